package grants

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app/civil"
	"kairyluu/ui/shell"
)

func TestAReportOfAProjectIsMadeForAPeriodByKeys(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ru", shell.Route{ID: id})
	r.page.Print()
	r.Settle()
	r.MustShow("Отчёт донору: "+playTitle, "Документ для подписи")
	r.Fill("С какого дня", "01.07.2026")
	r.Fill("По какой день", "31.08.2026")
	r.Fill("Язык", "А")
	r.Fill("Вид", "Т")
	r.Ctrl(fyne.KeyReturn)
	want := shell.Document{
		Kind: shell.ProjectReport, ID: id, Lang: "en", Workbook: true,
		From: civil.MustParse("2026-07-01"), To: civil.MustParse("2026-08-31"),
	}
	if len(r.Printed) != 1 || r.Printed[0].Kind != want.Kind || r.Printed[0].ID != want.ID || r.Printed[0].Lang != want.Lang ||
		!r.Printed[0].Workbook || r.Printed[0].From != want.From || r.Printed[0].To != want.To {
		t.Errorf("printed %+v", r.Printed)
	}
	if len(r.Opened) != 1 {
		t.Errorf("opened %v", r.Opened)
	}
	r.MustNotShow("Сделать отчёт")
}

func TestWhatAReportCannotBeOfIsToldBesideItsField(t *testing.T) {
	r := newRig(t)
	id := r.few()[0].ID
	r.open("ky", shell.Route{ID: id})
	r.page.Print()
	r.Settle()
	say := r.page.Env.T
	for name, c := range map[string]struct{ from, to, says string }{
		"a day to come":   {"", "19.09.2026", say("grants.fault.report_future", "today", r.page.view().Today)},
		"backwards":       {"02.09.2026", "01.09.2026", say("grants.fault.report_period", "to", civil.MustParse("2026-09-01"))},
		"no day at all":   {"31.02.2026", "01.09.2026", say(string(civil.ErrFormat))},
		"begins tomorrow": {"19.09.2026", "", say("grants.fault.report_period", "to", r.page.view().Today)},
	} {
		t.Run(name, func(t *testing.T) {
			r.Fill(say("grants.field.period_from"), c.from)
			r.Fill(say("grants.field.period_to"), c.to)
			r.Ctrl(fyne.KeyReturn)
			r.MustShow(c.says)
			if len(r.Printed) != 0 {
				t.Errorf("printed %+v", r.Printed)
			}
		})
	}
}

func TestAReportOfAProgrammeIsMadeFromItsDueReport(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12, fyne.KeyF12)
	r.page.Print()
	r.Settle()
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Выберите программу из списка.")
	r.Press(fyne.KeyEscape)

	due := r.page.overview.data.Reports[0]
	r.page.askReport(due)
	r.Settle()
	r.Press(fyne.KeyReturn)
	r.Ctrl(fyne.KeyReturn)
	if len(r.Printed) != 1 || r.Printed[0].Kind != shell.ProgrammeReport || r.Printed[0].ID != due.Programme.ID ||
		r.Printed[0].From != due.Report.From || r.Printed[0].To != due.Report.To || r.Printed[0].To.IsZero() || r.Printed[0].Workbook {
		t.Errorf("printed %+v for %+v", r.Printed, due.Report)
	}
}
