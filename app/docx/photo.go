package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/app/picture"
)

// photo is a picture of a document, as it lies in the package and on the sheet.
type photo struct {
	content    []byte // JPEG
	wide, high int    // on the sheet, in EMU
	said       string // for those who cannot see it
}

// Measures of photos.
const (
	emuPerCentimetre = 360_000
	photoHeight      = 52 * emuPerCentimetre / 10
	widestPhoto      = 80 * emuPerCentimetre / 10 // two beside each other
	photoPoints      = 1000                       // along the longer side: sharp in print, and small to send
)

// photoOf reads an attachment as a photo of a document.
func photoOf(ctx context.Context, src Source, a app.Attachment) (photo, error) {
	path, err := src.FilePath(ctx, a)
	if err != nil {
		return photo{}, err
	}
	content, size, err := picture.JPEG(path, photoPoints)
	if err != nil {
		return photo{}, err
	}
	p := photo{content: content, high: photoHeight, wide: photoHeight * size.X / size.Y, said: a.Name}
	if p.wide > widestPhoto {
		p.wide, p.high = widestPhoto, widestPhoto*size.Y/size.X
	}
	return p, nil
}

// markup is a paragraph of elements that wordZero has no types for.
type markup struct {
	XMLName xml.Name `xml:"w:p"`
	Inner   string   `xml:",innerxml"`
}

// drawing is a picture in a line: ECMA-376, part 1, §20.4.2.8.
const drawing = `<w:r><w:drawing>` +
	`<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
	`<wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[1]d" name="%[4]s" descr="%[5]s"/>` +
	`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
	`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
	`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
	`<pic:nvPicPr><pic:cNvPr id="%[1]d" name="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>` +
	`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%[4]s"/>` +
	`<a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm>` +
	`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

// firstDrawing numbers drawings beyond those of any template.
const firstDrawing = 9000

// gallery is a paragraph of photos beside each other; from is the place of the
// first among all photos of the document.
func gallery(from int, photos []photo) element {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:pPr><w:pStyle w:val=%q/></w:pPr>`, stylePhotos)
	for i, p := range photos {
		if i > 0 {
			b.WriteString(`<w:r><w:t xml:space="preserve"> </w:t></w:r>`)
		}
		var said bytes.Buffer
		_ = xml.EscapeText(&said, []byte(p.said)) // a buffer takes everything
		fmt.Fprintf(&b, drawing, firstDrawing+from+i, p.wide, p.high, photoName(from+i), said.String())
	}
	return markup{Inner: b.String()}
}

// photoName names a photo in the package and its relationship to the text.
func photoName(i int) string { return fmt.Sprintf("kairyluuPhoto%d", i+1) }

// Parts of a package that must know of its photos.
const (
	typesPart    = "[Content_Types].xml"
	relationPart = "word/_rels/document.xml.rels"
)

// withPhotos adds what a part must know of photos before the tag it ends with.
func withPhotos(name string, part []byte, photos []photo) ([]byte, error) {
	var more, end string
	switch name {
	case typesPart:
		end = "</Types>"
		if !bytes.Contains(part, []byte(`Extension="jpeg"`)) {
			more = `<Default Extension="jpeg" ContentType="image/jpeg"/>`
		}
	case relationPart:
		end = "</Relationships>"
		for i := range photos {
			more += fmt.Sprintf(`<Relationship Id=%[1]q Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" `+
				`Target="media/%[1]s.jpeg"/>`, photoName(i))
		}
	}
	at := bytes.LastIndex(part, []byte(end))
	if at < 0 {
		return nil, errTemplate{"docx.template.foreign", ""}
	}
	return append(append(bytes.Clone(part[:at]), more...), part[at:]...), nil
}

// addPhotos packs the pictures themselves.
func addPhotos(to *zip.Writer, photos []photo) error {
	for i, p := range photos {
		w, err := to.CreateHeader(&zip.FileHeader{Name: "word/media/" + photoName(i) + ".jpeg", Method: zip.Store})
		if err != nil {
			return fmt.Errorf("pack photo: %w", err)
		}
		if _, err := w.Write(p.content); err != nil {
			return fmt.Errorf("pack photo: %w", err)
		}
	}
	return nil
}
