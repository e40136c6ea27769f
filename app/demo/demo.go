// Package demo makes up an office: its people, settlements' streets, appeals in
// Russian and Kyrgyz and what became of them. The same seed makes the same office,
// whatever its size, so that pictures, trials and measurements can be repeated.
package demo

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
)

const (
	// Usual is how many appeals an office gets that is made without a number.
	Usual = 2500
	// Most is how many appeals an office may be asked for.
	Most = 1_000_000

	// UsualMeetings is how many meetings an office holds in two years.
	UsualMeetings = 96

	// months is how far the history of the office goes back from Options.Until.
	months = 30
	// batch is how many appeals are committed together.
	batch = 2000
)

// Options say what office to make up. Fill takes them as they are.
type Options struct {
	Appeals   int        // 0 to Most
	Residents int        // different people among the applicants; 0: about two for three appeals
	Projects  int        // 0: one for eighty appeals, UsualProjects at most; negative: none
	Meetings  int        // of the last two years; 0: one for thirty appeals, UsualMeetings at most; negative: none
	Seed      uint64     // the same seed makes the same office
	Until     civil.Date // the office's today; zero: the desk's
	// Progress is called after each transaction; nil is not called.
	Progress func(done, total int)
}

// SetUp makes the empty office that Fill fills. An office that is set up already
// is Denied.
func SetUp(ctx context.Context, office *app.Office, start app.Seed) error {
	book, err := open()
	if err != nil {
		return err
	}
	return office.Desk.SetUp(ctx, book.settings(), start.Settlements, start)
}

// Make is SetUp and Fill with an ordinary size, seed and day where the options
// tell none.
func Make(ctx context.Context, office *app.Office, start app.Seed, o Options) error {
	if err := SetUp(ctx, office, start); err != nil {
		return err
	}
	if o.Appeals == 0 {
		o.Appeals = Usual
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	return Fill(ctx, office, o)
}

// Fill writes made-up executors, residents and appeals with their events and
// history, then meetings with the action plan, risks and practices, then grant
// projects with their ledgers into an office that is set up and has no appeals
// yet; one that has is Denied. It writes through the store in transactions of many appeals: when it is
// stopped halfway, the office holds the older part of its history.
func Fill(ctx context.Context, office *app.Office, o Options) error {
	if o.Until.IsZero() {
		o.Until = office.Desk.Today()
	}
	o.Appeals = min(max(o.Appeals, 0), Most)
	store := office.Desk.Store()
	some, err := store.CountAppeals(ctx, app.AppealFilter{}, 1)
	if err != nil {
		return fmt.Errorf("fill made-up office: %w", err)
	}
	if some > 0 {
		return app.Fail(app.Denied, "demo.not_empty")
	}
	m, err := newMaker(ctx, office, o)
	if err != nil {
		return fmt.Errorf("fill made-up office: %w", err)
	}
	if err = m.fill(ctx, store, o.Progress); err == nil {
		err = m.convene(ctx, store, o.Seed, o.meetings())
	}
	if err == nil {
		err = m.fund(ctx, store, o.Seed, o.projects())
	}
	for _, kind := range []string{
		app.EntityEntry, app.EntityResident, app.EntityAppeal, app.EntityMeeting, app.EntityDecision, app.EntityFinding,
		app.EntityProgramme, app.EntityProject, app.EntityLedger,
	} {
		office.Bus.Publish(app.Changed{Kind: kind})
	}
	if err != nil {
		return fmt.Errorf("fill made-up office: %w", err)
	}
	return nil
}

// meetings is how many to make up.
func (o Options) meetings() int {
	if o.Meetings == 0 {
		return min(UsualMeetings, o.Appeals/30)
	}
	return o.Meetings
}

// projects is how many to make up.
func (o Options) projects() int {
	if o.Projects == 0 {
		return min(UsualProjects, o.Appeals/80)
	}
	return max(0, o.Projects)
}

// fill writes every batch in a transaction of its own.
func (m *maker) fill(ctx context.Context, store app.Store, progress func(done, total int)) error {
	if err := store.InTx(ctx, func(tx app.Tx) error { return m.staff.hire(ctx, tx) }); err != nil {
		return err
	}
	total := len(m.days)
	for done := 0; done < total; {
		to := min(done+batch, total)
		err := store.InTx(ctx, func(tx app.Tx) error {
			for _, day := range m.days[done:to] {
				if err := m.put(ctx, tx, m.draft(day)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		done = to
		if progress != nil {
			progress(done, total)
		}
	}
	return nil
}
