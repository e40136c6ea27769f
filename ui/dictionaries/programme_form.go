package dictionaries

import (
	"errors"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// programmeForm is the fields of one programme: names, dates and rules, then rows
// of documents and of reports.
type programmeForm struct {
	env  *shell.Env
	view casework.View
	set  *fieldset.Set
	rows *programmeRows
	root *fyne.Container

	nameRU, nameKY, nameEN *widgets.Entry
	donor, donorEN         *widgets.Entry
	source                 *widgets.Picker
	from, until            *widgets.DateField
	currency, shareOf      *widgets.Choice
	limit                  *widgets.Number[money.Sum]
	share                  *widgets.Number[money.Fraction]
	own                    *fieldset.Several
	stages                 *widgets.Chips
	note                   *widgets.Memo
	active                 *widgets.Check
}

// newProgrammeForm returns empty fields. changed hears of every change by the
// user, grown of a form that has become higher or lower.
func newProgrammeForm(env *shell.Env, v casework.View, changed, grown func()) *programmeForm {
	f := &programmeForm{env: env, view: v, set: fieldset.New(env.Words, changed)}
	f.rows = newProgrammeRows(env, v, f.set.Changed, grown)
	s := f.set
	const label = "dictionaries.programme.field."
	f.nameRU, f.nameKY = s.Entry("name_ru", label+"name_ru"), s.Entry("name_ky", label+"name_ky")
	f.nameEN = s.Entry("name_en", label+"name_en")
	f.donor, f.donorEN = s.Entry("donor", label+"donor"), s.Entry("donor_en", label+"donor_en")
	f.source = s.Picker("source", label+"source", v.Options(app.FundSources)...)
	s.Field("source").SetRequired(true)
	f.from, f.until = s.Date("from", label+"from", env.Now), s.Date("until", label+"until", env.Now)
	f.currency = s.Choice("currency", label+"currency", currencies()...)
	f.limit = s.Money("cap", label+"cap")
	f.share = s.Percent("share", label+"share")
	f.shareOf = s.Choice("share_of", label+"share_of", casework.Values(v, "shareBase", app.ShareBases...)...)
	f.own = s.Several("own", label+"own", v, app.FundSources, grown)
	f.makeStages()
	f.note = s.Memo("note", label+"note", 3)
	f.active = s.Check("dictionaries.field.active")
	f.root = widgets.NewStack(10, f.grid(), f.rows.root, widgets.NewGrid(s.Cell("note", 500, 1)), f.active)
	return f
}

func (f *programmeForm) grid() fyne.CanvasObject {
	s := f.set
	return widgets.NewGrid(
		s.Cell("name_ru", 500, 1), s.Cell("name_ky", 500, 1), s.Cell("name_en", 500, 1),
		s.Cell("donor", 235, 1), s.Cell("donor_en", 235, 1), s.Cell("source", 220, 1),
		s.Cell("from", 120, 1), s.Cell("until", 120, 1), s.Cell("currency", 80, 0), s.Cell("cap", 130, 1),
		s.Cell("share", 120, 0), s.Cell("share_of", 250, 1), widgets.Cell{Width: 500, Grow: 1, Object: f.own.Root},
		s.Cell("stages", 500, 1),
	)
}

// makeStages offers the stages of the chain, any number of them.
func (f *programmeForm) makeStages() {
	f.stages = widgets.NewChips()
	f.stages.Multi = true
	chips := make([]widgets.Chip, len(app.Chain))
	for i, stage := range app.Chain {
		chips[i] = widgets.Chip{ID: string(stage), Text: f.view.Say("stage", string(stage))}
	}
	f.stages.SetChips(chips...)
	f.stages.OnChanged = func([]string) { f.set.Changed() }
	f.set.Add("stages", "dictionaries.programme.field.stages", f.stages)
}

// currencies are those that donors count in; they are called by their codes.
func currencies() []widgets.Option {
	options := make([]widgets.Option, len(money.Currencies))
	for i, c := range money.Currencies {
		options[i] = widgets.Option{Key: string(c), Text: string(c)}
	}
	return options
}

// focus puts the cursor where a programme begins.
func (f *programmeForm) focus() { f.set.Field("name_ru").Focus() }

func (f *programmeForm) fill(p app.Programme) {
	f.set.Clear()
	f.set.Fill(func() {
		f.nameRU.SetText(p.NameRU)
		f.nameKY.SetText(p.NameKY)
		f.nameEN.SetText(p.NameEN)
		f.donor.SetText(p.Donor)
		f.donorEN.SetText(p.DonorEN)
		f.source.SetOptions(f.view.Options(app.FundSources, p.SourceID))
		f.source.SetID(p.SourceID)
		f.from.SetDay(day(p.From))
		f.until.SetDay(day(p.Until))
		f.currency.SetSelected(string(p.Currency))
		f.limit.SetValue(p.Cap)
		f.share.SetValue(p.Share)
		f.shareOf.SetSelected(string(p.ShareOf))
		f.own.Show(p.Own)
		f.stages.SetSelected(stagesOf(p)...)
		f.note.SetText(p.Note)
		f.active.SetChecked(p.Active)
		f.rows.fill(p)
	})
}

// stagesOf are the stages that a programme uses; without any named it uses all.
func stagesOf(p app.Programme) []string {
	var ids []string
	for _, s := range app.Chain {
		if p.Uses(s) {
			ids = append(ids, string(s))
		}
	}
	return ids
}

// read puts what is typed onto the programme as it was stored. Faults are texts
// that are no date, sum or share.
func (f *programmeForm) read(p app.Programme) (app.Programme, *app.Faults) {
	faults := &app.Faults{}
	p.NameRU, p.NameKY, p.Donor, p.Note = f.nameRU.Text, f.nameKY.Text, f.donor.Text, f.note.Text
	p.NameEN, p.DonorEN = f.nameEN.Text, f.donorEN.Text
	p.SourceID = f.source.ID()
	p.From, p.Until = readDate(faults, "from", f.from), readDate(faults, "until", f.until)
	p.Currency = money.Currency(f.currency.Selected())
	p.Cap, p.Share = readNumber(faults, "cap", f.limit), readNumber(faults, "share", f.share)
	p.ShareOf = app.ShareBase(f.shareOf.Selected())
	p.Own, p.Active = f.own.Chosen(), f.active.Checked
	p.Stages = nil
	if ids := f.stages.Selected(); len(ids) < len(app.Chain) {
		for _, id := range ids {
			p.Stages = append(p.Stages, app.Stage(id))
		}
	}
	p.Needs, p.Reports = f.rows.read(faults)
	return p, faults
}

// readNumber is the figure in a line; text that is none is a fault of key.
func readNumber[T comparable](faults *app.Faults, key string, n *widgets.Number[T]) T {
	value, err := n.Value()
	if err != nil {
		faults.Add(key, err.Error())
	}
	return value
}

// show tells beside each field what is wrong, and whether anything is.
func (f *programmeForm) show(faults *app.Faults) bool {
	f.rows.set.Mark(faults)
	if f.set.Show(faults) && f.failed(f.set, faults) {
		return true
	}
	return f.rows.set.Show(faults)
}

// failed tells whether any fault is of a field of s: the first of them has the focus.
func (f *programmeForm) failed(s *fieldset.Set, faults *app.Faults) bool {
	for _, fault := range faults.Errors {
		if s.Field(fault.Field) != nil {
			return true
		}
	}
	return false
}

// refused shows what the office says of fields; false: it is not of any of them.
func (f *programmeForm) refused(err error) bool {
	refusal, ok := errors.AsType[*app.Error](err)
	if !ok || len(refusal.Fields) == 0 {
		return false
	}
	return f.show(&app.Faults{Errors: refusal.Fields})
}
