package app_test

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func TestCheck(t *testing.T) {
	d := newDesk(t)
	cal, _, err := d.Desk.Rules(d.ctx)
	d.must(err)
	applicant := func(change func(*app.Resident)) func(*app.Appeal) {
		return func(a *app.Appeal) { change(&a.Applicants[0].Resident) }
	}
	for name, tt := range map[string]struct {
		change           func(*app.Appeal)
		errors, warnings []string
	}{
		"a good letter":                        {func(*app.Appeal) {}, nil, nil},
		"no day of receipt":                    {func(a *app.Appeal) { a.Received = civil.Date{} }, []string{"received check.date_needed"}, nil},
		"received tomorrow":                    {func(a *app.Appeal) { a.Received = date("2026-10-14"); a.Registered = a.Received }, []string{"received check.date_future", "registered check.date_future"}, nil},
		"received in another age":              {func(a *app.Appeal) { a.Received = date("1026-10-13") }, []string{"received check.date_far"}, []string{"registered check.registered_late"}},
		"no day of registration":               {func(a *app.Appeal) { a.Registered = civil.Date{} }, []string{"registered check.date_needed"}, nil},
		"registered in another age":            {func(a *app.Appeal) { a.Received = date("1990-12-28"); a.Registered = date("1990-12-29") }, []string{"received check.date_far", "registered check.date_far"}, []string{"registered check.no_calendar"}},
		"registered before receipt":            {func(a *app.Appeal) { a.Registered = date("2026-10-12") }, []string{"registered check.registered_before_received"}, nil},
		"registered on the next working day":   {func(a *app.Appeal) { a.Received = date("2026-10-09"); a.Registered = date("2026-10-12") }, nil, nil},
		"registered two working days later":    {func(a *app.Appeal) { a.Received = date("2026-10-09") }, nil, []string{"registered check.registered_late"}},
		"written after receipt":                {func(a *app.Appeal) { a.Written = date("2026-10-14") }, nil, []string{"written check.written_after_received"}},
		"a year without a calendar":            {func(a *app.Appeal) { a.Received = date("2019-10-14"); a.Registered = a.Received }, nil, []string{"registered check.no_calendar"}},
		"a term by hand":                       {func(a *app.Appeal) { a.DueByHand = date("2026-10-20"); a.DueReason = "ст. 210" }, nil, nil},
		"a term by hand without a reason":      {func(a *app.Appeal) { a.DueByHand = date("2026-10-20"); a.DueReason = " \t" }, []string{"due_reason check.due_reason_needed"}, nil},
		"a term by hand before registration":   {func(a *app.Appeal) { a.DueByHand = date("2026-10-12"); a.DueReason = "x" }, []string{"due check.due_before_registered"}, nil},
		"a term by hand in another age":        {func(a *app.Appeal) { a.DueByHand = date("3026-10-20"); a.DueReason = "x" }, []string{"due check.due_far"}, nil},
		"nobody":                               {func(a *app.Appeal) { a.Applicants = nil }, []string{"surname check.applicant_needed"}, nil},
		"nobody, anonymous":                    {func(a *app.Appeal) { a.Applicants = nil; a.Multiplicity = app.Anonymous }, nil, nil},
		"an applicant without a name":          {applicant(func(r *app.Resident) { r.Name.Surname, r.Name.Given = " ", "" }), []string{"surname check.name_needed"}, nil},
		"an applicant of signs":                {applicant(func(r *app.Resident) { r.Name.Surname, r.Name.Given = "№ 5", "—" }), []string{"surname check.name_letters"}, nil},
		"the second of two has no name":        {func(a *app.Appeal) { a.Applicants = append(a.Applicants, app.Applicant{}) }, []string{"surname.1 check.name_needed"}, nil},
		"a phone with letters":                 {applicant(func(r *app.Resident) { r.Phones = []string{"0555 звонить Асану"} }), []string{"phone phone.chars"}, nil},
		"a short phone":                        {applicant(func(r *app.Resident) { r.Phones = []string{"12"} }), []string{"phone phone.short"}, nil},
		"a long phone":                         {applicant(func(r *app.Resident) { r.Phones = []string{"0555 12 34 56 78 90"} }), []string{"phone phone.long"}, nil},
		"an address of mail without a sign":    {applicant(func(r *app.Resident) { r.Email = "asan.example.kg" }), []string{"email check.email"}, nil},
		"born tomorrow":                        {applicant(func(r *app.Resident) { r.Born = date("2026-10-14") }), []string{"born check.born"}, nil},
		"born in another age":                  {applicant(func(r *app.Resident) { r.BirthYear = 1880 }), []string{"born check.born"}, nil},
		"a short PIN":                          {applicant(func(r *app.Resident) { r.PIN = "2010119" }), nil, []string{"pin pin.length"}},
		"a PIN of words":                       {applicant(func(r *app.Resident) { r.PIN = "паспорт AN123" }), nil, []string{"pin pin.chars"}},
		"a PIN of a company":                   {applicant(func(r *app.Resident) { r.PIN = "00101198000123" }), nil, []string{"pin pin.company"}},
		"a PIN of nobody's sex":                {applicant(func(r *app.Resident) { r.PIN = "30101198000123" }), nil, []string{"pin pin.sex"}},
		"a PIN of no day":                      {applicant(func(r *app.Resident) { r.PIN = "23113198000123" }), nil, []string{"pin pin.date"}},
		"a PIN of somebody unborn":             {applicant(func(r *app.Resident) { r.PIN = "21410202600123" }), nil, []string{"pin pin.future"}},
		"a PIN of the other sex":               {applicant(func(r *app.Resident) { r.PIN, r.Sex = "20101198000123", app.Female }), nil, []string{"pin pin.other_sex"}},
		"a PIN of another year":                {applicant(func(r *app.Resident) { r.PIN, r.BirthYear = "20101198000123", 1981 }), nil, []string{"pin pin.other_year"}},
		"a collective of one":                  {func(a *app.Appeal) { a.Multiplicity, a.Signatures = app.Collective, 1 }, []string{"signatures check.signatures"}, nil},
		"a collective not counted":             {func(a *app.Appeal) { a.Multiplicity, a.Signatures = app.Collective, 0 }, nil, nil},
		"a collective of minus two":            {func(a *app.Appeal) { a.Multiplicity, a.Signatures = app.Collective, -2 }, []string{"signatures check.signatures"}, nil},
		"no text":                              {func(a *app.Appeal) { a.Text = " \u200b\n" }, []string{"text check.text_needed"}, nil},
		"a summary instead of a text":          {func(a *app.Appeal) { a.Text, a.Summary = "", "Дорога" }, nil, nil},
		"a text as long as can be":             {func(a *app.Appeal) { a.Text = strings.Repeat("ө", app.TextLimit) }, nil, nil},
		"a text longer than that":              {func(a *app.Appeal) { a.Text = strings.Repeat("ө", app.TextLimit+1) }, []string{"text check.text_long"}, nil},
		"no topic":                             {func(a *app.Appeal) { a.TopicID = 0 }, []string{"topic check.topic_needed"}, nil},
		"a repeat of nobody knows what":        {func(a *app.Appeal) { a.Repetition = app.Repeated }, nil, []string{"repetition check.earlier_unnamed"}},
		"minus one sheet":                      {func(a *app.Appeal) { a.Sheets = -1 }, []string{"sheets check.sheets"}, nil},
		"a million sheets":                     {func(a *app.Appeal) { a.Sheets = 1_000_000 }, []string{"sheets check.sheets"}, nil},
		"everything at once, in order of form": {func(a *app.Appeal) { *a = app.Appeal{Sheets: -1} }, []string{"received check.date_needed", "registered check.date_needed", "surname check.applicant_needed", "text check.text_needed", "topic check.topic_needed", "sheets check.sheets"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a := d.letter(tt.change)
			f := d.Appeals.Check(a, cal)
			same(t, "errors", keys(f.Errors), tt.errors)
			same(t, "warnings", keys(f.Warnings), tt.warnings)
			if len(tt.errors) == 0 {
				return
			}
			_, err := d.Appeals.Register(d.ctx, app.Registration{Appeal: a})
			equal(t, "code of the registration", app.ErrorCode(err), app.Invalid)
		})
	}
	n, err := d.Appeals.Count(d.ctx, app.AppealFilter{}, 0)
	d.must(err)
	equal(t, "appeals stored meanwhile", n, 0)
}

func TestWhatIsTypedIsTidied(t *testing.T) {
	d := newDesk(t)
	a := d.register(func(a *app.Appeal) {
		a.Applicants[0].Resident = person(" ШАРШЕНБАЙ  УУЛУ ", "руслан")
		a.Applicants[0].Resident.Phones = []string{"0555 12-34-56", "", "+996 555 123456"}
		a.Applicants[0].Resident.PIN = "2 0101 1980 00123"
		a.Text = "Пои\u0306ма\u0000 реки\r\n\r\n\r\nу  дoма" // NFD, NUL, doubled blanks, Latin o
		a.Address.Line, a.Address.Landmark = "ул.\tЖеңиш,  14", "\u200bмектеп "
		a.Covering.Body = " Мэрия "
		a.Controller, a.Filing.Case = "Исаков\n", "02-08\u00a0"
		a.Summary = "Река\nи дом"
	})
	for what, pair := range map[string][2]string{
		"text":       {a.Text, "Пойма реки\n\nу дома"},
		"address":    {a.Address.Line, "ул. Жеңиш, 14"},
		"landmark":   {a.Address.Landmark, "мектеп"},
		"body":       {a.Covering.Body, "Мэрия"},
		"controller": {a.Controller, "Исаков"},
		"case":       {a.Filing.Case, "02-08"},
		"summary":    {a.Summary, "Река и дом"},
		"name":       {a.Applicants[0].Resident.Name.Full(), "Шаршенбай уулу Руслан"},
		"phones":     {strings.Join(a.Applicants[0].Resident.Phones, " "), "+996555123456"},
		"PIN":        {a.Applicants[0].Resident.PIN, "20101198000123"},
		"sex":        {string(a.Applicants[0].Resident.Sex), string(app.Male)},
		"birth":      {a.Applicants[0].Resident.Born.String(), "1980-01-01"},
	} {
		equal(t, what, pair[0], pair[1])
	}
	equal(t, "stored text", d.stored(a.ID).Text, a.Text)
}

func TestEmptyChoicesAreTheUsualOnes(t *testing.T) {
	d := newDesk(t)
	a := d.register(func(a *app.Appeal) {
		a.Kind, a.Channel, a.Multiplicity, a.Repetition, a.Language = "", "", "", "", ""
	})
	equal(t, "kind", a.Kind, app.Application)
	equal(t, "channel", a.Channel, app.ByHand)
	equal(t, "multiplicity", a.Multiplicity, app.Individual)
	equal(t, "repetition", a.Repetition, app.First)
	equal(t, "language", a.Language, app.Russian)
}
