//go:build bench && linux

package bench

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/seed"
	"kairyluu/assets"
	"kairyluu/db"
)

// until is the day from which every made-up office looks back on thirty months.
var until = civil.MustParse("2026-10-13")

// now is that day at the office.
func now() time.Time {
	y, m, d := until.YMD()
	return time.Date(y, m, d, 11, 0, 0, 0, time.Local)
}

// kept is the folder in which made-up offices wait for the next run.
func kept() (string, error) {
	if dir := os.Getenv("KAIRYLUU_BENCH_DIR"); dir != "" {
		return dir, os.MkdirAll(dir, 0o700)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "kairyluu-bench")
	return dir, os.MkdirAll(dir, 0o700)
}

// fill writes into a made-up office what is not made up for the window.
type fill func(context.Context, *db.Store) error

// made returns the folder of a made-up office of that name, made and filled now if
// need be. One of another schema is not the same office.
func made(ctx context.Context, name string, o demo.Options, fills ...fill) (dir string, took time.Duration, err error) {
	root, err := kept()
	if err != nil {
		return "", 0, err
	}
	schema, err := schemaSum()
	if err != nil {
		return "", 0, err
	}
	dir = filepath.Join(root, name+"-"+schema)
	if _, err := os.Stat(dir); err == nil {
		return dir, 0, nil
	}
	start := time.Now()
	half := dir + ".half"
	if err := errors.Join(os.RemoveAll(half), makeOffice(ctx, half, o, fills...)); err != nil {
		return "", 0, err
	}
	return dir, time.Since(start), os.Rename(half, dir)
}

func schemaSum() (string, error) {
	files, err := filepath.Glob("../schema/*.sql")
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("no schema: %w", err)
	}
	sum := sha256.New()
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		sum.Write(content)
	}
	return hex.EncodeToString(sum.Sum(nil)[:4]), nil
}

// makeOffice writes through the store what the office itself would have written.
func makeOffice(ctx context.Context, dir string, o demo.Options, fills ...fill) error {
	store, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		return err
	}
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err == nil {
		o.Seed, o.Until = 1, until
		err = demo.Make(ctx, app.New(store, store.Files(), now), start, o)
	}
	for _, fill := range fills {
		if err == nil {
			err = fill(ctx, store)
		}
	}
	if err == nil {
		err = store.Optimize(ctx)
	}
	return errors.Join(err, store.Close())
}

// borrow copies an office, so that what is measured does not change it.
func borrow(dir string) (own string, err error) {
	own = dir + ".run"
	if err := errors.Join(os.RemoveAll(own), os.MkdirAll(own, 0o700)); err != nil {
		return "", err
	}
	return own, copyFile(filepath.Join(dir, db.FileName), filepath.Join(own, db.FileName))
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
