package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// taken is a photo 40×20, red at the left and blue at the right, with an Exif block.
func taken(t testing.TB, order binary.AppendByteOrder, orientation uint16) []byte {
	t.Helper()
	photo := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			c := color.RGBA{R: 255, A: 255}
			if x >= 20 {
				c = color.RGBA{B: 255, A: 255}
			}
			photo.Set(x, y, c)
		}
	}
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, photo, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	mark := "II"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM"
	}
	tiff := order.AppendUint16([]byte(mark), 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, tag := range [][2]uint16{{0x0100, 40}, {tagOrientation, orientation}} {
		tiff = order.AppendUint16(tiff, tag[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, tag[1])
		tiff = order.AppendUint16(tiff, 0)
	}
	block := append([]byte("Exif\x00\x00"), tiff...)
	out := binary.BigEndian.AppendUint16(plain.Bytes()[:2:2], application1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(block)+2))
	return append(append(out, block...), plain.Bytes()[2:]...)
}

func file(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "фото.jpg")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// reddish tells on which side of an upright picture the red half lies.
func reddish(p image.Image) string {
	b := p.Bounds()
	red := func(x, y int) bool {
		r, _, blue, _ := p.At(x, y).RGBA()
		return r > blue
	}
	left, right := red(b.Min.X+2, b.Min.Y+2), red(b.Max.X-3, b.Min.Y+2)
	top, bottom := red(b.Min.X+2, b.Min.Y+2), red(b.Min.X+2, b.Max.Y-3)
	switch {
	case left && !right:
		return "left"
	case right && !left:
		return "right"
	case top && !bottom:
		return "top"
	case bottom && !top:
		return "bottom"
	}
	return "nowhere"
}

func TestAPhotoIsTurnedAsTheCameraWasHeld(t *testing.T) {
	for orientation, want := range map[uint16]string{
		0: "left", 1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom", 9: "left",
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			p, err := Read(file(t, taken(t, order, orientation)), 1000)
			if err != nil {
				t.Fatal(err)
			}
			if got := reddish(p); got != want {
				t.Errorf("orientation %d, %v: red at the %s, want %s", orientation, order, got, want)
			}
		}
	}
}

func TestAPictureFitsItsSquare(t *testing.T) {
	p, err := Read(file(t, taken(t, binary.LittleEndian, 6)), 10)
	if err != nil {
		t.Fatal(err)
	}
	if size := p.Bounds().Size(); size != image.Pt(5, 10) {
		t.Errorf("it is %v", size)
	}
	if reddish(p) != "top" {
		t.Error("it is not upright")
	}
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 7, 3))); err != nil {
		t.Fatal(err)
	}
	p, err = Read(file(t, small.Bytes()), 100)
	if err != nil || p.Bounds().Size() != image.Pt(7, 3) {
		t.Errorf("a small one became %v, %v", p.Bounds(), err)
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	for name, content := range map[string][]byte{"text": []byte("смета"), "nothing": nil, "half": taken(t, binary.BigEndian, 6)[:200]} {
		if _, err := Read(file(t, content), 100); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "нет.jpg"), 100); err == nil {
		t.Error("a missing file was read")
	}
	if Readable("application/pdf") || !Readable("image/png") {
		t.Error("what can be read is told wrong")
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(taken(f, binary.LittleEndian, 6))
	f.Add(taken(f, binary.BigEndian, 8)[:40])
	f.Add([]byte{0xff, 0xd8, 0xff, 0xe1, 0, 1})
	f.Fuzz(func(_ *testing.T, content []byte) {
		orientation(bytes.NewReader(content)) // must come back, whatever it is given
	})
}
