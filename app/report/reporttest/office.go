// Package reporttest is an office in memory: appeals in a slice, counted one by
// one as app.AppealFilter and app.Dim say. It is what the tests of reports,
// workbooks and listings ask instead of a store.
package reporttest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Office holds everything a report may ask for. Its fields may be changed by a
// test; ids of appeals are their place in Appeals, from 1.
type Office struct {
	Setup     app.Settings
	Day       civil.Date
	Calendar  *civil.Calendar
	Dicts     map[app.Dict][]app.Entry
	Appeals   []app.Appeal
	Meetings  []app.MeetingRow // without the figures of their decisions
	Decisions []app.DecisionRow
	Grants    []Grant // ids are their place, from 1
	People    []app.ResidentRow
	Records   []app.Record
	Fail      error // what every question answers with, if set
}

// New returns a made-up office with n appeals of the two and a half years before
// today, the same for the same seed.
func New(seed uint64, n int, today civil.Date) *Office {
	o := &Office{
		Setup: app.Settings{
			NameRU: "МТУ № 109", NameKY: "№ 109 МАБ", City: app.CityBishkek, District: "Ленинский район",
			HeadRU: "Т. А. Асанов", Reporter: "Г. Б. Сыдыкова", UrgentDays: 5, Ready: true,
		},
		Day: today, Calendar: civil.NewCalendar(nil), Dicts: dictionaries(),
	}
	r := rand.New(rand.NewPCG(seed, 109))
	for i := range n {
		o.Appeals = append(o.Appeals, o.appeal(r, int64(i+1)))
	}
	o.meet(rand.New(rand.NewPCG(seed, 203)), n/4)
	o.grant(rand.New(rand.NewPCG(seed, 307)), min(n/10, 12))
	return o
}

func dictionaries() map[app.Dict][]app.Entry {
	d := map[app.Dict][]app.Entry{}
	id := int64(0)
	add := func(e app.Entry) int64 {
		id++
		e.ID, e.Active = id, true
		d[e.Dict] = append(d[e.Dict], e)
		return id
	}
	for i, name := range []string{"Ак-Ордо-2", "Ала-Тоо-3", "Алтын-Казык", "Адилет"} {
		add(app.Entry{Dict: app.Settlements, NameRU: name, NameKY: name, Population: i * 2500})
	}
	for _, g := range []struct {
		code, ru, ky string
		topics       [][2]string
	}{
		{"01", "Вода и канализация", "Суу жана канализация", [][2]string{
			{"Перебои, слабый напор", "Суунун үзгүлтүгү, басымдын төмөндүгү"}, {"Качество воды", "Суунун сапаты"},
		}},
		{"02", "Электричество, газ, отопление", "Электр энергиясы, газ, жылытуу", [][2]string{
			{"Отключения, низкое напряжение", "Жарыктын өчүшү, чыңалуунун төмөндүгү"}, {"Отопление, уголь", "Жылытуу, көмүр"},
		}},
		{"03", "Дороги", "Жолдор", [][2]string{
			{"Асфальтирование и ремонт улиц", "Көчөлөрдү асфальттоо жана оңдоо"},
			{"Тротуары", "Тротуарлар"},
			{"Знаки, переходы, «лежачие полицейские»", "Жол белгилери, өткөөлдөр, жасалма тоскоолдуктар"},
		}},
		{"04", "Освещение и благоустройство", "Жарыктандыруу жана көрктөндүрүү", [][2]string{
			{"Уличное освещение", "Көчө жарыгы"}, {"Детские и спортивные площадки", "Балдар жана спорт аянтчалары"},
		}},
		{"05", "Отходы и санитария", "Таштанды жана санитария", [][2]string{{"Вывоз мусора", "Таштанды чыгаруу"}}},
		{"07", "Строительство и архитектура", "Курулуш жана архитектура", [][2]string{{"Самовольное строительство", "Өз алдынча курулуш"}}},
		{"08", "Жилищно-коммунальное хозяйство", "Турак жай-коммуналдык чарба", nil},
		{"09", "Транспорт и связь", "Транспорт жана байланыш", [][2]string{{"Маршруты и остановки", "Каттамдар жана аялдамалар"}}},
		{"06", "Земля и документы", "Жер жана документтер", [][2]string{
			{"Красная книга (правоустанавливающий документ)", "Кызыл китеп (укук белгилөөчү документ)"},
			{"Легализация домов", "Үйлөрдү мыйзамдаштыруу"},
			{"Земельные споры", "Жер талаштары"},
			{"Аренда", "Ижара"},
			{"Отвод участка", "Жер тилкесин бөлүү"},
		}},
		{"13", "Прочее", "Башка", nil},
	} {
		parent := add(app.Entry{Dict: app.Topics, Code: g.code, NameRU: g.ru, NameKY: g.ky})
		for i, t := range g.topics {
			add(app.Entry{Dict: app.Topics, Code: fmt.Sprintf("%s.%02d", g.code, i+1), NameRU: t[0], NameKY: t[1], Parent: parent})
		}
	}
	for _, name := range []string{"Абдыкадыров Нурлан", "Иманова Айгүл", "Отдел благоустройства", "Токтосунов Бакыт"} {
		add(app.Entry{Dict: app.Executors, NameRU: name, NameKY: name})
	}
	for _, list := range []struct {
		dict  app.Dict
		names [][2]string
	}{
		{app.MeetingForms, [][2]string{{"Сход граждан", "Жарандардын жыйыны"}, {"Круглый стол", "Тегерек стол"}, {"Курултай", "Курултай"}}},
		{app.PeopleGroups, [][2]string{{"Молодёжь", "Жаштар"}, {"Пожилые", "Улгайгандар"}}},
		{app.FundSources, [][2]string{{"Грант донора", "Донордун гранты"}, {"Вклад жителей", "Тургундардын салымы"}, {"Мэрия", "Мэрия"}}},
	} {
		for _, name := range list.names {
			add(app.Entry{Dict: list.dict, NameRU: name[0], NameKY: name[1]})
		}
	}
	return d
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// entry draws an entry of a dictionary; sometimes none.
func (o *Office) entry(r *rand.Rand, d app.Dict, none int) int64 {
	if none > 0 && r.IntN(none) == 0 {
		return 0
	}
	return pick(r, o.Dicts[d]...).ID
}

func (o *Office) appeal(r *rand.Rand, id int64) app.Appeal {
	registered := o.Day.AddDays(-r.IntN(900))
	a := app.Appeal{
		ID: id, Number: fmt.Sprintf("%s-%d/%02d", pick(r, "А", "Б", "К", "Ө"), id, registered.Year()%100),
		Registered: registered, Received: registered.AddDays(-r.IntN(2)),
		Channel: pick(r, app.Channels...), Kind: pick(r, app.Application, app.Application, app.Complaint, app.Proposal),
		Multiplicity: pick(r, app.Individual, app.Individual, app.Individual, app.Collective, app.Anonymous),
		Repetition:   pick(r, app.First, app.First, app.First, app.Repeated, app.Multiple, app.Duplicate),
		Language:     pick(r, app.Kyrgyz, app.Russian, app.Russian, app.OtherLanguage),
		SettlementID: o.entry(r, app.Settlements, 20), TopicID: o.entry(r, app.Topics, 0),
		Summary: pick(r, "Нет воды третий день на ул. Жеңиш", "=2+2 фонарь не горит", "Көчөдө жарык жок", "Просит отремонтировать дорогу"),
		Address: app.Address{Line: pick(r, "ул. Жеңиш, 14", "көч. Ала-Тоо, 7", "уч. 118")},
	}
	if a.Multiplicity == app.Collective {
		a.Signatures = r.IntN(80)
	}
	if a.Repetition != app.First && id > 1 {
		a.Earlier = 1 + r.Int64N(id-1)
	}
	if r.IntN(6) == 0 {
		a.Covering.Body = "Мэрия"
	}
	if a.Channel.Personal() {
		a.ReceiverID = o.entry(r, app.Executors, 8)
	}
	if a.Multiplicity != app.Anonymous {
		a.Applicants = []app.Applicant{{ResidentID: id, Resident: person(r)}}
	}
	a.Standing = o.standing(r, registered)
	return a
}

func person(r *rand.Rand) app.Resident {
	p := app.Resident{
		Name:      text.Name{Surname: pick(r, "Асанова", "Өмүрбеков", "=Петров"), Given: pick(r, "Айгуль", "Нурлан")},
		Sex:       pick(r, app.Female, app.Male, ""),
		BirthYear: pick(r, 0, 1950, 1966, 1967, 1980, 1997, 1998, 1999, 2004),
		Phones:    []string{"+996700123456"},
	}
	for _, s := range app.SocialCategories {
		if r.IntN(10) == 0 {
			p.Social = append(p.Social, s)
		}
	}
	return p
}

// standing draws a life that could have been: an answer never before the
// registration, nothing after today.
func (o *Office) standing(r *rand.Rand, registered civil.Date) app.Standing {
	s := app.Standing{State: app.Registered, ExecutorID: o.entry(r, app.Executors, 6), SiteVisit: r.IntN(4) == 0}
	s.FirstDue = o.Calendar.AddWorkingDays(registered, 14)
	s.Due = s.FirstDue
	if s.ExecutorID != 0 {
		s.State = app.InWork
	}
	if r.IntN(9) == 0 {
		s.Due, s.Extensions = s.Due.AddDays(30), 1
	}
	answered := registered.AddDays(r.IntN(40))
	if r.IntN(10) > 0 && !answered.After(o.Day) {
		s.State, s.Answered, s.AnswerNo = app.Answered, answered, fmt.Sprint(r.IntN(900))
		s.Outcome = pick(r, app.AnswerOutcomes...)
	}
	closed := answered.AddDays(r.IntN(10))
	if r.IntN(10) > 0 && !closed.After(o.Day) {
		s.State, s.Closed = app.Closed, closed
		if s.Answered.IsZero() {
			s.Outcome = pick(r, app.Forwarded, app.NoConsideration, app.WithdrawnByHim)
		}
		if s.Outcome == app.WithdrawnByHim {
			s.State = app.Withdrawn
		}
	}
	return s
}

// Now is noon of the office's day.
func (o *Office) Now() time.Time { return o.Day.Time(time.Local).Add(12 * time.Hour) }

// Today is the office's day.
func (o *Office) Today() civil.Date { return o.Day }

// Settings implements the source.
func (o *Office) Settings(context.Context) (app.Settings, error) { return o.Setup, o.Fail }

// Rules implements the source.
func (o *Office) Rules(context.Context) (*civil.Calendar, civil.Terms, error) {
	return o.Calendar, civil.DefaultTerms(), o.Fail
}

// Entries implements the source.
func (o *Office) Entries(_ context.Context, d app.Dict) ([]app.Entry, error) {
	return o.Dicts[d], o.Fail
}
