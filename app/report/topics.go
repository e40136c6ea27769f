package report

import (
	"cmp"
	"slices"

	"kairyluu/app"
)

// topOf is how many topics the short list holds.
const topOf = 10

// groupOf is the group a topic belongs to: itself when it is one.
func (f *figures) groupOf(topic int64) int64 {
	if e, ok := f.names[topic]; ok && e.Parent != 0 {
		return e.Parent
	}
	return topic
}

// byGroup adds sums of topics up by their group.
func (f *figures) byGroup(topics map[int64]int) map[int64]int {
	sums := map[int64]int{}
	for topic, n := range topics {
		sums[f.groupOf(topic)] += n
	}
	return sums
}

// topicLines has a line for each group and below it one for each of its topics
// that had appeals in either year.
func (f *figures) topicLines() []line {
	now, before := byID(f.places, 0), byID(f.placesAgo, 0)
	groups, groupsAgo := f.byGroup(now), f.byGroup(before)
	var lines []line
	for _, group := range listed(f.groups(), true, groups, groupsAgo) {
		lines = append(lines, line{
			key: topicKey(group), label: f.topicLabel(group), now: groups[group.ID], before: groupsAgo[group.ID],
			narrow: aboutTopic(group.ID), group: true,
		})
		for _, topic := range listed(f.topics, false, now, before) {
			if topic.Parent != group.ID || topic.Parent == 0 {
				continue
			}
			lines = append(lines, line{
				key: topicKey(topic), label: f.topicLabel(topic), level: 1, now: now[topic.ID], before: before[topic.ID],
				narrow: aboutTopic(topic.ID),
			})
		}
		own, ownAgo := now[group.ID], before[group.ID]
		if below := groups[group.ID] != own || groupsAgo[group.ID] != ownAgo; below && (own != 0 || ownAgo != 0) {
			lines = append(lines, line{
				key: topicKey(group) + ".other", label: Say("report.topic.whole_group"), level: 1, now: own, before: ownAgo,
			})
		}
	}
	return lines
}

func (f *figures) groups() []app.Entry {
	var groups []app.Entry
	for _, e := range f.topics {
		if e.Parent == 0 {
			groups = append(groups, e)
		}
	}
	return groups
}

func topicKey(e app.Entry) string { return "topic." + cmp.Or(e.Code, e.NameRU, "none") }

// topicLabel is the code and the name.
func (f *figures) topicLabel(e app.Entry) Label {
	if e.ID == 0 {
		return Say("report.topic.none")
	}
	if e.Code == "" {
		return NameOf(e)
	}
	return Label{RU: e.Code + " " + e.Name(app.Russian), KY: e.Code + " " + e.Name(app.Kyrgyz)}
}

func aboutTopic(id int64) narrow {
	return func(f *app.AppealFilter) { f.Topic = orNoOne(id) }
}

func (f *figures) topicsTable() Table {
	c := f.received("topics", "topics", "report.head.topic", f.topicLines())
	c.notes = []Label{Say("report.note.topics")}
	return f.compare(c)
}

// topTopics are the topics most written about this quarter.
func (f *figures) topTopics() Table {
	var lines []line
	for _, l := range f.topicLines() {
		if l.level == 1 && l.narrow != nil && l.now > 0 {
			l.level = 0
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(b.now, a.now) })
	c := f.received("top_topics", "topics", "report.head.topic", nil)
	c.lines = lines[:min(len(lines), topOf)]
	c.chart = Bars
	return f.compare(c)
}
