package app

import (
	"cmp"
	"context"
	"fmt"
)

// SetTopic gives many appeals one main topic; each gets a transaction of its
// own. It returns how many have it then and the first refusal.
func (s *Appeals) SetTopic(ctx context.Context, ids []int64, topic int64) (done int, err error) {
	for _, id := range ids {
		if e := s.setTopic(ctx, id, topic); e != nil {
			err = cmp.Or(err, e)
			continue
		}
		done++
	}
	return done, err
}

func (s *Appeals) setTopic(ctx context.Context, id, topic int64) error {
	err := s.store.InTx(ctx, func(tx Tx) error {
		old, err := tx.Appeal(ctx, id)
		if err != nil || old.TopicID == topic {
			return err
		}
		a := old
		a.TopicID = topic
		if err := tx.UpdateAppeal(ctx, &a); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityAppeal, id, a.Number, "update", diffJSON(old, a))
	})
	if err != nil {
		return fmt.Errorf("set topic: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, id})
	return nil
}
