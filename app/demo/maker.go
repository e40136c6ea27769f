package demo

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
)

// maker makes up the appeals of an office one after another, in order of
// registration.
type maker struct {
	dice
	book     *book
	settings app.Settings
	cal      *civil.Calendar
	terms    civil.Terms
	until    civil.Date
	crowd    *crowd
	staff    *staff
	bodies   []app.Entry

	days        []civil.Date // of registration, one an appeal
	topics      []*topic     // those that the office's classifier has
	topicIDs    map[string]int64
	inGroup     map[string][]int64
	calendar    [12][]int // weights of topics by month
	residents   int       // to be made
	known       []int64   // ids of those made, by index
	recent      recent
	resolutions []resolution // collective appeals that came from meetings
	tail        int          // appeals whose term ended just before until
}

func newMaker(ctx context.Context, office *app.Office, o Options) (*maker, error) {
	b, err := open()
	if err != nil {
		return nil, err
	}
	m := &maker{dice: newDice(o.Seed, 0), book: b, until: o.Until, topicIDs: map[string]int64{}, inGroup: map[string][]int64{}}
	if m.settings, err = office.Desk.Settings(ctx); err != nil {
		return nil, err
	}
	if m.cal, m.terms, err = office.Desk.Rules(ctx); err != nil {
		return nil, err
	}
	store := office.Desk.Store()
	if m.bodies, err = store.Entries(ctx, app.Bodies); err != nil {
		return nil, err
	}
	if err := m.readTopics(ctx, store); err != nil {
		return nil, err
	}
	places, err := m.readPlaces(ctx, store)
	if err != nil {
		return nil, err
	}
	m.crowd = newCrowd(b, o.Seed, places, o.Until)
	m.staff = &staff{office: b.office}
	m.days = m.spread(o.Appeals)
	m.residents = o.Residents
	if m.residents <= 0 {
		m.residents = max(1, o.Appeals*62/100)
	}
	return m, nil
}

func (m *maker) readTopics(ctx context.Context, store app.Store) error {
	entries, err := store.Entries(ctx, app.Topics)
	if err != nil {
		return err
	}
	for _, e := range entries {
		m.topicIDs[e.Code] = e.ID
		if group := seed.Group(e.Code); group != "" {
			m.inGroup[group] = append(m.inGroup[group], e.ID)
		}
	}
	for _, t := range m.book.topics {
		if m.topicIDs[t.Code] != 0 {
			m.topics = append(m.topics, t)
		}
	}
	if len(m.topics) == 0 {
		return fmt.Errorf("no topic of the office has texts")
	}
	for month := range m.calendar {
		for _, t := range m.topics {
			m.calendar[month] = append(m.calendar[month], t.Weight*seasons[t.Season][month])
		}
	}
	return nil
}

func (m *maker) readPlaces(ctx context.Context, store app.Store) ([]*place, error) {
	entries, err := store.Entries(ctx, app.Settlements)
	if err != nil {
		return nil, err
	}
	var places []*place
	for i, e := range entries {
		if e.Active {
			places = append(places, newPlace(m.book, e, i))
		}
	}
	if len(places) == 0 {
		return nil, fmt.Errorf("the office has no settlement")
	}
	return places, nil
}

// byMonth and byWeekday (from Monday) say how busy the office is; yearly, how much
// more each year brings.
var (
	byMonth   = [12]float64{0.7, 0.95, 1.1, 1.15, 0.85, 1.1, 1.15, 1.05, 1.05, 1, 1, 0.9}
	byWeekday = [7]float64{1.3, 1.1, 1, 0.95, 0.75, 1, 1}
)

const yearly = 0.17

// spread gives each of n appeals its day of registration, in order: the same
// share of them on every day whatever n is.
func (m *maker) spread(n int) []civil.Date {
	var days []civil.Date
	var sums []float64
	sum := 0.0
	first := m.until.AddMonths(-months).AddDays(1)
	for d := first; !d.After(m.until); d = d.AddDays(1) {
		luck := 0.6 + 0.8*m.Float64()
		if !m.cal.IsWorking(d) {
			continue
		}
		busy := byMonth[d.Month()-1] * byWeekday[(d.Weekday()+6)%7]
		sum += luck * busy * (1 + yearly*float64(d.Sub(first))/365)
		days, sums = append(days, d), append(sums, sum)
	}
	if len(days) == 0 {
		return nil
	}
	spread := make([]civil.Date, n)
	for i := range spread {
		at := sort.SearchFloat64s(sums, (float64(i)+0.5)/float64(n)*sum)
		spread[i] = days[min(at, len(days)-1)]
	}
	return spread
}

// staff are the executors that the made-up office is given.
type staff struct {
	office    officeText
	ids       []int64
	head      string
	byGroup   map[string][]int // weights by group of topics
	receivers []int
}

// hire adds the executors to the dictionary.
func (s *staff) hire(ctx context.Context, tx app.Tx) error {
	s.ids, s.receivers, s.byGroup = nil, nil, map[string][]int{}
	s.head = s.office.Settings.HeadRU
	for i, x := range s.office.Executors {
		e := app.Entry{Dict: app.Executors, NameRU: x.Name, NameKY: x.Name, Post: x.Post, Phone: x.Phone, Active: true}
		if err := tx.AddEntry(ctx, &e); err != nil {
			return err
		}
		s.ids = append(s.ids, e.ID)
		s.receivers = append(s.receivers, x.Receives)
		for _, group := range x.Groups {
			if s.byGroup[group] == nil {
				s.byGroup[group] = make([]int, len(s.office.Executors))
			}
			s.byGroup[group][i] = x.Weight
		}
	}
	return nil
}

// executor picks who answers for a topic.
func (s *staff) executor(d dice, t *topic) int64 {
	return s.ids[d.weighted(s.byGroup[seed.Group(t.Code)]...)]
}

// other picks an executor besides those already named.
func (s *staff) other(d dice, but ...int64) int64 {
	for {
		if id := one(d, s.ids); !slices.Contains(but, id) {
			return id
		}
	}
}

func (s *staff) receiver(d dice) int64 { return s.ids[d.weighted(s.receivers...)] }

func (s *staff) clerk(d dice) string { return s.office.Clerks[d.weighted(7, 3)] }

// bishkek is the time of the made-up office: UTC+6 all year.
var bishkek = time.FixedZone("UTC+6", 6*60*60)

// recent remembers the last appeals, which later ones may repeat.
type recent struct {
	ring [2048]past
	n    int
}

// past is what a repeated or duplicated appeal needs of the earlier one.
type past struct {
	ref
	id       int64
	resident int // index; negative: not to be repeated
	repeats  int // how many times before
	topic    *topic
	finished civil.Date
	what     string
	appeal   app.Appeal // its place and words
}

func (r *recent) add(p past) {
	r.ring[r.n%len(r.ring)] = p
	r.n++
}

// find tries a few of the remembered appeals for one that fits.
func (r *recent) find(d dice, fits func(past) bool) (past, bool) {
	for range 24 {
		if r.n == 0 {
			break
		}
		if p := r.ring[d.IntN(min(r.n, len(r.ring)))]; p.resident >= 0 && fits(p) {
			return p, true
		}
	}
	return past{}, false
}
