package db

import (
	"context"

	"kairyluu/app"
)

// projectDimensions are the expressions that projects are counted by; "+ 0" keeps
// SQLite from the indexes of the lists: project_report has it all.
var projectDimensions = map[app.ProjectDim]string{
	app.PerStage:     "p.stage",
	app.PerProgramme: "p.programme_key + 0",
	app.PerObject:    "p.object_key + 0",
	app.PerPlace:     "p.settlement_key + 0",
}

const projectSums = `count(*), coalesce(sum(p.short), 0), coalesce(sum(p.running = 1 AND p.due_key < ?), 0),
	coalesce(sum(p.planned), 0), coalesce(sum(p.received), 0), coalesce(sum(p.spent), 0), coalesce(sum(p.need), 0),
	coalesce(sum(p.own), 0), coalesce(sum(p.expected), 0), coalesce(sum(p.total), 0), coalesce(sum(p.women), 0),
	coalesce(sum(p.men), 0), coalesce(sum(p.youth), 0), coalesce(sum(p.elderly), 0), coalesce(sum(p.disabled), 0)`

// TallyProjects implements app.GrantReader.
func (r reader) TallyProjects(ctx context.Context, f app.ProjectFilter, dims ...app.ProjectDim) ([]app.ProjectGroup, error) {
	var groups []app.ProjectGroup
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := tallyingProjects(ctx, conn, f, dims)
		if err != nil {
			return err
		}
		return grouped(ctx, conn, len(dims), query, args, func(keys []string) []any {
			groups = append(groups, app.ProjectGroup{Keys: keys})
			g := &groups[len(groups)-1]
			b := &g.Beneficiaries
			return []any{
				&g.N, &g.Short, &g.Late, &g.Planned, &g.Received, &g.Spent, &g.Need, &g.Own, &g.Expected,
				&b.Total, &b.Women, &b.Men, &b.Youth, &b.Elderly, &b.Disabled,
			}
		})
	})
	return groups, wrap("count projects by groups", err)
}

func tallyingProjects(ctx context.Context, conn queryer, f app.ProjectFilter, dims []app.ProjectDim) (string, []any, error) {
	s, err := narrowProjects(ctx, conn, f)
	if err != nil {
		return "", nil, err
	}
	columns, by, err := grouping(dims, projectDimensions)
	if err != nil {
		return "", nil, err
	}
	return "SELECT " + columns + projectSums + s.from() + s.String() + by, append([]any{iso(f.Today)}, s.args...), nil
}
