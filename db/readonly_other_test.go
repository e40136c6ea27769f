//go:build !linux

package db_test

import "testing"

func readOnly(t *testing.T, _ string) string {
	t.Helper()
	t.Skip("no read-only folder here")
	return ""
}
