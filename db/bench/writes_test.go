//go:build bench && linux

package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/db"
)

// letter is an appeal of the sample, written anew by somebody else.
func (b *bench) letter(i int) app.Registration {
	a := b.sample[i%len(b.sample)]
	return app.Registration{Appeal: app.Appeal{
		Received: until, Registered: until, Channel: a.Channel, Kind: a.Kind, Language: a.Language,
		SettlementID: a.SettlementID, TopicID: a.TopicID, Address: a.Address, Text: a.Text,
		Applicants: []app.Applicant{{Resident: app.Resident{
			Name: text.ParseName(fmt.Sprintf("Өмүрбеков%d Үсөн", i)), Phones: []string{fmt.Sprintf("+99655%07d", i)},
		}}},
	}}
}

func (b *bench) registrations(dir string) error {
	const n = 1000
	var t times
	for i := range n {
		took, err := elapsed(func() error {
			_, err := b.office.Appeals.Register(b.ctx, b.letter(i))
			return err
		})
		if err != nil {
			return err
		}
		t = append(t, took)
	}
	flush, err := flushes(dir)
	if err != nil {
		return err
	}
	b.figure(figure{
		ID: "P1", What: "an appeal registered, on the disk: half / 99 %", Goal: "1, 5 / 1, 6 ms",
		Value: ms(t.median()) + " / " + ms(t.at(0.99)), Time: t.mean(),
	})
	b.note("A page written and flushed by itself: half in %s, 99 %% in %s.", ms(flush.median()), ms(flush.at(0.99)))
	return nil
}

func (b *bench) note(format string, args ...any) {
	b.found.Notes = append(b.found.Notes, fmt.Sprintf(format, args...))
}

// flushes is the floor of a save: one page and one flush.
func flushes(dir string) (times, error) {
	f, err := os.Create(filepath.Join(dir, "flush"))
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	var t times
	for i := range 500 {
		took, err := elapsed(func() error {
			_, err := f.WriteAt(make([]byte, 4096), int64(i)*4096)
			return errors.Join(err, unix.Fdatasync(int(f.Fd())))
		})
		if err != nil {
			return nil, err
		}
		t = append(t, took)
	}
	return t, nil
}

// clerks register and search at once, without a pause.
func (b *bench) clerks() error {
	const clerks, each = 10, 50
	var mu sync.Mutex
	var saves, searches times
	var errs []error
	var all sync.WaitGroup
	words := b.beginnings(4, clerks*each)
	for clerk := range clerks {
		all.Go(func() {
			for i := range each {
				n := clerk*each + i
				saved, err := elapsed(func() error {
					_, err := b.office.Appeals.Register(b.ctx, b.letter(10_000+n))
					return err
				})
				searched, again := elapsed(b.search(words[n]))
				mu.Lock()
				saves, searches, errs = append(saves, saved), append(searches, searched), append(errs, err, again)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	b.figure(figure{
		ID: "P17", What: "ten clerks at once without a pause: a save / a search, 99 %", Goal: "20, 20 / 100, 100 ms",
		Value: ms(saves.at(0.99)) + " / " + ms(searches.at(0.99)), Time: saves.mean(),
	})
	return nil
}

// opening is the start of the program: the data and the first page. Cold means
// that the system has forgotten the file.
func (b *bench) opening(dir string) error {
	var warm, cold times
	for i := range 12 {
		if i >= 8 {
			if err := forget(filepath.Join(dir, db.FileName)); err != nil {
				return err
			}
		}
		var store *db.Store
		took, err := elapsed(func() (err error) {
			if store, err = db.Open(b.ctx, dir, db.Options{}); err != nil {
				return err
			}
			office := app.New(store, store.Files(), now)
			_, err = office.Appeals.Rows(b.ctx, app.AppealQuery{Desc: true, Limit: page})
			return err
		})
		if err := errors.Join(err, store.Close()); err != nil {
			return err
		}
		if i >= 8 {
			cold = append(cold, took)
		} else {
			warm = append(warm, took)
		}
	}
	b.figure(figure{
		ID: "P11", What: "data opened and first page: warm / cold", Goal: "50 ms / 2 s on a hard disk",
		Value: ms(warm.median()) + " / " + ms(cold.median()), Time: warm.mean(),
	})
	return nil
}

// forget drops a file from the system's memory.
func forget(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return errors.Join(unix.Fdatasync(int(f.Fd())), unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED))
}

// copies are a verified copy made in quiet, one made under work, and a restore.
func (b *bench) copies(dir string) error {
	to := dir + ".copies"
	defer os.RemoveAll(to)
	var made app.BackupInfo
	quiet, err := elapsed(func() (err error) {
		made, err = b.store.Backups().Make(b.ctx, to)
		return err
	})
	if err != nil {
		return err
	}
	b.figure(figure{ID: "P15", What: "a copy, opened and compared", Goal: "10 s / 3 min", Value: ms(quiet), Time: quiet})

	saves, pages, err := b.underCopy(to)
	if err != nil {
		return err
	}
	b.figure(figure{
		ID: "P15", What: "longest wait meanwhile: a save / a page", Goal: "50 ms",
		Value: ms(saves.at(1)) + " / " + ms(pages.at(1)), Time: saves.at(1),
	})
	back := filepath.Join(to, "restored")
	restored, err := elapsed(func() error { return db.Restore(b.ctx, back, made.Path, "bench", db.Options{}) })
	if err != nil {
		return err
	}
	b.figure(figure{ID: "P16", What: "a copy restored", Goal: "30 s / 3 min", Value: ms(restored), Time: restored})
	return nil
}

func (b *bench) underCopy(to string) (saves, pages times, err error) {
	ctx, cancel := context.WithCancel(b.ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		_, err := b.store.Backups().Make(ctx, to)
		done <- err
	}()
	for i := 20_000; ; i++ {
		select {
		case err := <-done:
			return saves, pages, err
		case <-time.After(20 * time.Millisecond): // a clerk is slower than that
		}
		saved, err := elapsed(func() error {
			_, err := b.office.Appeals.Register(b.ctx, b.letter(i))
			return err
		})
		read, again := elapsed(b.rows(app.AppealQuery{Desc: true}))
		if err := errors.Join(err, again); err != nil {
			return nil, nil, err
		}
		saves, pages = append(saves, saved), append(pages, read)
	}
}
