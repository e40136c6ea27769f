package ui

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kairyluu/ui/dialogs"
	"kairyluu/ui/words"
)

// toolkitPrefix marks the catalogue's keys for the toolkit's own words: what
// follows it is the key that the toolkit uses.
const toolkitPrefix = "toolkit."

// speak makes the toolkit's own words (menus of input fields, its file dialog)
// follow the language of the window. The toolkit looks words up under the
// system's language only, so ours are put there.
func speak(w words.Words) {
	own := map[string]string{}
	for _, key := range w.Keys(toolkitPrefix) {
		own[strings.TrimPrefix(key, toolkitPrefix)] = w.T(key)
	}
	raw, err := json.Marshal(own)
	if err != nil {
		return // a map of strings always marshals
	}
	for _, locale := range []fyne.Locale{"en", lang.SystemLocale(), fyne.Locale(lang.SystemLocale().LanguageString())} {
		if locale != "" {
			_ = lang.AddTranslationsForLocale(raw, locale) // fails only on a locale that is no tag ("C"); then "en" counts
		}
	}
}

func dialogWords(w words.Words) dialogs.Words {
	return dialogs.Words{
		OK: w.T("dialog.ok"), Cancel: w.T("dialog.cancel"), Close: w.T("dialog.close"),
		Details: w.T("dialog.details"), Copy: w.T("dialog.copy"), Error: w.T("dialog.error"),
		Open: w.T("dialog.open"), Save: w.T("dialog.save"), FileName: w.T("dialog.file_name"),
		Up: w.T("dialog.up"), Overwrite: w.T("dialog.overwrite"),
	}
}
