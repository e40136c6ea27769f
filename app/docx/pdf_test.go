package docx

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestConverterIsFoundInItsPlaces(t *testing.T) {
	usual := usualPlaces()
	nowhere := func(string) (string, error) { return "", errors.New("not found") }
	if got := converter(nowhere, func(string) bool { return false }); got != "" {
		t.Errorf("found %q where there is none", got)
	}
	inPath := func(name string) (string, error) {
		if name == "libreoffice" {
			return "/usr/bin/libreoffice", nil
		}
		return "", errors.New("not found")
	}
	if got := converter(inPath, func(string) bool { return true }); got != "/usr/bin/libreoffice" {
		t.Errorf("found %q", got)
	}
	if len(usual) == 0 {
		t.Skip("no usual places on this machine")
	}
	last := usual[len(usual)-1]
	if got := converter(nowhere, func(path string) bool { return path == last }); got != last {
		t.Errorf("found %q, want %q", got, last)
	}
}

func TestFileURLTakesSpacesAndLetters(t *testing.T) {
	if got := fileURL(filepath.FromSlash("/tmp/Мои документы")); got != "file:///tmp/%D0%9C%D0%BE%D0%B8%20%D0%B4%D0%BE%D0%BA%D1%83%D0%BC%D0%B5%D0%BD%D1%82%D1%8B" {
		t.Error(got)
	}
}
