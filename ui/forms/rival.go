package forms

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
)

// By is who changed a card last; the zero Record when that is not told.
func By(ctx context.Context, office *app.Office, entity string, id int64) (app.Record, error) {
	records, err := office.Desk.History(ctx, app.HistoryFilter{Entity: entity, EntityID: id, Limit: 1})
	if err != nil || len(records) == 0 {
		return app.Record{}, err
	}
	return records[0], nil
}

// Rival is a card that somebody else changed while its form was open.
type Rival struct {
	What string // «Проект изменили, пока форма была открыта»
	By   app.Record
	Says string      // who did what; empty: that they changed it, and the fields show what is stored now
	Show shell.Route // to its card
	Over string      // what Mine is called; empty: «Сохранить мой вариант»
	Mine func()      // puts what is typed over it: known to the clerk, and both are in the history
}

// Meet tells who was faster, and lets the clerk look at it or put theirs over it.
func Meet(env *shell.Env, v casework.View, r Rival) {
	message := env.T("forms.changed_by", "who", r.By.Actor, "when", v.Moment(r.By.At))
	if r.By.Actor == "" {
		message = env.T("forms.changed_at", "when", v.Moment(r.By.At))
	}
	env.Dialogs.Choose(r.What, cmp.Or(r.Says, message),
		dialogs.Answer{Text: env.T("forms.changed_stay"), Primary: true, Stay: true},
		dialogs.Answer{Text: env.T("forms.changed_show"), Do: func() { env.Go(r.Show) }},
		dialogs.Answer{Text: cmp.Or(r.Over, env.T("forms.changed_mine")), Danger: true, Do: r.Mine})
}

// Now tells beside a field what somebody else has stored in it.
func Now(f *app.Faults, field, value string) { f.Warn(field, "forms.now_is", "value", value) }
