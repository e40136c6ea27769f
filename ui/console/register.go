package console

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// longestLine bounds one line of input: the longest text an appeal may have,
// four bytes a letter, and room for the rest.
const longestLine = 4*app.TextLimit + 1<<20

// line is one appeal on standard input. Keys are those of `list appeals`.
type line struct {
	Number       string     `json:"number"`
	Registered   civil.Date `json:"registered"`
	Received     civil.Date `json:"received"`
	Kind         string     `json:"kind"`
	Channel      string     `json:"channel"`
	Multiplicity string     `json:"multiplicity"`
	Signatures   int        `json:"signatures"`
	RepeatOf     string     `json:"repeat_of"`
	Language     string     `json:"language"`
	Settlement   string     `json:"settlement"`
	Topic        string     `json:"topic"`
	Executor     string     `json:"executor"`
	Due          civil.Date `json:"due"`
	Text         string     `json:"text"`
	Summary      string     `json:"summary"`
	Surname      string     `json:"surname"`
	Name         string     `json:"name"`
	Patronymic   string     `json:"patronymic"`
	Phone        string     `json:"phone"`
	PIN          string     `json:"pin"`
	Address      string     `json:"address"`
	Sheets       int        `json:"sheets"`
	Note         string     `json:"note"`
}

// register reads appeals from standard input, one JSON object a line, and
// prints each number when it is on the disk. A bad line is told with its
// number; the others go on.
func (c *Console) register(ctx context.Context, args []string) error {
	if _, err := c.parse(flags("register"), args, 0, 0); err != nil {
		return err
	}
	return c.with(ctx, Write, func(d *Data) error {
		if err := c.furnish(ctx, d.Office); err != nil {
			return err
		}
		desk, err := newIntake(ctx, c, d.Office)
		if err != nil {
			return err
		}
		return desk.readAll(ctx)
	})
}

// furnish sets a new data folder up with what the program carries, so that
// appeals can be registered before anyone has opened the window.
func (c *Console) furnish(ctx context.Context, office *app.Office) error {
	s, err := office.Desk.Settings(ctx)
	if err != nil || s.Ready {
		return err
	}
	seed, err := c.Seed(s.City)
	if err != nil {
		return err
	}
	s.NameRU, s.NameKY = c.words.In("ru").T("console.office"), c.words.In("ky").T("console.office")
	if err := office.Desk.SetUp(ctx, s, seed.Settlements, seed); err != nil {
		return err
	}
	fmt.Fprintln(c.Err, c.words.T("console.furnished", "dir", c.Dir))
	return nil
}

// intake turns lines into registrations.
type intake struct {
	*Console
	office  *app.Office
	places  map[string]int64
	topics  map[string]int64
	people  map[string]int64
	other   int64 // topic «прочее»
	skipped int
}

// otherTopic is the code of «прочее», the form's default topic.
const otherTopic = "13.99"

func newIntake(ctx context.Context, c *Console, office *app.Office) (*intake, error) {
	in := &intake{
		Console: c, office: office,
		places: map[string]int64{}, topics: map[string]int64{}, people: map[string]int64{},
	}
	for dict, names := range map[app.Dict]map[string]int64{
		app.Settlements: in.places, app.Topics: in.topics, app.Executors: in.people,
	} {
		entries, err := office.Dictionaries.Entries(ctx, dict)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			for _, name := range append([]string{e.NameRU, e.NameKY, e.Code}, e.Aliases...) {
				if name != "" && e.Active {
					names[text.PlaceKey(name)] = e.ID
				}
			}
		}
	}
	in.other = in.topics[text.PlaceKey(otherTopic)]
	return in, nil
}

func (in *intake) readAll(ctx context.Context) error {
	lines := bufio.NewScanner(in.In)
	lines.Buffer(make([]byte, 64<<10), longestLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		number, err := in.one(ctx, n, lines.Bytes())
		switch {
		case err == nil:
			fmt.Fprintln(in.Out, number)
		case fatal(err):
			return fmt.Errorf("line %d: %w", n, err)
		default:
			in.skipped++
			fmt.Fprintln(in.Err, in.words.T("console.bad_line", "line", fmt.Sprint(n), "why", in.sentence(err)))
		}
	}
	if err := lines.Err(); err != nil {
		in.skipped++
		fmt.Fprintln(in.Err, in.words.T("console.line_long"))
	}
	if in.skipped > 0 {
		fmt.Fprintln(in.Err, in.words.T("console.skipped", "n", in.skipped))
		return errTold
	}
	return nil
}

// fatal tells errors of the data folder, which the next line would meet too,
// from errors of a line.
func fatal(err error) bool {
	switch app.ErrorCode(err) {
	case app.Invalid, app.Conflict, app.Denied, app.NotFound:
		return false
	}
	return true
}

func (in *intake) one(ctx context.Context, n int, raw []byte) (string, error) {
	var l line
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return "", app.FailWith(err, app.Invalid, "console.bad_json", "why", err.Error()).On(wholeLine)
	}
	a, executor, err := in.appeal(ctx, n, l)
	if err != nil {
		return "", err
	}
	stored, err := in.office.Appeals.Register(ctx, app.Registration{Appeal: a, ExecutorID: executor})
	return stored.Number, err
}

func (in *intake) appeal(ctx context.Context, n int, l line) (a app.Appeal, executor int64, err error) {
	today := in.office.Desk.Today()
	a = app.Appeal{
		Number: l.Number, Registered: l.Registered, Received: l.Received,
		Kind: app.Kind(l.Kind), Channel: app.Channel(l.Channel), Multiplicity: app.Multiplicity(l.Multiplicity),
		Signatures: l.Signatures, Language: app.Language(l.Language), Sheets: l.Sheets,
		Address: app.Address{Line: l.Address}, Text: l.Text, Summary: l.Summary, Note: l.Note,
	}
	if a.Registered.IsZero() {
		a.Registered = today
	}
	if a.Received.IsZero() {
		a.Received = a.Registered
	}
	var f app.Faults
	in.checkValues(&f, a)
	in.place(&f, l, &a)
	in.topic(n, l, &a)
	if executor = in.people[text.PlaceKey(l.Executor)]; l.Executor != "" && executor == 0 {
		f.Add("executor", "console.no_executor", "name", l.Executor)
	}
	in.earlier(ctx, &f, l, &a)
	in.term(l, &a)
	return a, executor, errors.Join(f.Err(), in.applicant(ctx, l, &a))
}

func (in *intake) checkValues(f *app.Faults, a app.Appeal) {
	check(f, "kind", a.Kind, app.Kinds)
	check(f, "channel", a.Channel, app.Channels)
	check(f, "multiplicity", a.Multiplicity, app.Multiplicities)
	check(f, "language", a.Language, app.Languages)
}

func check[T ~string](f *app.Faults, field string, value T, list []T) {
	if value == "" || known(list, value) {
		return
	}
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = string(v)
	}
	f.Add(field, "console.bad_value", "field", field, "value", string(value), "known", names)
}

func (in *intake) place(f *app.Faults, l line, a *app.Appeal) {
	a.SettlementID = in.places[text.PlaceKey(l.Settlement)]
	if l.Settlement != "" && a.SettlementID == 0 {
		f.Add("settlement", "console.no_settlement", "name", l.Settlement)
	}
}

// topic takes «прочее» for a topic that the office does not have and keeps its
// words in the note, so that a letter is never turned away for them.
func (in *intake) topic(n int, l line, a *app.Appeal) {
	a.TopicID = in.topics[text.PlaceKey(l.Topic)]
	if a.TopicID != 0 {
		return
	}
	a.TopicID = in.other
	if l.Topic == "" {
		return
	}
	a.Note = strings.TrimSpace(a.Note + "\n" + in.words.T("console.topic_note", "name", l.Topic))
	fmt.Fprintln(in.Err, in.words.T("console.no_topic", "line", fmt.Sprint(n), "name", l.Topic))
}

func (in *intake) earlier(ctx context.Context, f *app.Faults, l line, a *app.Appeal) {
	if l.RepeatOf == "" {
		return
	}
	rows, err := in.office.Desk.Store().AppealByNumber(ctx, l.RepeatOf)
	if err != nil || len(rows) == 0 {
		f.Add("repeat_of", "console.no_earlier", "number", l.RepeatOf)
		return
	}
	a.Repetition, a.Earlier = app.Repeated, rows[0].ID
}

// term takes a due date that differs from the law's as one set by hand.
func (in *intake) term(l line, a *app.Appeal) {
	if !l.Due.IsZero() {
		a.DueByHand, a.DueReason = l.Due, in.words.T("console.due_reason")
	}
}

// applicant names the person, known or new. Someone with the same PIN, or the
// same phone and name, is the person the office already knows.
func (in *intake) applicant(ctx context.Context, l line, a *app.Appeal) error {
	if l.Surname == "" && l.Name == "" {
		if a.Multiplicity == "" {
			a.Multiplicity = app.Anonymous
		}
		return nil
	}
	r := app.Resident{
		Name: text.Name{Surname: l.Surname, Given: l.Name, Patronymic: l.Patronymic},
		PIN:  l.PIN, SettlementID: a.SettlementID, Address: a.Address, Language: a.Language,
	}
	if l.Phone != "" {
		r.Phones = []string{l.Phone}
	}
	known, err := in.office.Residents.Same(ctx, r)
	if known.ID != 0 {
		r = known
	}
	a.Applicants = []app.Applicant{{ResidentID: r.ID, Resident: r}}
	return err
}
