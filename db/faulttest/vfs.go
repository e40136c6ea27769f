// Package faulttest puts a disk under SQLite that loses power and fails writes,
// in pure Go and without privileges: a VFS that wraps the system's own, records
// every write and sync, fails the n-th of them when asked to, and builds the
// files that a disk might hold after a power cut.
//
// What it cannot show: a file's creation and removal count as durable at once,
// and drives that lie about a flush are beyond any program.
package faulttest

import (
	"os"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// VFS is the name to open databases with.
const VFS = "faulty"

// Disk is the one disk behind VFS: SQLite calls plain functions, so there is no
// place for a second one. Tests that use it must not run in parallel.
var Disk = &disk{files: make(map[uintptr]*file), patched: make(map[uintptr]uintptr)}

type disk struct {
	mu        sync.Mutex
	once      sync.Once
	files     map[uintptr]*file   // by SQLite's file object
	patched   map[uintptr]uintptr // tables of methods that were wrapped
	open, del uintptr             // of the wrapped VFS

	recording bool
	log       []op
	fault     *Fault
	calls     int
	fired     bool
}

type file struct {
	path string
	base sqlite3.Tsqlite3_io_methods
}

// Kind is what SQLite does to a file.
type Kind int

// Kinds of operation.
const (
	Write Kind = iota
	Sync
	truncate
	create
	remove
	mark
)

// op is one recorded operation.
type op struct {
	kind Kind
	path string
	at   int64 // offset of a write, size of a truncation, number of a mark
	data []byte
}

// Fault says which operation fails and how.
type Fault struct {
	Kind   Kind
	At     int  // the how manieth, from 1
	Code   int  // of SQLite
	Sticky bool // all later ones fail too
	Torn   bool // a failed write leaves its first 512 bytes
}

// Register makes VFS known to SQLite. It may be called again.
func (d *disk) Register() {
	d.once.Do(func() {
		tls := libc.NewTLS()
		sqlite3.Xsqlite3_initialize(tls)
		base := *at[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(tls, 0))
		d.open, d.del = base.FxOpen, base.FxDelete
		p := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(base)))
		name, err := libc.CString(VFS)
		if err != nil {
			panic(err)
		}
		base.FpNext, base.FzName = 0, name
		base.FxOpen, base.FxDelete = pointer(xOpen), pointer(xDelete)
		*at[sqlite3.Tsqlite3_vfs](p) = base
		if code := sqlite3.Xsqlite3_vfs_register(tls, p, 0); code != sqlite3.SQLITE_OK {
			panic(code)
		}
	})
}

// at is the thing at an address of SQLite's memory.
func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// pointer is a Go function as SQLite keeps functions.
func pointer(f any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&f))[1] }

// function is a function that SQLite keeps, as a Go function of type F.
func function[F any](p uintptr) F {
	return *(*F)(unsafe.Pointer(&p))
}

type (
	writeFunc    = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncateFunc = func(*libc.TLS, uintptr, int64) int32
	syncFunc     = func(*libc.TLS, uintptr, int32) int32
	closeFunc    = func(*libc.TLS, uintptr) int32
	openFunc     = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	deleteFunc   = func(*libc.TLS, uintptr, uintptr, int32) int32
)

func (d *disk) file(p uintptr) *file {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files[p]
}

func (d *disk) record(o op) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.recording {
		d.log = append(d.log, o)
	}
}

// fails tells whether this operation has to fail.
func (d *disk) fails(kind Kind) *Fault {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.fault
	if f == nil || f.Kind != kind {
		return nil
	}
	d.calls++
	if d.calls != f.At && !(f.Sticky && d.calls > f.At) {
		return nil
	}
	d.fired = true
	return f
}

func xWrite(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	f := Disk.file(p)
	write := function[writeFunc](f.base.FxWrite)
	if fault := Disk.fails(Write); fault != nil {
		if fault.Torn && n > 512 {
			write(tls, p, buffer, 512, offset)
		}
		return int32(fault.Code)
	}
	Disk.record(op{Write, f.path, offset, append([]byte(nil), unsafe.Slice(at[byte](buffer), n)...)})
	return write(tls, p, buffer, n, offset)
}

func xTruncate(tls *libc.TLS, p uintptr, size int64) int32 {
	f := Disk.file(p)
	Disk.record(op{truncate, f.path, size, nil})
	return function[truncateFunc](f.base.FxTruncate)(tls, p, size)
}

func xSync(tls *libc.TLS, p uintptr, flags int32) int32 {
	f := Disk.file(p)
	if fault := Disk.fails(Sync); fault != nil {
		return int32(fault.Code)
	}
	Disk.record(op{Sync, f.path, 0, nil})
	return function[syncFunc](f.base.FxSync)(tls, p, flags)
}

func xClose(tls *libc.TLS, p uintptr) int32 {
	f := Disk.file(p)
	Disk.mu.Lock()
	delete(Disk.files, p)
	Disk.mu.Unlock()
	return function[closeFunc](f.base.FxClose)(tls, p)
}

func xOpen(tls *libc.TLS, vfs, name, p uintptr, flags int32, out uintptr) int32 {
	path := ""
	if name != 0 {
		path = libc.GoString(name)
	}
	_, err := os.Stat(path)
	code := function[openFunc](Disk.open)(tls, vfs, name, p, flags, out)
	methods := &at[sqlite3.Tsqlite3_file](p).FpMethods
	if code != sqlite3.SQLITE_OK || path == "" || *methods == 0 {
		return code
	}
	if err != nil {
		Disk.record(op{create, path, 0, nil})
	}
	Disk.wrap(tls, p, path, methods)
	return code
}

// wrap gives a file object methods that pass through the disk.
func (d *disk) wrap(tls *libc.TLS, p uintptr, path string, methods *uintptr) {
	d.mu.Lock()
	defer d.mu.Unlock()
	base := *at[sqlite3.Tsqlite3_io_methods](*methods)
	d.files[p] = &file{path, base}
	table, ok := d.patched[*methods]
	if !ok {
		table = libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(base)))
		d.patched[*methods] = table
		base.FxWrite, base.FxTruncate = pointer(xWrite), pointer(xTruncate)
		base.FxSync, base.FxClose = pointer(xSync), pointer(xClose)
		*at[sqlite3.Tsqlite3_io_methods](table) = base
	}
	*methods = table
}

func xDelete(tls *libc.TLS, vfs, name uintptr, syncDir int32) int32 {
	Disk.record(op{remove, libc.GoString(name), 0, nil})
	return function[deleteFunc](Disk.del)(tls, vfs, name, syncDir)
}

// volatile is a file that lives in memory only.
func volatile(path string) bool { return strings.HasSuffix(path, "-shm") }
