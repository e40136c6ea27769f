package app

import (
	"context"
	"errors"
	"fmt"
)

// errPreview ends the transaction of a preview, so that nothing is drawn.
var errPreview = errors.New("preview only")

// PreviewNumber says which number a would get if it were registered now. It
// reserves nothing: whoever registers first gets it.
func (s *Appeals) PreviewNumber(ctx context.Context, a Appeal) (string, error) {
	a = s.tidy(a)
	settings, err := s.Settings(ctx)
	if err != nil {
		return "", err
	}
	a.Number = ""
	err = s.store.InTx(ctx, func(tx Tx) error {
		if err := s.number(ctx, tx, &a, settings); err != nil {
			return err
		}
		return errPreview
	})
	if !errors.Is(err, errPreview) {
		return "", fmt.Errorf("preview number: %w", err)
	}
	return a.Number, nil
}

// ByNumber finds appeals by number, whatever the case, look-alike letters or
// separators; newest first when several years match.
func (s *Appeals) ByNumber(ctx context.Context, number string) ([]AppealRow, error) {
	rows, err := s.store.AppealByNumber(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("find appeal by number: %w", err)
	}
	return rows, nil
}
