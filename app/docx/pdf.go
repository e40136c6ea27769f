package docx

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"kairyluu/app"
	"kairyluu/app/safefile"
)

// patience is how long LibreOffice may take; its first start on an old machine
// is slow.
const patience = 3 * time.Minute

// writePDF has LibreOffice turn the document into a PDF. It works in a folder of
// its own with a profile of its own: an open LibreOffice window would otherwise
// take the request and say nothing.
func writePDF(ctx context.Context, content []byte, path string) error {
	program := converter(exec.LookPath, exists)
	if program == "" {
		return app.Fail(app.NotFound, "docx.pdf.none")
	}
	dir, err := os.MkdirTemp("", "kairyluu-print-")
	if err != nil {
		return fmt.Errorf("convert to pdf: %w", err)
	}
	defer os.RemoveAll(dir)
	from := filepath.Join(dir, "document.docx")
	if err := os.WriteFile(from, content, 0o600); err != nil {
		return fmt.Errorf("convert to pdf: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation="+fileURL(filepath.Join(dir, "profile")),
		"--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, from)
	said, err := cmd.CombinedOutput()
	made, openErr := os.Open(filepath.Join(dir, "document.pdf"))
	if err != nil || openErr != nil {
		cause := fmt.Errorf("%s: %w, %w: %s", program, err, openErr, strings.TrimSpace(string(said)))
		return app.FailWith(cause, app.Denied, "docx.pdf.failed")
	}
	defer made.Close()
	return safefile.Write(path, func(w io.Writer) error {
		_, err := io.Copy(w, made)
		return err
	})
}

// converter finds LibreOffice: where the system looks for programs, or where it
// is usually installed. It is empty when there is none.
func converter(look func(string) (string, error), exists func(string) bool) string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := look(name); err == nil {
			return path
		}
	}
	for _, path := range usualPlaces() {
		if exists(path) {
			return path
		}
	}
	return ""
}

func usualPlaces() []string {
	if runtime.GOOS != "windows" {
		return []string{
			"/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice",
			"/Applications/LibreOffice.app/Contents/MacOS/soffice",
		}
	}
	var places []string
	for _, root := range []string{"ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"} {
		if dir := os.Getenv(root); dir != "" {
			places = append(places, filepath.Join(dir, "LibreOffice", "program", "soffice.exe"))
		}
	}
	return places
}

func exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// fileURL is a path as LibreOffice wants its profile named.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
