package faulttest

import "math/rand/v2"

// Record begins to record, with an empty log.
func (d *disk) Record() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recording, d.log = true, nil
}

// Mark notes that action n was reported as done.
func (d *disk) Mark(n int) { d.record(op{kind: mark, at: int64(n)}) }

// Stop ends recording and returns what was recorded over files that held initial.
func (d *disk) Stop(initial map[string][]byte) *Power {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.recording = false
	p := &Power{initial: initial, log: d.log}
	d.log = nil
	return p
}

// Break makes the operation that f names fail.
func (d *disk) Break(f Fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault, d.calls, d.fired = &f, 0, false
}

// Mend ends all faults and tells whether there was one.
func (d *disk) Mend() (fired bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault = nil
	return d.fired
}

// Power is a recorded stretch of work in which the power can be cut anywhere.
type Power struct {
	initial map[string][]byte
	log     []op
}

// Syncs is how many times something was flushed to the disk.
func (p *Power) Syncs() int {
	n := 0
	for _, o := range p.log {
		if o.kind == Sync {
			n++
		}
	}
	return n
}

// state is a file while a cut is worked out: what is surely on the disk, and what
// was written since the last sync.
type state struct {
	exists  bool
	data    []byte
	pending []op
}

func (s *state) apply(o op) {
	switch {
	case o.kind == truncate && o.at <= int64(len(s.data)):
		s.data = s.data[:o.at]
	case o.kind == truncate:
		s.data = append(s.data, make([]byte, o.at-int64(len(s.data)))...)
	default:
		if need := o.at + int64(len(o.data)) - int64(len(s.data)); need > 0 {
			s.data = append(s.data, make([]byte, need)...)
		}
		copy(s.data[o.at:], o.data)
	}
}

// Cut cuts the power at a random moment. It returns the files as the disk may hold
// them then, and the last action that had been reported as done. Of what was not
// synced, anything may be missing: all, nothing, any part in any order, and a
// write may be torn between sectors.
func (p *Power) Cut(r *rand.Rand) (files map[string][]byte, done int) {
	states := make(map[string]*state)
	for path, data := range p.initial {
		states[path] = &state{exists: true, data: append([]byte(nil), data...)}
	}
	for _, o := range p.log[:1+r.IntN(len(p.log))] {
		if o.kind == mark {
			done = int(o.at)
			continue
		}
		if states[o.path] == nil {
			states[o.path] = &state{}
		}
		states[o.path].happen(o)
	}
	files = make(map[string][]byte)
	lose := losses[r.IntN(len(losses))]
	for path, s := range states {
		for _, o := range s.pending {
			if o, kept := lose(r, o); kept {
				s.apply(o)
			}
		}
		if s.exists && !volatile(path) {
			files[path] = s.data
		}
	}
	return files, done
}

func (s *state) happen(o op) {
	switch o.kind {
	case create:
		s.exists = true
	case remove:
		*s = state{}
	case Sync:
		for _, o := range s.pending {
			s.apply(o)
		}
		s.pending = nil
	default:
		s.exists = true
		s.pending = append(s.pending, o)
	}
}

// losses are the ways in which a disk loses what was not synced.
var losses = []func(*rand.Rand, op) (op, bool){
	func(_ *rand.Rand, o op) (op, bool) { return o, false },
	func(_ *rand.Rand, o op) (op, bool) { return o, true },
	func(r *rand.Rand, o op) (op, bool) { return o, r.IntN(2) == 0 },
	func(r *rand.Rand, o op) (op, bool) {
		if r.IntN(3) == 0 {
			return torn(r, o), true
		}
		return o, r.IntN(2) == 0
	},
}

// torn keeps a run of the sectors of a write.
func torn(r *rand.Rand, o op) op {
	const sector = 512
	n := (len(o.data) + sector - 1) / sector
	if n < 2 {
		return o
	}
	from := r.IntN(n)
	to := min(len(o.data), (from+1+r.IntN(n-from))*sector)
	o.data, o.at = o.data[from*sector:to], o.at+int64(from*sector)
	return o
}
