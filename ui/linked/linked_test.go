package linked_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/linked"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// blank is a page with nothing on it.
type blank struct{}

func (blank) Content() fyne.CanvasObject { return widgets.NewStack(0) }
func (blank) Close()                     {}

func TestALinkThatIsNoAddressOfTheWebIsNotOpened(t *testing.T) {
	d := pagetest.New(t)
	d.Show("ru", func(*shell.Env, shell.Route) shell.Page { return blank{} }, shell.Route{Place: shell.Plan})
	linked.Visit(d.Env, "file:///etc/passwd")
	linked.Visit(d.Env, "https://youtu.be/abc")
	if len(d.Opened) != 1 || d.Opened[0] != "https://youtu.be/abc" {
		t.Errorf("opened %v", d.Opened)
	}
	if d.Window.Copied() != "file:///etc/passwd" {
		t.Errorf("copied %q", d.Window.Copied())
	}
	d.MustShow("Ссылка скопирована")
}
