package docx

import (
	"context"

	"kairyluu/app"
	"kairyluu/app/picture"
)

// photos are those of a whole document, in order.
type photos []photo

// album is a part of them that stands together, and what is told of the rest.
type album struct {
	photos []photo
	from   int      // place of the first of them among all photos
	broken []string // names of those that cannot be read
	more   int      // how many are left out
}

// mostTogether is how many photos one album shows: more nobody looks at, and Word
// opens them slowly.
const mostTogether = 6

// collect reads the pictures among files, so many at most. One that is gone or damaged is told, and
// the document is there all the same.
func (all *photos) collect(ctx context.Context, src Source, files []app.Attachment, most int) album {
	a := album{from: len(*all)}
	for _, file := range files {
		switch {
		case file.Removed || !picture.Readable(file.Type):
			continue
		case len(a.photos) == most:
			a.more++
			continue
		}
		p, err := photoOf(ctx, src, file)
		if err != nil {
			a.broken = append(a.broken, file.Name)
			continue
		}
		a.photos = append(a.photos, p)
	}
	*all = append(*all, a.photos...)
	return a
}

// pasted is an album on the sheet.
func (o office) pasted(a album) (all []element) {
	if len(a.photos) > 0 {
		all = append(all, gallery(a.from, a.photos))
	}
	if a.more > 0 {
		all = append(all, para(styleNote, o.w.T("docx.outcomes.more_photos", "n", a.more)))
	}
	for _, name := range a.broken {
		all = append(all, para(styleNote, o.w.T("docx.outcomes.broken_photo", "name", name)))
	}
	return all
}
