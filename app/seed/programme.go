package seed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// programmeRow is one example of a programme.
type programmeRow struct {
	City     string         `json:"city"` // empty: of the whole country
	RU       string         `json:"ru"`
	KY       string         `json:"ky"`
	EN       string         `json:"en"`
	Donor    string         `json:"donor"`
	DonorEN  string         `json:"donor_en"`
	Source   string         `json:"source"`
	Own      []string       `json:"own"`
	Currency money.Currency `json:"currency"`
	From     civil.Date     `json:"from"`
	Until    civil.Date     `json:"until"`
	Cap      int64          `json:"cap"` // in som
	Needs    []app.SeedNeed `json:"needs"`
	Note     string         `json:"note"`
}

// Programmes returns the example programmes for an office of a city.
func Programmes(data []byte, city string) ([]app.SeedProgramme, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var rows []programmeRow
	if err := decoder.Decode(&rows); err != nil {
		return nil, err
	}
	var programmes []app.SeedProgramme
	for i, r := range rows {
		if r.RU == "" || r.KY == "" {
			return nil, fmt.Errorf("line %d: a name is missing", i+1)
		}
		if r.City != "" && r.City != city {
			continue
		}
		programmes = append(programmes, app.SeedProgramme{
			Programme: app.Programme{
				NameRU: r.RU, NameKY: r.KY, NameEN: r.EN, Donor: r.Donor, DonorEN: r.DonorEN, Currency: r.Currency, From: r.From, Until: r.Until,
				Cap: money.Sum(r.Cap) * 100, Note: r.Note,
			},
			Source: r.Source, Own: r.Own, Needs: r.Needs,
		})
	}
	return programmes, nil
}
