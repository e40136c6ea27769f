package casework_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/db/dbtest"
	"kairyluu/ui/casework"
)

func TestABorrowedFileHasItsNameAndIsACopy(t *testing.T) {
	store := dbtest.New(t)
	office := app.New(store, store.Files(), time.Now)
	a, err := office.Attachments.Add(t.Context(), app.EntityAppeal, 0, "акт: осмотр?.txt", bytes.NewReader([]byte("фонари")))
	if err != nil {
		t.Fatal(err)
	}
	path, err := casework.Borrow(t.Context(), office, a)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(filepath.Dir(path))
	if name := filepath.Base(path); name != "акт_ осмотр_.txt" {
		t.Errorf("it is called %q", name)
	}
	if err := os.WriteFile(path, []byte("другое"), 0o600); err != nil {
		t.Fatal(err)
	}
	if state := office.Attachments.State(t.Context(), a); state != app.FileSound {
		t.Errorf("writing into the copy made the attachment %s", state)
	}
}

func TestAMissingFileIsNotBorrowed(t *testing.T) {
	store := dbtest.New(t)
	office := app.New(store, store.Files(), time.Now)
	a, err := office.Attachments.Add(t.Context(), app.EntityAppeal, 0, "a.txt", bytes.NewReader([]byte("x")))
	if err != nil {
		t.Fatal(err)
	}
	path, err := office.Attachments.Path(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := casework.Borrow(t.Context(), office, a); app.ErrorCode(err) != app.Damaged {
		t.Errorf("the error is %v", err)
	}
}

func TestPicturesAreMadeSmall(t *testing.T) {
	large := image.NewNRGBA(image.Rect(0, 0, 1000, 400))
	for x := range 1000 {
		for y := range 400 {
			large.Set(x, y, color.NRGBA{R: 200, A: 255})
		}
	}
	path := filepath.Join(t.TempDir(), "p.png")
	var file bytes.Buffer
	if err := png.Encode(&file, large); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := casework.Picture(path, 100)
	if err != nil {
		t.Fatal(err)
	}
	if size := got.Bounds().Size(); size != image.Pt(100, 40) {
		t.Errorf("it became %v", size)
	}
	if r, _, _, _ := got.At(50, 20).RGBA(); r>>8 != 200 {
		t.Errorf("its colour became %d", r>>8)
	}
	if err := os.WriteFile(path, file.Bytes()[:200], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := casework.Picture(path, 100); err == nil {
		t.Error("half a picture was taken")
	}
}

func TestSizesInWords(t *testing.T) {
	v := view(t, "ru")
	for bytes, want := range map[int64]string{512: "512 Б", 1024: "1 КБ", 120_000: "117 КБ", 3_500_000: "3,3 МБ"} {
		if got := v.Size(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
