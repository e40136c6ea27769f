//go:build bench && linux

package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/db"
)

// measure is everything about an office of one size.
func measure(ctx context.Context, size int) (f found, err error) {
	f.Size = size
	office, built, err := made(ctx, fmt.Sprintf("office-%d", size), demo.Options{Appeals: size})
	if err != nil {
		return f, err
	}
	f.Built = built
	dir, err := borrow(office)
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(dir)
	info, err := os.Stat(filepath.Join(dir, db.FileName))
	if err != nil {
		return f, err
	}
	f.Bytes = info.Size()
	c, err := findC(ctx, office) // nothing is ever written there
	if err != nil {
		return f, err
	}
	f.C = c.version
	if !c.same {
		f.C += ", on a twin of the file: it does not know the index of the words"
	}
	b := &bench{ctx: ctx, found: &f, c: c}
	if err := b.opening(dir); err != nil {
		return f, err
	}
	return f, b.work(dir)
}

// work opens the office and asks it everything, then writes to it.
func (b *bench) work(dir string) (err error) {
	if err := forgetPeak(); err != nil {
		return err
	}
	if b.store, err = db.Open(b.ctx, dir, db.Options{}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.store.Close()) }()
	b.office = app.New(b.store, b.store.Files(), now)
	if b.total, err = b.office.Appeals.Count(b.ctx, app.AppealFilter{}, 0); err != nil {
		return err
	}
	if err := b.office.Desk.SetPreference(b.ctx, "bench", true); err != nil { // the writer is open
		return err
	}
	if err := b.rows(app.AppealQuery{Desc: true})(); err != nil {
		return err
	}
	if err := b.remember("the first page"); err != nil {
		return err
	}
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"", func() error { return b.pick(200) }},
		{"searches", b.searches},
		{"pages and sorts", b.lists},
		{"counts", b.counts},
		{"figures, overview and cards", b.figures},
		{"hints", b.similar},
		{"the quarter's workbook", func() error { return b.workbook(dir) }},
		{"", func() error { return b.export(dir) }},
		{"a thousand registrations", func() error { return b.registrations(dir) }},
		{"ten clerks at once", b.clerks},
		{"copies and a restore", func() error { return b.copies(dir) }},
	} {
		fmt.Fprintln(os.Stderr, b.total, step.what)
		if err := errors.Join(forgetPeak(), step.do()); err != nil {
			return err
		}
		if err := b.remember(step.what); err != nil {
			return err
		}
	}
	return nil
}

// remember notes the memory after a step that has a name.
func (b *bench) remember(what string) error {
	if what == "" {
		return nil
	}
	m, err := memoryAfter(what)
	b.found.Memory = append(b.found.Memory, m)
	return err
}
