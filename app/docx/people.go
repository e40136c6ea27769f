package docx

import (
	"slices"
	"strconv"
	"strings"
)

// present is the attendance: the total with women and men, then the groups,
// which overlap and so are told apart from it.
func (d minutes) present() string {
	a := d.meeting.Attendance
	if a.Total == 0 {
		return ""
	}
	said := d.w.T("docx.present", "n", a.Total)
	if a.Women+a.Men > 0 {
		said = list(said, d.w.T("docx.present_sexes", "women", a.Women, "men", a.Men))
	}
	if len(d.meeting.Participants) > 0 {
		said += " " + d.w.T("docx.present_list")
	}
	var groups []string
	for id, n := range a.Groups {
		if n > 0 {
			groups = append(groups, d.name(id)+" — "+strconv.Itoa(n))
		}
	}
	if slices.Sort(groups); len(groups) > 0 {
		said += "\n" + d.w.T("docx.present_groups", "groups", list(groups...))
	}
	return said
}

// guests lists the invited who came, or who did not, a line each.
func (d minutes) guests(came bool) string {
	var lines []string
	for _, g := range d.meeting.Guests {
		who := list(g.Name, g.Post, g.Organisation)
		if g.Came != came || who == "" {
			continue
		}
		if g.RoleID != 0 {
			who += " (" + d.name(g.RoleID) + ")"
		}
		lines = append(lines, who)
	}
	return strings.Join(lines, "\n")
}

func (d minutes) quorum() string {
	m := d.meeting
	switch {
	case m.Quorum == 0:
		return ""
	case m.QuorumMet():
		return d.w.T("docx.quorum_met", "quorum", m.Quorum, "present", m.Attendance.Total)
	}
	return d.w.T("docx.quorum_not", "quorum", m.Quorum, "present", m.Attendance.Total)
}
