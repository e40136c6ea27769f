package app

import "context"

// SeedProgramme is a programme that an office is given as an example. Its entries
// are told by their codes, since they have no ids before the office is set up.
type SeedProgramme struct {
	Programme
	Source string
	Own    []string
	Needs  []SeedNeed
}

// SeedNeed is a document needed before a stage, told by its code.
type SeedNeed struct {
	Stage Stage  `json:"stage"`
	Paper string `json:"paper"`
}

// addProgrammes adds the examples. A source or a document that the office does not
// have under its code is left out.
func (seed Seed) addProgrammes(ctx context.Context, tx Tx) error {
	if len(seed.Programmes) == 0 {
		return nil
	}
	sources, err := idsByCode(ctx, tx, FundSources)
	if err != nil {
		return err
	}
	papers, err := idsByCode(ctx, tx, PaperKinds)
	if err != nil {
		return err
	}
	for _, s := range seed.Programmes {
		p := s.programme(sources, papers)
		if err := tx.AddProgramme(ctx, &p); err != nil {
			return err
		}
	}
	return nil
}

func (s SeedProgramme) programme(sources, papers map[string]int64) Programme {
	p := s.Programme
	p.SourceID = sources[s.Source]
	p.Own, p.Needs = nil, nil
	for _, code := range s.Own {
		p.Own = append(p.Own, sources[code])
	}
	for _, n := range s.Needs {
		if id := papers[n.Paper]; id != 0 {
			p.Needs = append(p.Needs, StageNeed{Stage: n.Stage, PaperID: id})
		}
	}
	p.Active = true
	return tidyProgramme(p)
}

func idsByCode(ctx context.Context, r Reader, d Dict) (map[string]int64, error) {
	entries, err := r.Entries(ctx, d)
	ids := make(map[string]int64, len(entries))
	for _, e := range entries {
		if e.Active {
			ids[e.Code] = e.ID
		}
	}
	return ids, err
}
