"""brat: a folder of .txt and .ann files out, and what people made of them in.

Format: github.com/nlplab/brat, wiki "Annotation Data Format". Marks are text-bound annotations (T), links relations
(R), an agreement with its parties an event (E), chosen values attributes (A); written values stand together in the
annotator's note (#) of a mark, as "code: 35.72; optional: yes".

Offsets: brat's server counts code points, its browser code UTF-16 units, so that everything behind an emoji is off by
one (brat issue 1115). The .txt files therefore have "□" for every character beyond U+FFFF: then all counts agree.
``articles.jsonl`` beside them keeps id, address and digest of the text as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson
import regex

from ..errors import LabelError
from .marks import KINDS, LINKS, Link, Mark, Marked, sha256

EVENT, PART = "agreement", "part_of"
STAND_IN = "□"
_ASTRAL = regex.compile(r"[^\u0000-\uFFFF]")
_NOTED = regex.compile(rf"(?:^|; )({'|'.join(sorted({fact for facts in KINDS.values() for fact in facts}))}): ")
ARTICLES = "articles.jsonl"


def config() -> str:
    """``annotation.conf``: the kinds of mark, link, event and chosen value."""
    lines = ["[entities]", *(kind for kind in KINDS if kind != EVENT), "[relations]"]
    lines += [
        f"{link}\tArg1:{'|'.join(sources)}, Arg2:{target}" for link, (sources, target) in LINKS.items() if link != PART
    ]
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    lines += ["[events]", f"{EVENT}\t" + ", ".join(f"{kind}*:{kind}" for kind in LINKS[PART][0]), "[attributes]"]
    for kind, facts in KINDS.items():
        for fact, values in facts.items():
            if len(values) == 1:
                lines.append(f"{kind}_{fact}\tArg:{kind}")
            elif values:
                lines.append(f"{kind}_{fact}\tArg:{kind}, Value:{'|'.join(values)}")
    return "\n".join(lines) + "\n"


def dump(articles: Iterable[Marked]) -> dict[str, str]:
    """The files of the folder by name."""
    files, kept = {"annotation.conf": config()}, []
    for article in articles:
        stem = _stem(article.id)
        files[f"{stem}.txt"] = _ASTRAL.sub(STAND_IN, article.text)
        files[f"{stem}.ann"] = "".join(f"{line}\n" for line in _lines(article))
        kept.append({"id": article.id, "url": article.url, "text_sha256": article.text_sha256})
    return {**files, ARTICLES: "".join(f"{orjson.dumps(row).decode()}\n" for row in kept)}


def _stem(key: str) -> str:
    """A file name for a label's id: brat has addresses with "#" in them."""
    return key.replace("#", "@")


def _lines(article: Marked) -> Iterator[str]:
    text = _ASTRAL.sub(STAND_IN, article.text)
    names = {mark.id: f"T{i}" for i, mark in enumerate(article.marks, start=1)}
    for mark in article.marks:
        pieces = _pieces(text, mark)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"{names[mark.id]}\t{mark.kind} {places}\t{' '.join(text[start:end] for start, end in pieces)}"
    kinds = {mark.id: mark.kind for mark in article.marks}
    owners = dict(names)
    for i, mark in enumerate((mark for mark in article.marks if mark.kind == EVENT), start=1):
        parties = [link.source for link in article.links if link.target == mark.id]
        yield f"E{i}\t" + " ".join([f"{EVENT}:{names[mark.id]}", *_arguments(parties, kinds, names)])
        owners[mark.id] = f"E{i}"
    for i, link in enumerate((link for link in article.links if link.kind != PART), start=1):
        yield f"R{i}\t{link.kind} Arg1:{names[link.source]} Arg2:{names[link.target]}"
    yield from _noted(article, owners)


def _pieces(text: str, mark: Mark) -> list[tuple[int, int]]:
    """The mark cut at line breaks, which brat cannot show inside one annotation."""
    found = regex.finditer(r"[^\n]+", text, pos=mark.start, endpos=mark.end)
    return [piece.span() for piece in found]


def _arguments(parties: Iterable[str], kinds: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    """ "participant:T4", "participant2:T5": brat numbers roles that come again."""
    seen: defaultdict[str, int] = defaultdict(int)
    for party in parties:
        seen[kinds[party]] += 1
        number = seen[kinds[party]]
        yield f"{kinds[party]}{number if number > 1 else ''}:{names[party]}"


def _noted(article: Marked, owners: dict[str, str]) -> Iterator[str]:
    attributes = 0
    for mark in article.marks:
        for fact, value in mark.facts.items():
            values = KINDS[mark.kind][fact]
            if values:
                attributes += 1
                yield f"A{attributes}\t{mark.kind}_{fact} {owners[mark.id]}" + (f" {value}" if len(values) > 1 else "")
    for i, mark in enumerate(article.marks, start=1):
        written = [f"{fact}: {value}" for fact, value in mark.facts.items() if not KINDS[mark.kind][fact]]
        if written:
            yield f"#{i}\tAnnotatorNotes {owners[mark.id]}\t{'; '.join(written)}"


def load(folder: Path) -> list[Marked]:
    """The annotated articles of a folder, by name.

    Raises LabelError, with file and line, for a line of another form, for words that are not where they are said to
    be, and for an annotation of something that is not there.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise LabelError(f"{folder}: no .ann files; name a folder of brat's, with .txt and .ann files")
    kept = folder / ARTICLES
    rows = map(orjson.loads, kept.read_bytes().splitlines()) if kept.is_file() else ()
    known = {_stem(row["id"]): row for row in rows}
    return [_load(file, known.get(file.stem, {})) for file in files]


def _load(file: Path, known: dict[str, str]) -> Marked:
    try:
        text = file.with_suffix(".txt").read_bytes().decode()
    except OSError as error:
        raise LabelError(
            f"{file.with_suffix('.txt')}: cannot be read ({error.strerror}); it belongs to {file.name}"
        ) from error
    parsing = _Parsing(text)
    for number, line in enumerate(file.read_bytes().decode().split("\n"), start=1):
        with _told(f"{file}, line {number}"):
            parsing.line(line)
    with _told(str(file)):
        marks = parsing.finished()
    key = known.get("id") or regex.sub(r"@(\d+)$", r"#\1", file.stem)
    digest = known.get("text_sha256") or (None if STAND_IN in text else sha256(text))
    return Marked(key, text, digest, known.get("url"), marks, tuple(parsing.links), " ".join(parsing.notes))


@contextmanager
def _told(where: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, IndexError) as error:
        raise LabelError(f"{where}: {error}; mend the line, or the annotation in brat") from error


@dataclass
class _Parsing:
    """One .ann file, line by line: a line may tell of one that comes later."""

    text: str
    marks: dict[str, Mark] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    noted: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def line(self, line: str) -> None:
        if not line.strip() or line[0] in "*N":  # groups and references to other databases say nothing here
            return
        name, body, *rest = line.split("\t")
        parse = {"T": self._mark, "R": self._relation, "E": self._event, "A": self._attribute, "#": self._note}
        if name[0] not in parse:
            raise ValueError(f"{name!r} is no annotation of a known form")
        parse[name[0]](name, body, "\t".join(rest))

    def _mark(self, name: str, body: str, words: str) -> None:
        kind, _, places = body.partition(" ")
        pieces = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        stands = " ".join(self.text[start:end] for start, end in pieces)
        if stands.split() != words.split():
            raise ValueError(f"at {places} stands “{stands}”, not “{words}”")
        self.marks[name] = Mark(name, kind, pieces[0][0], pieces[-1][1])

    def _relation(self, name: str, body: str, _: str) -> None:
        kind, *arguments = body.split()
        ends = dict(argument.split(":") for argument in arguments)
        self.links.append(Link(kind, ends["Arg1"], ends["Arg2"]))

    def _event(self, name: str, body: str, _: str) -> None:
        (_, trigger), *parties = (argument.split(":") for argument in body.split())
        self.triggers[name] = trigger
        self.links += [Link(PART, party, trigger) for _, party in parties]

    def _attribute(self, name: str, body: str, _: str) -> None:
        attribute, owner, *value = body.split()
        self.noted.append((owner, attribute, value[0] if value else "yes"))

    def _note(self, name: str, body: str, words: str) -> None:
        owner = body.split()[-1]
        found = list(_NOTED.finditer(words))
        if not found or found[0].start():
            self.notes.append(words)
            return
        ends = [match.start() for match in found[1:]] + [len(words)]
        self.noted += [
            (owner, match[1], words[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)
        ]

    def finished(self) -> tuple[Mark, ...]:
        """The marks with what is noted on them."""
        facts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for owner, attribute, value in self.noted:
            mark = self.marks.get(self.triggers.get(owner, owner))
            if mark is None:
                raise ValueError(f"{attribute} is noted on {owner}, which is not there")
            fact = attribute.removeprefix(f"{mark.kind}_")
            if fact not in KINDS.get(mark.kind, ()):
                raise ValueError(f"{attribute} is noted on {owner}, a {mark.kind}, which has no such value")
            facts[mark.id][fact] = value
        return tuple(replace(mark, facts=facts[mark.id]) for mark in self.marks.values())
