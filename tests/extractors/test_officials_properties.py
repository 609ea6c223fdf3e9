"""What holds for officials in any article."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors import officials, regions
from saripati.extractors.document import Document, Official, Paragraph, ParagraphKind, Span

_ARTICLES = (
    "Bupati Ngawi, H. Ony Hartanto, S.E., membuka rapat bersama Sekda Mokh Sodiq. “Silakan,” kata Ony.",
    "Dandim 0805/Ngawi Letkol Inf Yudha Setiaji, S.Sos., dan Kapolres AKBP Dwiasi Wiyata hadir di Ngawi.",
    "Kepala Dinas Kesehatan Kota Dumai, drg. Syaiful Hadi, M.Kes, menyebut angka. Syaiful pulang.",
    "Dr. Hj. Siti Aminah, M.Si, Kepala Bappeda Ngawi, dan Camat Sine, Drs. Rahmat Hidayana, hadir.",
    "Wali Kota Blitar, Syauqul Muhibin (Ibbin), dan Bupati Blitar Rijantara bertemu. Ibbin tersenyum.",
    "Ony Hartanto dan Dwi Ananda resmi menjadi Bupati dan Wakil Bupati Ngawi. Ony menggantikan Budi Sulis.",
    "Mantan Gubernur Riau Ir. H. Yudono Basri diperiksa. Pj Gubernur Riau SF Hariyana hadir.",
)
_DATELINES = ("Ngawi", "Kota Dumai", "Blitar", "Pekanbaru")
_TITLES = ("H.", "Hj.", "Dr.", "Drs.", "Ir.", "KH", "Prof. Dr.", "dr.", "Bapak", "Letkol Inf", "AKBP", "Tgk.")
_DEGREES = (", S.E.", ", S.H., M.H.", ", M.Si", " S.Sos", ", Ph.D.", ", M.Kes")
_POSTS = (
    "Bupati Ngawi",
    "Kepala Dinas Sosial Ngawi",
    "Kapolres Ngawi",
    "Ketua DPRD Ngawi",
    "Menteri Agama",
    "Pj Sekda Ngawi",
)
_NAMES = ("Ony Hartanto", "Siti Aminah", "M. Ridwan Badala", "Sutiajiwa", "La Ode Rusman", "I Nengah Tambara")


def _document(text: str, kinds: tuple[ParagraphKind, ...] = (), dateline: str | None = None) -> Document:
    paragraphs, start = [], 0
    for index, line in enumerate(text.split("\n")):
        paragraphs.append(Paragraph(start, start + len(line), kinds[index] if index < len(kinds) else "body"))
        start += len(line) + 1
    return Document(text, tuple(paragraphs), dateline=Span(0, len(dateline)) if dateline else None)


def _find(document: Document) -> tuple[Official, ...]:
    places = regions.extract(document)
    return officials.extract(document, places.regions, places.dateline_region).officials


def _told(items: tuple[Official, ...]) -> list[Any]:
    """All that is told of each person but where it stands."""
    return [replace(item, mentions=(), posts=tuple(item.posts)) for item in items]


@given(st.permutations(_ARTICLES))
@settings(max_examples=20, deadline=None)
def test_other_articles_of_the_run_change_nothing(articles: list[str]) -> None:
    alone = {text: _find(_document(text)) for text in _ARTICLES}
    assert {text: _find(_document(text)) for text in articles} == alone


@given(st.sampled_from(_ARTICLES), st.sampled_from(_ARTICLES), st.booleans())
@settings(deadline=None)
def test_a_related_line_changes_nothing(article: str, other: str, first: bool) -> None:
    link = f"Baca juga: {other}"
    text, kinds = (f"{link}\n{article}", ("related", "body")) if first else (f"{article}\n{link}", ("body", "related"))
    assert _told(_find(_document(text, kinds))) == _told(_find(_document(article)))


@given(st.sampled_from(_ARTICLES), st.sampled_from(_DATELINES))
@settings(deadline=None)
def test_capitals_in_the_dateline_change_nothing(article: str, place: str) -> None:
    plain = _document(f"{place} – {article}", dateline=place)
    upper = _document(f"{place.upper()} – {article}", dateline=place)
    assert _find(upper) == _find(plain)


@given(
    st.sampled_from(_POSTS),
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(_TITLES), max_size=3),
    st.lists(st.sampled_from(_DEGREES), max_size=3),
    st.sampled_from((" ", ", ")),
)
@settings(max_examples=300, deadline=None)
def test_honorifics_change_only_honorifics(
    post: str, name: str, titles: list[str], degrees: list[str], gap: str
) -> None:
    bare = f"{post}{gap}{name}, membuka rapat."
    full = f"{post}{gap}{' '.join([*titles, name])}{''.join(degrees)}, membuka rapat."
    (plain,), (titled,) = _find(_document(bare)), _find(_document(full))
    assert plain.honorifics == ()
    assert bool(titled.honorifics) == bool(titles or degrees)
    assert _told((replace(titled, honorifics=()),)) == _told((plain,))


@given(st.sampled_from(_ARTICLES), st.text(alphabet="abcdefghij \n.,", max_size=30))
@settings(deadline=None)
def test_mentions_are_quotations(article: str, noise: str) -> None:
    document = _document(f"{noise}\n{article}")
    for item in _find(document):
        assert all(document.text[mention.start : mention.end] == mention.text for mention in item.mentions)
        assert list(item.mentions) == sorted(item.mentions, key=lambda mention: mention.start)


@given(st.text(alphabet='BbuptiKalD SedrGn,.()-/"“” 0x\n', max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    for item in _find(_document(text)):
        assert item.posts
        assert item.mentions


def test_work_grows_with_the_text() -> None:
    """Twice the text, about twice the steps: counted as lines run, so that the machine does not matter."""
    once, twice = (_steps("\n".join(_ARTICLES * times)) for times in (6, 12))
    assert twice < 2.6 * once


def _steps(text: str) -> int:
    count = 0

    def trace(frame: object, event: str, argument: object) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    document = _document(text)
    places = regions.extract(document)
    officials.extract(document, places.regions, places.dateline_region)
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        officials.extract(document, places.regions, places.dateline_region)
    finally:
        sys.settrace(before)
    return count
