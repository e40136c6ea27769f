package listing

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/app/text"
)

var residentColumns = []Column{
	{"id", Number},
	{"name", Text},
	{"phone", Text},
	{"settlement", Text},
	{"address", Text},
	{"pin", Text},
	{"birth_year", Number},
	{"appeals", Number},
	{"open_appeals", Number},
	{"last_appeal", Day},
}

// residents lists the people known to the office by name. Their personal
// numbers are masked, as in every list.
func residents(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := namesOf(ctx, src)
	if err != nil {
		return Table{}, err
	}
	f := r.Residents
	f.Words = cmp.Or(r.Words, f.Words)
	return Table{
		Columns: residentColumns,
		Count:   func() (int, error) { return src.CountResidents(ctx, f, 0) },
		Rows: paged(func(_ *app.ResidentRow, passed int) ([]app.ResidentRow, error) {
			return src.ResidentRows(ctx, f, passed, pageSize)
		}, func(p app.ResidentRow) Row {
			return Row{
				int(p.ID), p.Name, p.Phone, names[p.SettlementID].Name(app.Russian), p.Address,
				text.MaskPIN(p.PIN), orNil(p.BirthYear), p.Appeals, p.OpenAppeals, p.LastAppeal,
			}
		}),
	}, nil
}

func orNil(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
