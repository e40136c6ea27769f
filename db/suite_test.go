package db_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/db/dbtest"
)

func TestSuite(t *testing.T) {
	dbtest.Run(t, func(t testing.TB) app.Store { return dbtest.New(t) })
}
