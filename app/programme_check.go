package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Check says what is wrong with a programme. Lists name the place: "needs.0",
// "reports.1.due". A source or a document that is no longer used can't be chosen
// anew; where it stands already it is a doubt.
func (s *Programmes) Check(ctx context.Context, p Programme) (*Faults, error) {
	p = cleanProgramme(p)
	f := &Faults{}
	if p.NameRU == "" && p.NameKY == "" {
		f.Add("name_ru", "programme.name_needed")
	}
	var old Programme
	var err error
	if p.ID != 0 {
		if old, err = s.store.Programme(ctx, p.ID); err != nil {
			return f, fmt.Errorf("check programme: %w", err)
		}
	}
	if err := s.checkSources(ctx, f, p, old); err != nil {
		return f, fmt.Errorf("check programme: %w", err)
	}
	checkFar(f, "from", p.From, s.Today())
	if !p.From.IsZero() && !p.Until.IsZero() && p.Until.Before(p.From) {
		f.Add("until", "programme.until_before_from", "from", p.From)
	}
	checkProgrammeMoney(f, p)
	if len(p.Stages) > 0 && !slices.Contains(p.Stages, StageClosed) {
		f.Add("stages", "programme.closed_needed")
	}
	if err := s.checkNeeds(ctx, f, p, old); err != nil {
		return f, fmt.Errorf("check programme: %w", err)
	}
	s.checkReports(f, p)
	return f, s.checkTwin(ctx, f, p)
}

func (s *Programmes) checkSources(ctx context.Context, f *Faults, p, old Programme) error {
	sources, err := choicesOf(ctx, s.store, FundSources)
	if err != nil {
		return err
	}
	if p.SourceID == 0 {
		f.Add("source", "programme.source_needed")
	}
	sources.check(f, "source", p.SourceID, p.SourceID == old.SourceID)
	for _, id := range p.Own {
		sources.check(f, "own", id, old.IsOwn(id))
	}
	switch {
	case p.IsOwn(p.SourceID):
		f.Add("own", "programme.own_grant", "name", sources[p.SourceID])
	case p.Share > 0 && len(p.Own) == 0:
		f.Add("own", "programme.own_needed")
	}
	return nil
}

func checkProgrammeMoney(f *Faults, p Programme) {
	switch {
	case p.Cap < 0:
		f.Add("cap", string(money.ErrNegative))
	case p.Cap > money.Max:
		f.Add("cap", string(money.ErrRange))
	}
	if p.Share < 0 || p.Share > money.Whole {
		f.Add("share", "money.percent")
	}
	if !slices.Contains(ShareBases, p.ShareOf) {
		f.Add("share_of", "programme.share_of_needed")
	}
	if !slices.Contains(money.Currencies, p.Currency) {
		f.Add("currency", "money.currency_unknown", "currency", string(p.Currency))
	}
}

func (s *Programmes) checkNeeds(ctx context.Context, f *Faults, p, old Programme) error {
	papers, err := choicesOf(ctx, s.store, PaperKinds)
	if err != nil {
		return err
	}
	for i, n := range p.Needs {
		if n == (StageNeed{}) {
			continue
		}
		field := fmt.Sprintf("needs.%d", i)
		if n.PaperID == 0 {
			f.Add(field, "programme.need_paper")
		}
		if !n.Stage.Main() || !p.Uses(n.Stage) {
			f.Add(field, "programme.need_stage")
		}
		papers.check(f, field, n.PaperID, slices.ContainsFunc(old.Needs, func(o StageNeed) bool { return o.PaperID == n.PaperID }))
	}
	return nil
}

func (s *Programmes) checkReports(f *Faults, p Programme) {
	for i, r := range p.Reports {
		if r.empty() {
			continue
		}
		field := func(name string) string { return fmt.Sprintf("reports.%d.%s", i, name) }
		if r.Title == "" {
			f.Add(field("title"), "programme.report_title")
		}
		if r.Due.IsZero() {
			f.Add(field("due"), "check.date_needed")
		}
		if !r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From) {
			f.Add(field("to"), "programme.until_before_from", "from", r.From)
		}
		if !r.Due.IsZero() && r.Due.Before(r.From) {
			f.Add(field("due"), "programme.report_before", "from", r.From)
		}
		if r.Sent.After(s.Today()) {
			f.Add(field("sent"), "check.date_future", "today", s.Today())
		}
	}
}

// checkTwin doubts a second running programme of the same name.
func (s *Programmes) checkTwin(ctx context.Context, f *Faults, p Programme) error {
	others, err := s.store.Programmes(ctx, ProgrammeFilter{Active: true})
	if err != nil {
		return fmt.Errorf("check programme: %w", err)
	}
	for _, o := range others {
		for _, name := range []string{o.NameRU, o.NameKY} {
			twin := name != "" && (text.Fold(name) == text.Fold(p.NameRU) || text.Fold(name) == text.Fold(p.NameKY))
			if o.ID != p.ID && p.Active && twin {
				f.Warn("name_ru", "programme.name_taken", "name", o)
				return nil
			}
		}
	}
	return nil
}

// empty tells whether a line of the form was left empty.
func (r ProgrammeReport) empty() bool { return r == ProgrammeReport{UID: r.UID} }

// tidyProgramme is what is stored: lines left empty and what stands twice are gone.
func tidyProgramme(p Programme) Programme {
	p = cleanProgramme(p)
	var needs []StageNeed
	for _, n := range p.Needs {
		if n != (StageNeed{}) && !slices.Contains(needs, n) {
			needs = append(needs, n)
		}
	}
	p.Needs = needs
	p.Reports = slices.DeleteFunc(p.Reports, ProgrammeReport.empty)
	if len(p.Reports) == 0 {
		p.Reports = nil
	}
	return p
}

// cleanProgramme normalises what was typed; every line of the lists keeps its place.
func cleanProgramme(p Programme) Programme {
	p.NameRU, p.NameKY, p.NameEN = text.NormalizeLine(p.NameRU), text.NormalizeLine(p.NameKY), text.NormalizeLine(p.NameEN)
	p.DonorEN = text.NormalizeLine(p.DonorEN)
	p.Donor, p.Note = text.NormalizeLine(p.Donor), text.Normalize(p.Note)
	p.Currency = cmp.Or(money.Currency(strings.ToUpper(string(p.Currency))), money.KGS)
	p.ShareOf = cmp.Or(p.ShareOf, OfTotal)
	p.Own = distinct(p.Own)
	p.Stages = inChain(p.Stages)
	p.Reports = slices.Clone(p.Reports)
	for i := range p.Reports {
		r := &p.Reports[i]
		r.Title = text.NormalizeLine(r.Title)
		if !r.empty() {
			r.UID = cmp.Or(r.UID, newUID())
		}
	}
	return p
}

// inChain puts stages in the order of the chain, which begins with the idea
// whatever else is used; all of them are none.
func inChain(stages []Stage) []Stage {
	var kept []Stage
	for _, s := range Chain {
		if s == StageIdea && len(stages) > 0 || slices.Contains(stages, s) {
			kept = append(kept, s)
		}
	}
	if len(kept) == len(Chain) {
		return nil
	}
	return kept
}
