package text

import "testing"

func BenchmarkFold(b *testing.B) {
	const s = "Жарык жок: ул. Чокморова, 185, үйдүн жанында көчө чырактары күйбөйт. Прошу принять меры, ещё вчера обещали!"
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Fold(s)
	}
}
