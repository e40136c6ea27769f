// Package picture reads photos as phones take them: upright, and no larger than
// they are asked for.
package picture

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // pictures that residents send
	"image/jpeg"
	_ "image/png" // the same
	"io"
	"os"

	"golang.org/x/image/draw"
)

// largest is the largest picture, in points, that is read: a larger one would not
// fit the memory of the office's old machines.
const largest = 60_000_000

// types are the MIME types that Read understands.
var types = map[string]bool{"image/jpeg": true, "image/png": true, "image/gif": true}

// Readable tells whether Read understands a MIME type.
func Readable(mime string) bool { return types[mime] }

// Read reads the picture of a file, turned as the camera was held, and made small
// enough to fit a square of side points.
func Read(path string, side int) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	defer f.Close()
	picture, err := decode(f)
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	return upright(fit(picture, side), orientation(f)), nil
}

// JPEG reads a picture as Read does and returns it as a JPEG file, good enough to
// print, with its size in points.
func JPEG(path string, side int) (content []byte, size image.Point, err error) {
	read, err := Read(path, side)
	if err != nil {
		return nil, size, err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, read, &jpeg.Options{Quality: printed}); err != nil {
		return nil, size, fmt.Errorf("write picture: %w", err)
	}
	return out.Bytes(), read.Bounds().Size(), nil
}

// printed is a quality at which paper shows no difference.
const printed = 82

func decode(f io.ReadSeeker) (image.Image, error) {
	config, _, err := image.DecodeConfig(f)
	if err != nil {
		return nil, err
	}
	if config.Width*config.Height > largest {
		return nil, fmt.Errorf("%d×%d is too large", config.Width, config.Height)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	picture, _, err := image.Decode(f)
	return picture, err
}

// fit makes a picture small enough; one that is small already stays as it is.
func fit(picture image.Image, side int) image.Image {
	b := picture.Bounds()
	long := max(b.Dx(), b.Dy())
	if long <= side {
		return picture
	}
	small := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()*side/long), max(1, b.Dy()*side/long)))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, b, draw.Src, nil)
	return small
}

// upright turns a picture by the orientation of its Exif: 1 is as it lies, the
// even ones are mirrored, 5 to 8 lie on a side.
func upright(picture image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return picture
	}
	b := picture.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation > 4 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			at := turned(orientation, x, y, w, h)
			out.Set(at.X, at.Y, picture.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

// turned is where a point of a picture w×h comes to lie.
func turned(orientation, x, y, w, h int) image.Point {
	switch orientation {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(h-1-y, x)
	case 7:
		return image.Pt(h-1-y, w-1-x)
	case 8:
		return image.Pt(y, w-1-x)
	}
	return image.Pt(x, y)
}
