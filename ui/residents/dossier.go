package residents

import (
	"context"
	"slices"

	"kairyluu/app"
	"kairyluu/app/text"
)

// Limits of what the card of a resident lists.
const (
	shownAppeals = 30
	houseAppeals = 100
)

// dossier is a resident with what the office knows around them.
type dossier struct {
	app.Resident
	appeals []app.AppealRow // newest first
	more    bool            // there are older ones than those
	house   []string        // others who wrote from the same address
}

func readDossier(ctx context.Context, office *app.Office, id int64) (dossier, error) {
	var d dossier
	var err error
	if d.Resident, err = office.Residents.Resident(ctx, id); err != nil {
		return d, err
	}
	d.appeals, err = office.Appeals.Rows(ctx, app.AppealQuery{
		Filter: d.ownFilter(), Desc: true, Limit: shownAppeals + 1,
	})
	if err != nil {
		return d, err
	}
	if d.more = len(d.appeals) > shownAppeals; d.more {
		d.appeals = d.appeals[:shownAppeals]
	}
	house, ok := d.houseFilter()
	if !ok {
		return d, nil
	}
	rows, err := office.Appeals.Rows(ctx, app.AppealQuery{Filter: house, Desc: true, Limit: houseAppeals})
	d.house = neighbours(rows, d.Name.Full())
	return d, err
}

// ownFilter asks for the appeals of this person.
func (d dossier) ownFilter() app.AppealFilter { return app.AppealFilter{Resident: d.ID} }

// houseFilter asks for the appeals from the address: a household is an address.
func (d dossier) houseFilter() (app.AppealFilter, bool) {
	house := text.AddressKey(d.Address.Line, "")
	if house == "" || d.SettlementID == 0 {
		return app.AppealFilter{}, false
	}
	return app.AppealFilter{Settlement: d.SettlementID, House: house}, true
}

// neighbours are the others among the applicants, each once, newest first.
func neighbours(rows []app.AppealRow, self string) []string {
	var names []string
	for _, r := range rows {
		if r.Applicant != "" && text.Fold(r.Applicant) != text.Fold(self) && !slices.Contains(names, r.Applicant) {
			names = append(names, r.Applicant)
		}
	}
	return names
}

// open counts the appeals on control among those shown.
func (d dossier) open() int {
	n := 0
	for _, r := range d.appeals {
		if r.State.Open() {
			n++
		}
	}
	return n
}
