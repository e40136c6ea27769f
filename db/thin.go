package db

import (
	"context"
	"os"
	"time"
)

// How many copies are kept: all of the last days, then one a day, a week, a month
// for so many days, weeks and months as have copies, and never fewer than least.
const (
	keepWithin = 48 * time.Hour
	keepDays   = 14
	keepWeeks  = 8
	keepMonths = 12
	keepLeast  = 3
)

// thin removes the copies in a folder that are no longer needed. Nothing is
// removed while fewer than keepLeast of those that stay are what they were.
func thin(ctx context.Context, dir string) error {
	copies, err := copiesIn(dir)
	if err != nil {
		return err
	}
	keep := kept(copies)
	if len(keep) == len(copies) {
		return nil
	}
	sound := 0
	for i, c := range copies {
		if !keep[i] || sound == keepLeast {
			continue
		}
		ok, err := c.sound(ctx)
		if err != nil {
			return err
		}
		if ok {
			sound++
		}
	}
	if sound < keepLeast {
		return nil
	}
	for i, c := range copies {
		if !keep[i] {
			if err := os.RemoveAll(c.dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// kept tells which of the copies, newest first, stay. Days, weeks and months
// count as far back as there are copies, not from today, so that a clock that
// jumps ahead removes none of them.
func kept(copies []savedCopy) map[int]bool {
	keep := make(map[int]bool)
	for i, c := range copies {
		if i < keepLeast || copies[0].At.Sub(c.At) <= keepWithin {
			keep[i] = true
		}
	}
	newestOfEach(keep, copies, keepDays, func(t time.Time) [2]int { return [2]int{t.Year(), t.YearDay()} })
	newestOfEach(keep, copies, keepWeeks, func(t time.Time) [2]int { y, w := t.ISOWeek(); return [2]int{y, w} })
	newestOfEach(keep, copies, keepMonths, func(t time.Time) [2]int { return [2]int{t.Year(), int(t.Month())} })
	return keep
}

func newestOfEach(keep map[int]bool, copies []savedCopy, most int, of func(time.Time) [2]int) {
	seen := make(map[[2]int]bool)
	for i, c := range copies {
		if period := of(c.At); !seen[period] && len(seen) < most {
			seen[period] = true
			keep[i] = true
		}
	}
}
