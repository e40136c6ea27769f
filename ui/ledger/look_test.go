package ledger

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/pagetest"
)

func TestLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		r := newRig(t)
		r.pay(app.Pledged, "Асанов Азамат", 3_000_00)
		r.pay(app.Received, "Асанов Азамат", 1_000_00)
		wrong := r.pay(app.Received, "Бекова Бегимай", 20_000_00)
		_, err := r.Office.Ledger.Reverse(t.Context(), wrong.ID, r.Office.Desk.Today(), "Лишний ноль")
		r.Must(err)
		r.pay(app.Received, "Бекова Бегимай", 2_000_00)
		shot := func(name string) { r.Shot("ledger-" + name + lang + "-" + palette) }
		r.of(lang)
		r.Wear(in)
		r.page.Focus()
		shot("")
		r.Ctrl(fyne.KeyN)
		r.Type("Осмонов К.")
		r.Runner.Tick()
		r.Press(fyne.KeyReturn)
		shot("posting-")
		r.Press(fyne.KeyEscape)
		r.page.pickLook(lookPayers)
		r.Settle()
		shot("payers-")
		r.page.openRefunds()
		r.Settle()
		shot("refunds-")
	})
}
