// Package forms is what pages of one large form share: the draft that is kept
// while it is typed, the line above it, and what happens when somebody else was
// faster.
package forms

import (
	"context"
	"time"

	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// State is what stands in the fields of a form, as typed.
type State[F any] interface {
	Clone() F    // shares nothing with it
	Same(F) bool // lines left empty do not count
}

// Session keeps one form safe while it is on show. Its methods are called on the
// window's thread, except Draft.
type Session[F State[F]] struct {
	Form     F         // as last read from the fields
	Clean    F         // as opened or saved: what differs from it is unsaved
	Restored time.Time // when the draft that was given back was typed; zero: none was
	Read     func() F  // reads the fields
	Head     *Head     // told of what became of the draft; nil until there is one
	Note     *Note     // the same where there is no Head

	env    *shell.Env
	scope  *task.Scope
	keeper *keeper
	kept   F   // as the draft in the store, or Clean when there is none
	turn   int // counts what was handed to the keeper
	saving bool
	begun  bool
}

// NewSession returns a session of the form whose draft is kept under key.
func NewSession[F State[F]](env *shell.Env, scope *task.Scope, key string) *Session[F] {
	return &Session[F]{env: env, scope: scope, keeper: &keeper{desk: env.Office.Desk, key: key}}
}

// Draft is a half-typed form as the store keeps it.
type Draft[F any] struct {
	Form F         `json:"form"`
	At   time.Time `json:"at"`
}

// Draft reads what was left half typed; nil for nothing. A draft of an older
// program that cannot be read is nothing.
func (s *Session[F]) Draft(ctx context.Context) *Draft[F] {
	var d Draft[F]
	if found, err := s.env.Office.Desk.Draft(ctx, s.keeper.key, &d); err != nil || !found || d.At.IsZero() {
		return nil
	}
	return &d
}

// Begin starts with a form as it is stored, or with the draft of it; from then on
// what is typed is kept each second.
func (s *Session[F]) Begin(clean F, d *Draft[F]) {
	s.Form, s.Clean, s.kept = clean, clean.Clone(), clean.Clone()
	if d != nil && !d.Form.Same(clean) {
		s.Form, s.kept, s.Restored = d.Form, d.Form.Clone(), d.At
	}
	s.begun = true
	task.Every(s.scope, period, func() {
		if s.Unkept() && !s.saving {
			s.Keep(nil)
		}
	})
}

// Take reads the fields into Form.
func (s *Session[F]) Take() {
	if s.Read != nil {
		s.Form = s.Read()
	}
}

// Unkept tells whether something is typed that the store does not hold.
func (s *Session[F]) Unkept() bool {
	if !s.begun {
		return false
	}
	s.Take()
	return !s.Form.Same(s.kept)
}

// Keep stores what is typed; what was emptied again needs no draft. then may be nil.
func (s *Session[F]) Keep(then func(error)) {
	s.turn++
	n, form, at := s.turn, s.Form.Clone(), s.env.Now()
	needless := form.Same(s.Clean)
	task.Do(s.scope, func(ctx context.Context) error {
		return s.keeper.put(ctx, n, Draft[F]{form, at}, needless)
	}, func(err error) {
		if err == nil {
			s.kept = form
		}
		if note := s.note(); note != nil {
			note.kept(needless, at, err)
		}
		if then != nil {
			then(err)
		}
	})
}

func (s *Session[F]) note() *Note {
	if s.Head != nil {
		return s.Head.Note
	}
	return s.Note
}

// Changed tells whether something is typed that is not saved.
func (s *Session[F]) Changed() bool {
	if !s.begun {
		return false
	}
	s.Take()
	return !s.Form.Same(s.Clean)
}

// Close writes the last second of typing: the page may be closed without being
// left, as when the language changes.
func (s *Session[F]) Close() {
	if !s.Unkept() {
		return
	}
	s.turn++
	ctx := context.WithoutCancel(s.scope.Context())
	s.env.Fail(s.keeper.put(ctx, s.turn, Draft[F]{s.Form, s.env.Now()}, s.Form.Same(s.Clean)))
}

// Leave calls leave when what is typed is on the disk: nothing is asked.
func (s *Session[F]) Leave(leave func()) {
	if !s.Unkept() {
		leave()
		return
	}
	s.Keep(func(err error) {
		if err == nil {
			leave()
			return
		}
		s.env.Fail(err)
	})
}

// Clear forgets the draft and what is typed; then shows the form as it was.
func (s *Session[F]) Clear(then func()) {
	s.Restored = time.Time{}
	s.turn++
	n := s.turn
	task.Do(s.scope, func(ctx context.Context) error {
		return s.keeper.put(ctx, n, Draft[F]{}, true)
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.Form, s.kept = s.Clean.Clone(), s.Clean.Clone()
		then()
	})
}

// Saving tells whether a save is under way.
func (s *Session[F]) Saving() bool { return s.saving }

// Saved takes a form that is in the store now: nothing of it is unsaved. It must be what
// the fields hold, or is put into them at once: else closing keeps the difference as a draft.
func (s *Session[F]) Saved(f F) {
	s.Restored = time.Time{}
	s.Form, s.Clean, s.kept = f.Clone(), f.Clone(), f.Clone()
}

// Drop forgets the draft; it is called from within the work of Save.
func (s *Session[F]) Drop(ctx context.Context) error {
	return s.env.Office.Desk.DropDraft(ctx, s.keeper.key)
}

// Save hands what is typed to store, away from the window's thread and after
// every draft that is on its way. It does nothing while a save is under way.
func Save[F State[F], R any](s *Session[F], store func(ctx context.Context, form F) (R, error), done func(F, R, error)) {
	if s.saving || !s.begun {
		return
	}
	s.Take()
	s.turn++
	n, form := s.turn, s.Form.Clone()
	s.setSaving(true)
	task.Run(s.scope, func(ctx context.Context) (result R, err error) {
		err = s.keeper.settle(n, func() error {
			result, err = store(ctx, form)
			return err
		})
		return result, err
	}, func(result R, err error) {
		s.setSaving(false)
		done(form, result, err)
	})
}

func (s *Session[F]) setSaving(saving bool) {
	s.saving = saving
	if s.Head != nil {
		s.Head.busy(saving)
	}
}
