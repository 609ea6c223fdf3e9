"""Paragraphs that stand in several articles of a run."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors.document import Origin
from saripati.pipeline.records import Draft
from saripati.pipeline.repeats import NO_MARKS, ShardIndex, find_marks, index, mark_across, mark_inside

from .drafts import draft_of

BODY = [
    "Gubernur Kalimantan Utara meresmikan dermaga baru di Kabupaten Nunukan yang dibangun selama dua tahun terakhir.",
    "Dermaga itu diharapkan mempercepat bongkar muat barang kebutuhan pokok bagi masyarakat di wilayah perbatasan.",
    "Menurut kepala dinas setempat, masih ada pekerjaan kecil yang harus diselesaikan sebelum kapal pertama bersandar.",
    "Warga sekitar menyambut peresmian tersebut dengan menggelar pertunjukan musik dan tarian dari tiga kelompok seni.",
]


def through(shards: Sequence[Sequence[Draft]]) -> list[Draft]:
    """The drafts of all shards as a run would mark them, in order."""
    with TemporaryDirectory() as name:
        folders = []
        inside = [[mark_inside(draft) for draft in shard] for shard in shards]
        for number, drafts in enumerate(inside):
            folders.append(Path(name, str(number)))
            folders[-1].mkdir()
            writer = ShardIndex(folders[-1])
            for draft in drafts:
                writer.add(draft)
            writer.close()
        marks = list(find_marks(folders))
    return [
        mark_across(draft, found.get(number, NO_MARKS))
        for drafts, found in zip(inside, marks, strict=True)
        for number, draft in enumerate(drafts)
    ]


def origins(draft: Draft) -> list[Origin | None]:
    return [paragraph.repeats for paragraph in draft.document.paragraphs]


def codes(draft: Draft) -> list[str]:
    return [problem.code for problem in draft.problems]


def test_the_older_article_owns_a_paragraph_whatever_the_order() -> None:
    old = draft_of(["Dermaga", *BODY], identity="zz", published="2024-03-01")
    new = draft_of(["Lain", BODY[2].replace("masih", "tinggal")], identity="aa", published="2024-03-02")
    for shards in ([[old, new]], [[new], [old]], [[new, old]]):
        marked = {draft.id: draft for draft in through(shards)}
        assert origins(marked["zz"]) == [None] * 5
        assert origins(marked["aa"]) == [None, Origin("zz", 3)]


def test_an_undated_article_is_the_younger_one() -> None:
    marked = through(
        [[draft_of(["Satu", BODY[0]], identity="a"), draft_of(["Dua", BODY[0]], identity="b", published="2025")]]
    )
    assert origins(marked[0]) == [None, Origin("b", 1)]
    assert origins(marked[1]) == [None, None]


def test_a_copy_of_a_whole_article_is_named() -> None:
    first = draft_of(["Dermaga", *BODY], identity="a", published="2024-03-01")
    copy = draft_of(["Dermaga baru", *BODY, "Dukung terus."], identity="b", published="2024-03-02")
    half = draft_of(["Lain", *BODY[:2], *(text.replace("a", "o") for text in BODY[2:])], identity="c")
    marked = through([[first, copy, half]])
    assert [codes(draft) for draft in marked] == [[], ["syndicated-copy"], []]
    assert "article a" in marked[1].problems[0].message
    assert sum(map(bool, origins(marked[2]))) == 2


def test_the_same_article_twice_is_a_duplicate_the_second_time() -> None:
    article = draft_of(["Dermaga", *BODY], identity="a", published="2024-03-01")
    first, second = through([[article], [article]])
    assert origins(first) == [None] * 5
    assert codes(first) == []
    assert origins(second) == [Origin("a", number) for number in range(5)]
    assert codes(second) == ["duplicate-article"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("Nunukan", "Malinau"),
        lambda text: text.replace("dua tahun", "tiga tahun"),
        lambda text: text.replace("Gubernur", "Wakil Gubernur"),
    ],
)
def test_other_facts_in_another_article_are_kept(change) -> None:  # type: ignore[no-untyped-def]
    text = BODY[0]
    one = draft_of(["Satu", text, "Rapat di Kabupaten Malinau dan Kabupaten Nunukan."], identity="a", published="2024")
    other = draft_of(["Dua", change(text), "Rapat di Kabupaten Malinau dan Kabupaten Nunukan."], identity="b")
    assert origins(through([[one, other]])[1]) == [None, None, None]


def test_a_formula_does_not_cost_a_new_article_its_facts() -> None:
    formula = "Acara itu dihadiri Wakil Bupati Nunukan dan para camat."
    marked = through([[draft_of(["Satu", formula], identity="a"), draft_of(["Dua", formula], identity="b")]])
    assert [origins(draft) for draft in marked] == [[None, None], [None, None]]


PARAGRAPHS = st.sampled_from([*BODY, *(text.replace("dan", "serta") for text in BODY), "Singkat saja."])
ARTICLES = st.lists(
    st.tuples(st.lists(PARAGRAPHS, min_size=1, max_size=5), st.sampled_from([None, "2023", "2024-05", "2024-05-06"])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_and_shards_change_nothing(articles: list[tuple[list[str], str | None]], chance: random.Random) -> None:
    drafts = [
        draft_of([f"Judul {number}", *paragraphs], identity=f"{number:02}", published=published)
        for number, (paragraphs, published) in enumerate(articles)
    ]
    whole = {draft.id: draft for draft in through([drafts])}
    chance.shuffle(drafts)
    cut = chance.randint(0, len(drafts))
    assert {draft.id: draft for draft in through([drafts[:cut], drafts[cut:]])} == whole
    for draft in whole.values():
        for origin in filter(None, origins(draft)):
            if origin.id != draft.id:
                owner = whole[origin.id]
                assert owner.document.paragraphs[origin.paragraph].repeats is None
                assert (owner.document.published or "9999", owner.id) < (draft.document.published or "9999", draft.id)
    # An article of other paragraphs beside them changes none of them.
    stranger = draft_of(
        ["Asing", "Panen raya jagung di lereng gunung berlangsung meriah sejak dini hari bersama ratusan petani muda."]
    )
    assert {draft.id: draft for draft in through([[stranger, *drafts]]) if draft.id != "own"} == whole


def test_keys_merged_in_many_slices_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [
        draft_of([f"Judul {n}", *BODY[n % 2 : n % 2 + 2]], identity=f"{n:02}", published="2024") for n in range(12)
    ]
    whole = through([drafts])
    monkeypatch.setattr(index, "SLICE", 40)
    monkeypatch.setattr(index, "RUN", 50)
    monkeypatch.setattr(index, "OPEN_FILES", 1)
    assert through([drafts[:5], drafts[5:]]) == whole
