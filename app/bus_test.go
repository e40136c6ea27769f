package app_test

import (
	"fmt"
	"sync"
	"testing"

	"kairyluu/app"
)

func TestBus(t *testing.T) {
	var b app.Bus
	b.Publish(app.Changed{Kind: app.EntityAppeal}) // to nobody

	var first, second []app.Changed
	stopFirst := b.Subscribe(func(c app.Changed) { first = append(first, c) })
	b.Subscribe(func(c app.Changed) { second = append(second, c) })
	b.Publish(app.Changed{Kind: app.EntityAppeal, ID: 7})
	stopFirst()
	stopFirst() // a page may be closed twice
	b.Publish(app.Changed{Kind: app.EntityEntry, ID: 8})

	equal(t, "told before leaving", fmt.Sprint(first), "[{appeal 7}]")
	equal(t, "told in order", fmt.Sprint(second), "[{appeal 7} {entry 8}]")
}

func TestASubscriberMayLeaveWhileItIsTold(t *testing.T) {
	var b app.Bus
	told := 0
	var stop func()
	stop = b.Subscribe(func(app.Changed) {
		told++
		stop()
	})
	b.Publish(app.Changed{})
	b.Publish(app.Changed{})
	equal(t, "times told", told, 1)
}

func TestBusIsSharedBetweenGoroutines(t *testing.T) {
	var b app.Bus
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				stop := b.Subscribe(func(app.Changed) {})
				b.Publish(app.Changed{})
				stop()
			}
		})
	}
	all.Wait()
	told := 0
	b.Subscribe(func(app.Changed) { told++ })
	b.Publish(app.Changed{})
	equal(t, "subscribers left", told, 1)
}

func TestWhatIsNotCommittedIsNotTold(t *testing.T) {
	d := newDesk(t)
	var told []app.Changed
	d.Bus.Subscribe(func(c app.Changed) { told = append(told, c) })
	d.register(func(a *app.Appeal) { a.Number = "Ш-1/26" })
	equal(t, "after a registration", len(told), 1)
	_, err := d.Appeals.Register(d.ctx, app.Registration{Appeal: d.letter(func(a *app.Appeal) { a.Number = "Ш-1/26" })})
	refused(t, err, app.Conflict, "number.taken")
	_, err = d.Appeals.Enter(d.ctx, 999, app.Event{Kind: app.EventClosed})
	refused(t, err, app.NotFound, "appeal.gone")
	equal(t, "after what was refused", len(told), 1)
}
