package db

import (
	"context"
	"errors"
	"io"
	"os"
)

// syncDir makes a rename in dir durable. Windows writes it through by itself and
// cannot open a folder.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = syncOpenDir(d)
	return errors.Join(err, d.Close())
}

// syncFile makes what was written to a file durable.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// copyFile copies a file durably; to must not exist.
func copyFile(ctx context.Context, from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close() // read only
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, reading{ctx, r})
	if err == nil {
		err = w.Sync()
	}
	return errors.Join(err, w.Close())
}
