package db

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// dsn is the writer's data source. Pragmas stand here and nowhere else: one set
// by a statement would hold on one connection of a pool only. busy_timeout goes
// first, for the others may have to wait.
func (s *Store) dsn() string {
	return source(s.path, s.options, append(s.base(),
		"journal_mode(WAL)",
		"synchronous("+s.synchronous()+")",
		"secure_delete(1)",
		"journal_size_limit(67108864)",
		"wal_autocheckpoint("+strconv.Itoa(s.checkpointPages())+")",
	)...)
}

// readDSN is the readers' data source.
func (s *Store) readDSN() string {
	if s.readOnly {
		// The mode forbids writing already, and query_only would forbid integrity_check.
		return source(s.path, s.options, s.base()...)
	}
	return source(s.path, s.options, append(s.base(), "query_only(1)")...)
}

func (s *Store) base() []string {
	return []string{
		"busy_timeout(5000)",
		"foreign_keys(1)",
		"trusted_schema(0)",
		"cell_size_check(1)",
		"temp_store(MEMORY)",
		"cache_size(-16000)",
	}
}

// synchronous is FULL: with less, a power cut loses what was reported as saved.
func (s *Store) synchronous() string {
	if s.options.synchronous != "" {
		return s.options.synchronous
	}
	return "FULL"
}

// checkpointPages is a safety net: the keeper checkpoints while nobody saves.
func (s *Store) checkpointPages() int {
	if s.options.checkpoint != 0 {
		return s.options.checkpoint
	}
	return 8000
}

// source builds a data source. The path is escaped and prefixed with file:, for
// the driver would cut a bare path at "?".
func source(path string, o Options, pragmas ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	u := url.URL{Scheme: "file", Path: path}
	// Without mode=rw SQLite would make an empty database where ours was taken away.
	dsn := u.String() + "?mode=rw&_txlock=immediate&_dqs=0&_defensive=1&_error_rc=1"
	for _, p := range pragmas {
		dsn += "&_pragma=" + p
	}
	if o.vfs != "" {
		dsn += "&vfs=" + o.vfs
	}
	return dsn
}

// Ways to open a file other than to write to it.
const (
	modeCreate   = "&mode=rwc"
	modeRead     = "&mode=ro"             // beside a writer
	modeReadOnly = "&mode=ro&immutable=1" // nobody writes; leaves no trace, works on any medium
)

// in changes the mode of a data source.
func in(mode, dsn string) string { return strings.Replace(dsn, "?mode=rw&", "?"+mode[1:]+"&", 1) }

// hasLog tells whether a log lies beside the database that has to be read with it.
func hasLog(path string) bool {
	log, err := os.Stat(path + "-wal")
	return err == nil && log.Size() > 0
}
