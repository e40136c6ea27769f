package picture

import (
	"bytes"
	"encoding/binary"
	"io"
)

// Of a JPEG: the two bytes it begins with, and the segments that matter here.
const (
	startOfImage = 0xffd8
	application1 = 0xffe1 // where Exif lies
	startOfScan  = 0xffda // the picture itself: no more segments
)

// tagOrientation is how the camera was held (Exif 2.3, §4.6.4).
const tagOrientation = 0x0112

// orientation reads from a JPEG how the camera was held, 1 to 8; 0 when the file
// does not say.
func orientation(r io.Reader) int {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil || binary.BigEndian.Uint16(head[:]) != startOfImage {
		return 0
	}
	for {
		var segment struct{ Marker, Length uint16 }
		if err := binary.Read(r, binary.BigEndian, &segment); err != nil || segment.Length < 2 || segment.Marker == startOfScan {
			return 0
		}
		content := make([]byte, segment.Length-2)
		if _, err := io.ReadFull(r, content); err != nil {
			return 0
		}
		if exif, ok := bytes.CutPrefix(content, []byte("Exif\x00\x00")); ok && segment.Marker == application1 {
			return tagged(exif)
		}
	}
}

// tagged finds the orientation in the first directory of an Exif block, which is
// a TIFF file.
func tagged(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	const header, entry = 8, 12
	if len(tiff) < header {
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if at < header || at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entry {
			return 0
		}
		if order.Uint16(entries) == tagOrientation {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[entry:]
	}
	return 0
}
