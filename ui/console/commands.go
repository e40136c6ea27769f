package console

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/listing"
	"kairyluu/app/report"
	"kairyluu/app/xlsx"
)

// demo fills an empty data folder with a made-up office.
func (c *Console) demo(ctx context.Context, args []string) error {
	set := flags("demo")
	appeals := set.Int("appeals", 2500, "")
	seed := set.Uint64("seed", 1, "")
	until := set.String("until", "", "")
	if _, err := c.parse(set, args, 0, 0); err != nil {
		return err
	}
	last := civil.Of(c.Now())
	if *until != "" {
		day, err := civil.Parse(*until)
		if err != nil {
			return misuse{c.words.T("console.bad_date", "date", *until)}
		}
		last = day
	}
	if *appeals < 0 || *appeals > demo.Most {
		return misuse{c.words.T("console.bad_count", "n", *appeals, "most", demo.Most)}
	}
	return c.with(ctx, Write, func(d *Data) error {
		start, err := c.Seed(app.CityBishkek)
		if err != nil {
			return err
		}
		if err := demo.SetUp(ctx, d.Office, start); err != nil {
			return err
		}
		err = demo.Fill(ctx, d.Office, demo.Options{Appeals: *appeals, Seed: *seed, Until: last})
		if err == nil {
			fmt.Fprintln(c.Out, c.words.T("console.demo_done", "n", *appeals, "dir", c.Dir))
		}
		return err
	})
}

// list writes a table of the window to a file.
func (c *Console) list(ctx context.Context, args []string) error {
	set := flags("list")
	filter := set.String("filter", "", "")
	out := set.String("out", "", "")
	rest, err := c.parse(set, args, 1, 1)
	if err != nil {
		return err
	}
	if !listing.Known(rest[0]) {
		return misuse{c.words.T("console.no_table", "name", rest[0])}
	}
	if ext := filepath.Ext(*out); ext != ".csv" && ext != ".xlsx" {
		return misuse{c.words.T("console.out_csv_xlsx")}
	}
	return c.with(ctx, Read, func(d *Data) error {
		table, err := listing.Of(ctx, d.Office, listing.Request{Table: rest[0], Words: *filter})
		if err != nil {
			return err
		}
		n, err := c.Save(ctx, table, *out)
		if err == nil {
			fmt.Fprintln(c.Out, c.words.T("console.list_done", "n", n, "file", *out))
		}
		return err
	})
}

// report writes the workbook of a quarter.
func (c *Console) report(ctx context.Context, args []string) error {
	set := flags("report")
	quarter := set.String("quarter", "", "")
	lang := set.String("lang", "ru", "")
	out := set.String("out", "", "")
	personal := set.Bool("personal", false, "")
	if _, err := c.parse(set, args, 0, 0); err != nil {
		return err
	}
	q, err := civil.ParseQuarter(*quarter)
	switch {
	case err != nil:
		return misuse{c.words.T("console.bad_quarter", "quarter", *quarter)}
	case *lang != "ru" && *lang != "ky":
		return misuse{c.words.T("console.bad_lang", "lang", *lang)}
	case filepath.Ext(*out) != ".xlsx":
		return misuse{c.words.T("console.out_xlsx")}
	}
	return c.with(ctx, Read, func(d *Data) error {
		source := report.Of(d.Office.Desk)
		r, err := report.Build(ctx, source, q, report.Options{Now: c.Now()})
		if err != nil {
			return err
		}
		err = xlsx.Save(ctx, *out, r, c.words.In(*lang), xlsx.Options{Source: source, PersonalData: *personal})
		if err == nil {
			fmt.Fprintln(c.Out, c.words.T("console.report_done", "file", *out))
		}
		return err
	})
}

// backup makes a verified copy.
func (c *Console) backup(ctx context.Context, args []string) error {
	set := flags("backup")
	to := set.String("to", "", "")
	if _, err := c.parse(set, args, 0, 0); err != nil {
		return err
	}
	return c.with(ctx, Present, func(d *Data) error {
		info, err := d.Backups.Make(ctx, *to)
		if err == nil {
			fmt.Fprintln(c.Out, c.words.T("console.backup_done", "file", info.Path, "n", info.Appeals))
		}
		return err
	})
}

// deadline prints the due date of an appeal registered on a date, then why. It
// goes by the office's calendar where there is a data folder, else by the one
// the program carries.
func (c *Console) deadline(ctx context.Context, args []string) error {
	set := flags("deadline")
	kind := set.String("kind", string(app.Application), "")
	lang := set.String("lang", c.words.Lang(), "")
	rest, err := c.parse(set, args, 1, 1)
	if err != nil {
		return err
	}
	day, err := civil.ParseHuman(rest[0])
	if err != nil || day.IsZero() {
		return misuse{c.words.T("console.bad_date", "date", rest[0])}
	}
	if !known(app.Kinds, app.Kind(*kind)) {
		return misuse{c.words.T("console.bad_value", "field", "--kind", "value", *kind, "known", app.Kinds)}
	}
	cal, terms, err := c.rules(ctx)
	if err != nil {
		return err
	}
	term, ok := terms.For(civil.StepAnswer, *kind, day)
	if !ok {
		return app.Fail(app.NotFound, "console.no_term", "date", day)
	}
	r := civil.Deadline(cal, term, day)
	fmt.Fprintln(c.Out, r.Due)
	fmt.Fprintln(c.Out, civil.Reason(r, *lang))
	return nil
}

func (c *Console) rules(ctx context.Context) (cal *civil.Calendar, terms civil.Terms, err error) {
	err = c.with(ctx, Read, func(d *Data) error {
		cal, terms, err = d.Office.Desk.Rules(ctx)
		return err
	})
	if err == nil && len(terms) > 0 || err != nil && app.ErrorCode(err) != app.NotFound {
		return cal, terms, err
	}
	seed, err := c.Seed(app.CityBishkek)
	return civil.NewCalendar(seed.Days), seed.Terms, err
}

// check opens the data folder read-only and tells what it holds and what is wrong.
func (c *Console) check(ctx context.Context, args []string) error {
	if _, err := c.parse(flags("check"), args, 0, 0); err != nil {
		return err
	}
	f, err := c.Check(ctx, c.Dir)
	if err != nil {
		return err
	}
	for _, table := range slices.Sorted(maps.Keys(f.Rows)) {
		fmt.Fprintln(c.Out, table, f.Rows[table])
	}
	for _, p := range f.Problems {
		fmt.Fprintln(c.Err, c.sentence(p))
	}
	if len(f.Problems) > 0 {
		return app.Fail(app.Damaged, "console.check_failed", "n", len(f.Problems))
	}
	fmt.Fprintln(c.Out, c.words.T("console.check_ok"))
	return nil
}

func (c *Console) version(_ context.Context, args []string) error {
	if _, err := c.parse(flags("version"), args, 0, 0); err != nil {
		return err
	}
	fmt.Fprintln(c.Out, "kairyluu "+c.Version)
	return nil
}

func known[T comparable](list []T, value T) bool {
	for _, v := range list {
		if v == value {
			return true
		}
	}
	return false
}
