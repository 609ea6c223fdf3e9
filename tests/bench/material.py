"""The articles that are measured: the samples of ``corpus/`` as text, as pages, in any number and any length."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import orjson

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"


@cache
def samples() -> tuple[dict[str, str], ...]:
    """The sample articles as a scraper's JSON lines have them: every stack is given plain text."""
    from saripati.pipeline.read import iter_files, read
    from saripati.pipeline.records import Draft
    from saripati.pipeline.stages import prepare

    drafts = [prepare(article) for path, name in iter_files([CORPUS]) for article in read(path, name=name)]
    return tuple(
        {"title": draft.title or "", "text": "\n".join(draft.document.text.split("\n")[bool(draft.title) :])}
        for draft in drafts
        if isinstance(draft, Draft)
    )


def size_of(articles: tuple[dict[str, str], ...]) -> int:
    """Bytes of text."""
    return sum(len(article["text"].encode()) for article in articles)


def pages() -> list[str]:
    """The samples as pages of some 30 KB: menus, scripts and links around the article, as portals have them."""
    menu = "".join(f'<li class="menu-item"><a href="/kanal/{n}">Kanal nomor {n}</a></li>' for n in range(120))
    script = "<script>var data = [" + ",".join(f'{{"slot":{n},"size":[300,{n}]}}' for n in range(250)) + "];</script>"
    linked = "".join(f'<div class="card"><a href="/{n}"><h3>Berita lain nomor {n}</h3></a></div>' for n in range(40))
    made = []
    for one in samples():
        title = html.escape(one["title"])
        body = "".join(f"<p>{html.escape(line)}</p>" for line in one["text"].split("\n"))
        made.append(
            f"<!doctype html><html><head><title>{title}</title>{script}</head><body><nav><ul>{menu}</ul></nav>"
            f"<main><article><h1>{title}</h1>{body}</article></main>"
            f"<aside>{linked}</aside><footer>{menu}</footer></body></html>"
        )
    return made


def many(count: int, path: Path) -> None:
    """Writes ``count`` articles, each of the first paragraphs of a sample: some 600 bytes."""
    with path.open("wb") as out:
        for number, article in zip(range(count), _endless(), strict=False):
            # Another number in every paragraph but the last: a real scrape repeats some paragraphs and not most.
            *parts, last = article["text"].splitlines()[:3]
            body = "\n".join([*(f"{part} Catatan {number}." for part in parts), last])
            out.write(orjson.dumps({"title": f"{article['title']} {number}", "text": body}) + b"\n")


def long_text(size: int) -> str:
    """An article of about ``size`` bytes: samples one after another, their paragraphs told apart by a number."""
    parts: list[str] = []
    length = 0
    for number, article in enumerate(_endless()):
        for line in article["text"].split("\n"):
            parts.append(f"{line} Catatan {number}.")
            length += len(parts[-1].encode()) + 1
            if length >= size:
                return "\n".join(parts)
    raise AssertionError("samples have no end")


def _endless() -> Iterator[dict[str, str]]:
    while True:
        yield from samples()
