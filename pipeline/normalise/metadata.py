"""What a page says of its article: JSON-LD, meta elements, the headline."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import orjson
from selectolax.lexbor import LexborHTMLParser

from .blocks import Metadata
from .characters import clean, fold_blanks
from .kinds import fold
from .stamps import stamp

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "publishdate",
    "publish-date",
    "pubdate",
    "datepublished",
    "dtk:publishdate",
    "content_publisheddate",
    "date",
    "dc.date",
    "dc.date.issued",
    "sailthru.date",
    "parsely-pub-date",
    "jpnn:publishdate",
    "published_time",
)
_DATE_PLACES = "time,[class*=date],[class*=tanggal],[class*=waktu],[class*=posted],[class*=time]"
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage")  # NewsArticle, BlogPosting, ReportageNewsArticle …
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_SUFFIX = re.compile(r"(?<!\s)\s+[-–—|•»:~]\s+|(?:(?<!\s)\s+)?\|\s*")  # not from within a run of blanks


def metadata(tree: LexborHTMLParser) -> Metadata:
    """Title, publication words, address, site and authors; each None or empty where the page is silent."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    site = metas.get("og:site_name") or None
    canonical = tree.css_first("link[rel=canonical]")
    url = (canonical.attributes.get("href") if canonical else None) or metas.get("og:url") or None
    url = url if url and "://" in url else None
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url and _is_url(url) else ""
    published = (
        _linked(linked, "datePublished")
        or next((metas[name] for name in _PUBLISHED if metas.get(name)), None)
        or _marked_date(tree)
    )
    return Metadata(
        _title(tree, metas, linked, site or host),
        published,
        url,
        site or host or None,
        _authors(linked, metas, site or host),
    )


def _is_url(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), _tidy(content))
    return found


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        words = node.text(deep=True)
        try:
            value = orjson.loads(words)
        except orjson.JSONDecodeError:
            if date := _LD_DATE.search(words):
                yield {"datePublished": date.group(1)}
            continue
        items = value if isinstance(value, list) else value.get("@graph", [value]) if isinstance(value, dict) else []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and _ARTICLE.search(str(item.get("@type"))):
                yield item


def _linked(items: list[dict[str, Any]], key: str) -> str | None:
    pages = sorted(items, key=lambda item: "WebPage" in str(item.get("@type")))
    return next((_tidy(item[key]) for item in pages if isinstance(item.get(key), str) and item[key].strip()), None)


def _marked_date(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("[itemprop=datePublished]") or tree.css_first("time[datetime]")
    if node is None:
        shown = (_tidy(place.text(deep=True)) for place in tree.css(_DATE_PLACES)[:12])
        return next((words for words in shown if stamp(words)), None)
    return node.attributes.get("datetime") or node.attributes.get("content") or _tidy(node.text(deep=True)) or None


def _title(tree: LexborHTMLParser, metas: dict[str, str], linked: list[dict[str, Any]], site: str) -> str | None:
    headings = [words for node in tree.css("h1")[:4] if len(words := _tidy(node.text(deep=True, separator=" "))) > 3]
    title_node = tree.css_first("title")
    head = _tidy(title_node.text(deep=True)) if title_node else ""
    given = [
        _without_site(words, site)
        for words in (_linked(linked, "headline") or "", metas.get("og:title", ""), head)
        if words
    ]
    for words in given:
        stem = fold(words.rstrip(".… "))
        for heading in headings:
            if stem and (fold(heading) == stem or (words.endswith(("...", "…")) and fold(heading).startswith(stem))):
                return heading
    if headings and (not given or fold(headings[0]) in {fold(words) for words in (metas.get("og:title", ""), head)}):
        return headings[0]
    return given[0] if given else None


def _without_site(words: str, site: str) -> str:
    """A headline without the outlet's name behind it: "Warga Panen Raya - Contoh.com"."""
    pieces = list(_SUFFIX.finditer(words))
    if not pieces:
        return words
    last = pieces[-1]
    tail, head = fold(words[last.end() :]), words[: last.start()].rstrip()
    name = fold(site)
    alike = bool(name) and (tail in name or name in tail or tail.replace(" ", "") in name.replace(" ", ""))
    domain = re.search(r"\.(?:com|id|co|net|org|news)\b", words[last.end() :]) is not None
    return head if len(head) > 15 and (alike or domain or ("|" in last.group() and len(tail.split()) <= 4)) else words


def _authors(linked: list[dict[str, Any]], metas: dict[str, str], site: str) -> tuple[str, ...]:
    names: list[str] = []
    for item in linked:
        given = item.get("author")
        for author in given if isinstance(given, list) else [given]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and not (isinstance(author, dict) and author.get("@type") == "Organization"):
                names.append(_tidy(name))
    names = (
        names
        or [metas[key] for key in ("author", "article:author", "content_author", "dtk:author") if metas.get(key)][:1]
    )
    outlet = fold(site).replace(" ", "")
    return tuple(
        dict.fromkeys(name for name in names if name and not _same_outlet(fold(name).replace(" ", ""), outlet))
    )


def _same_outlet(name: str, outlet: str) -> bool:
    return not name or (bool(outlet) and (name in outlet or outlet in name))


def _tidy(words: str) -> str:
    return fold_blanks(clean(html.unescape(words)))
