package console

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kairyluu/app"
)

// DefaultDir is the data folder of this user: the platform's folder for a
// program's own data, never one that is synchronised to a cloud or a server.
func DefaultDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" && runtime.GOOS == "linux" {
		return filepath.Join(dir, "kairyluu"), nil
	}
	if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
		return filepath.Join(dir, "Kairyluu"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.Join(app.Fail(app.NotFound, "console.no_home"), err)
	}
	return filepath.Join(home, platformFolder()), nil
}

// platformFolder is where programs keep their data below the home folder.
func platformFolder() string {
	switch runtime.GOOS {
	case "windows":
		return filepath.Join("AppData", "Local", "Kairyluu")
	case "darwin":
		return filepath.Join("Library", "Application Support", "Kairyluu")
	}
	return filepath.Join(".local", "share", "kairyluu")
}

// synced are folder names of programs that copy files while they are written,
// which breaks a database.
var synced = []string{"onedrive", "dropbox", "google drive", "googledrive", "yandexdisk", "yandex.disk", "яндекс.диск", "icloud", "mega", "nextcloud", "owncloud"}

// Synced names the part of dir that belongs to a cloud or a network share; ""
// when none does.
func Synced(dir string) string {
	if strings.HasPrefix(dir, `\\`) {
		return dir
	}
	for _, part := range strings.FieldsFunc(filepath.ToSlash(dir), func(r rune) bool { return r == '/' }) {
		low := strings.ToLower(part)
		for _, name := range synced {
			if low == name || strings.HasPrefix(low, name+" ") {
				return part
			}
		}
	}
	return ""
}

// DataDir takes --data DIR (or --data=DIR) out of args, wherever it stands, and
// returns what remains and the data folder.
func DataDir(args []string) (rest []string, dir string, err error) {
	for i := 0; i < len(args); i++ {
		name, value, inline := strings.Cut(args[i], "=")
		if name != "--data" && name != "-data" {
			rest = append(rest, args[i])
			continue
		}
		if !inline {
			if i++; i == len(args) {
				return nil, "", errNoFolder
			}
			value = args[i]
		}
		if value == "" {
			return nil, "", errNoFolder
		}
		dir = value
	}
	if dir == "" {
		dir, err = DefaultDir()
	}
	return rest, dir, err
}

var errNoFolder = errors.New("--data names no folder")
