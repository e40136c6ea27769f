package app_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"

	"kairyluu/app"
)

func TestAttachments(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	content := []byte("%PDF-1.4 акт осмотра")
	add := func(name string) app.Attachment {
		t.Helper()
		f, err := d.Attachments.Add(d.ctx, app.EntityAppeal, a.ID, name, bytes.NewReader(content))
		d.must(err)
		return f
	}
	of := func() int {
		t.Helper()
		all, err := d.Attachments.Of(d.ctx, app.EntityAppeal, a.ID)
		d.must(err)
		return len(all)
	}
	d.Desk.Sit("Айнура")
	first, second := add(" акт\n.pdf "), add("копия.pdf")

	t.Run("are told with name, size, kind, who and when", func(t *testing.T) {
		equal(t, "name", first.Name, "акт .pdf")
		equal(t, "size", first.Size, int64(len(content)))
		equal(t, "type", first.Type, "application/pdf")
		equal(t, "actor", first.Actor, "Айнура")
		equal(t, "moment", first.At, d.clock.UTC())
		equal(t, "attached", of(), 2)
	})
	t.Run("of the same content are kept once", func(t *testing.T) { equal(t, "hash", second.SHA256, first.SHA256) })
	path, err := d.Attachments.Path(d.ctx, first)
	d.must(err)
	t.Run("are read as they were", func(t *testing.T) {
		got, err := os.ReadFile(path)
		d.must(err)
		equal(t, "content", string(got), string(content))
		equal(t, "state", d.Attachments.State(d.ctx, first), app.FileSound)
	})
	t.Run("are taken off the card, not destroyed", func(t *testing.T) {
		d.must(d.Attachments.Remove(d.ctx, second))
		equal(t, "attached", of(), 1)
		equal(t, "state", d.Attachments.State(d.ctx, second), app.FileSound)
		equal(t, "record", d.history(app.HistoryFilter{Entity: app.EntityFile})[0].Action, "delete")
	})
	t.Run("are told when altered", func(t *testing.T) {
		d.must(os.Chmod(path, 0o600))
		d.must(os.WriteFile(path, []byte("%PDF-1.4 другой акт"), 0o600))
		_, err := d.Attachments.Path(d.ctx, first)
		refused(t, err, app.Damaged, "file.altered")
	})
	t.Run("are told when missing", func(t *testing.T) {
		d.must(os.Remove(path))
		_, err := d.Attachments.Path(d.ctx, first)
		refused(t, err, app.Damaged, "file.missing")
		equal(t, "state", d.Attachments.State(d.ctx, first), app.FileMissing)
	})
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestAFileThatCannotBeReadIsNotAttached(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	_, err := d.Attachments.Add(d.ctx, app.EntityAppeal, a.ID, "диск.iso", broken{})
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error is %v", err)
	}
	all, err := d.Attachments.Of(d.ctx, app.EntityAppeal, a.ID)
	d.must(err)
	equal(t, "attached", len(all), 0)
}
