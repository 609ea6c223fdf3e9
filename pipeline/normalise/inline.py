"""Marks inside a line: advertisement marks, related links and bylines that a scraper glued into the body.

Each is split into a block of its own, so that it can be marked and nothing is read from it. Where the end of a
glued headline is not clear, the cut is made so that the body loses nothing it can do without: at a quotation, at a
word that opens sentences, at the name before the first verb of the next sentence, else at the end of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate, pairwise

from ahocorasick_rs import AhoCorasick

from ...extractors.lexicon import table
from .blocks import Block
from .dateline import is_place

# One of these stands in every mark of its sort: an automaton looks for them all in 1 µs a paragraph, and patterns are
# tried only where it finds one.
_VERBS = ("baca", "simak", "lihat", "tonton", "saksikan")
_ROLES = (
    *("pewarta", "penulis", "editor", "reporter", "redaktur", "kontributor", "uploader", "penyunting", "jurnalis"),
    *("wartawan", "laporan"),
)
_CUES: dict[str, tuple[str, ...]] = {
    **{f"{verb}{rest}": ("link",) for verb in _VERBS for rest in (" juga", " pula", "juga", ":", " :", " foto")},
    **{f"{verb}{rest}": ("link", "mark") for verb in _VERBS[1:] for rest in (" juga", " vid")},
    **dict.fromkeys(("berita terkait", "artikel terkait", "berita lainnya", "artikel lainnya"), ("link",)),
    **dict.fromkeys(("[gambas", "advertisement", "scroll to", "halaman selanjutnya", "halaman berikutnya"), ("mark",)),
    "selengkapnya": ("mark",),
    "pilihan editor": ("link", "tail"),
    **{f"{role}{colon}": ("tail",) for role in _ROLES for colon in (":", " :")},
    **dict.fromkeys(("copyright ©", "hak cipta ©", "telah tayang", "telah terbit", "telah dimuat"), ("tail",)),
    **dict.fromkeys(("cek berita",), ("tail",)),
    **{f"dapatkan {what}": ("tail",) for what in ("update", "berita", "informasi")},
    **{f"ikuti {what}": ("tail",) for what in ("berita", "update", "terus", "kami", "saluran", "channel")},
    **dict.fromkeys(("(antara", ".com", ".id", ".co", ".net"), ("dateline",)),
}
_SORTS = tuple(_CUES.values())
_FIND_CUES = AhoCorasick(list(_CUES)).find_matches_as_indexes
# A link: the words that open it, then a headline that has to be measured.
_LINK = re.compile(
    r"(?=[(BSLTAP])(?:\(\s*)?\b(?:(?:Baca|BACA|Simak|SIMAK|Lihat|LIHAT|Tonton|TONTON|Saksikan|SAKSIKAN)\s?"
    r"(?:(?:juga|Juga|JUGA|pula|Pula|PULA)(?:\s(?:video|Video|foto|Foto|berita|Berita|artikel|Artikel))?|(?=[:：]))"
    r"|(?:Berita|BERITA|Artikel|ARTIKEL)\s(?:terkait|Terkait|TERKAIT|lainnya|Lainnya)|Pilihan [Ee]ditor)\s{0,2}[:：]\s*"
    r"|\b(?:Lihat|Simak|Tonton)\s(?:juga|Juga)?\s?(?:[Vv]ideo|[Ff]oto)\b:?\s?(?=['\"‘“])"
)
# A mark that ends where it says: no headline follows.
_MARK = re.compile(
    r"\[Gambas:[^\]]{0,60}\]"
    r"|\b(?:ADVERTISEMENT|Advertisement)?\s*SCROLL TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT)?"
    r"|\bADVERTISEMENT\b(?!\s?[,.])"
    r"|(?:^|(?<=[.!?”\"]\s))Halaman (?:[Ss]elanjutnya|[Bb]erikutnya)\b\s?[.…>»]{0,3}(?=\s[A-Z“\"]|\s?$)"
    r"|\bBaca [Ss]elengkapnya(?: di(?: sini)?)?\s?[.…:>]{0,3}(?=\s|$)"
    r"|\b(?:Simak|Tonton|Saksikan|Lihat)\s(?:juga\s)?[Vv]ideo\b[^.\n'\"‘“]{0,60}"
    r"(?:['\"‘“][^'\"’”\n]{0,140}['\"’”])(?:\s?:)?(?:\s?(?:di sini|berikut ini|di bawah ini)\s?:?)?"
)
# From here to the next of these, or to the end of the line, when it stands after the end of a sentence.
_TAIL = re.compile(
    rf"\b(?:{'|'.join(map(str.capitalize, _ROLES))})\s?:\s?"
    r"(?=[A-Z])"
    r"|\bCopyright ©|\bHak [Cc]ipta ©"
    r"|\b(?:Berita|Artikel)(?: ini)? (?:ini )?telah (?:tayang|terbit|dimuat)(?: sebelumnya)? di\b"
    r"|\bCek [Bb]erita dan (?:[Aa]rtikel|informasi)\b"
    r"|\bDapatkan (?:update|berita|informasi)\b(?=.{0,90}(?:setiap hari|pilihan|WhatsApp|Telegram|Google|terkini|baru))"
    r"|\bIkuti (?:berita|update|terus berita|kami|saluran|channel)\b(?=.{0,90}(?:Google|WhatsApp|Telegram|[Cc]hannel))"
)
# An agency's dateline in the middle of a line: a standfirst was glued before it.
_AGENCY = re.compile(r"\s\((?:ANTARA|[\w-]+\.(?:com|id|co|net))(?:/[\w ]{2,30})?\)\s?[-–—]\s")
_OUTLET = re.compile(
    r",?\s[A-Z][\w-]*\.(?:COM|com|CO\.ID|co\.id|ID|id|NET|net)(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?\s?[-–—]\s"
    r"(?=[A-Z\"“])"
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]{0,2}(?=\s|$|[A-Z“\"])")
_OPENING, _CLOSING = re.compile(r"(?<=\s)[\"“]"), re.compile(r"[\"”]")
SHORTEST = 30
"""Characters: a shorter line is a mark itself or none."""
LOOKED_AT = 500
"""Characters behind a link's opening words in which its end is sought."""
_TOKEN = re.compile(r"\S+")
_AFFIXED = re.compile(r"(?:Di|Me[mnry]|Meng|Ber|Ter|Pe[mnr]|Ke|Se)[a-z]{3,}$")
_BODY_END = (".", '."', ".”", ",")
LINE_OF_ITS_OWN = 200
"""Characters: a line that opens with a link's words, is no longer and does not end as a sentence is the link."""
_VIDEO = re.compile(
    r"['\"‘“][^\"”\n]{0,140}?['\"’”](?=\s|:|$|\[)(?:\s?:)?(?:\s?(?:[Dd]i sini|berikut ini|di bawah ini)\s?:?)?"
)


def split_marks(blocks: list[Block]) -> list[Block]:
    """The blocks, each cut into the marks glued into it and the body between them, in order; no word is lost."""
    lines = [block.text.lower() for block in blocks]
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    sorts: defaultdict[int, set[str]] = defaultdict(set)
    for cue, start, _ in _FIND_CUES("\n".join(lines)):
        sorts[bisect_right(starts, start) - 1].update(_SORTS[cue])
    if not sorts:
        return blocks
    split: list[Block] = []
    for index, block in enumerate(blocks):
        if index in sorts and len(block.text) >= SHORTEST:
            split += [Block(piece, block.hint) for piece in _split(block.text, sorts[index])]
        else:
            split.append(block)
    return split


def _split(line: str, sorts: set[str]) -> list[str]:
    cuts = sorted({cut for start, end in _marks(line, sorts) for cut in (start, end) if 0 < cut < len(line)})
    if not cuts:
        return [line]
    pieces = [line[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    return [piece for piece in pieces if piece]


def _marks(line: str, sorts: set[str]) -> list[tuple[int, int]]:
    found = [(match.start(), match.end()) for match in _MARK.finditer(line)] if "mark" in sorts else []
    if "dateline" in sorts and (dateline := _glued_dateline(line)):
        found.append((dateline, dateline))
    links = [match for match in _LINK.finditer(line) if _may_start(line, match.start())] if "link" in sorts else []
    tails = _tails(line, {end for _, end in found}, links) if "tail" in sorts else []
    stops = sorted([start for start, _ in found] + [match.start() for match in links] + tails + [len(line)])
    for match in links:
        limit = stops[bisect_left(stops, match.end())]
        alone = match.start() < 3 and limit <= LINE_OF_ITS_OWN and not line[:limit].rstrip().endswith(_BODY_END)
        found.append((match.start(), _headline_end(line, match.end(), limit, alone=alone)))
    found.extend((start, stops[bisect_right(stops, start)]) for start in tails)
    return found


def _tails(line: str, ends: set[int], links: list[re.Match[str]]) -> list[int]:
    """Where signatures and notices begin: behind a sentence, a mark, a link or another of them."""
    first_link = links[0].start() if links else len(line)
    tails: list[int] = []
    for match in _TAIL.finditer(line):
        at = match.start()
        before = line[max(0, at - 5) : at].rstrip()
        opened = (
            not before or before[-1] in '.!?)]”"’…|*' or at > first_link or any(at - back in ends for back in range(3))
        )
        if opened or tails:
            tails.append(at)
    return tails


def _glued_dateline(line: str) -> int | None:
    """Where a dateline with its outlet begins in the middle of a line, or None."""
    match = _AGENCY.search(line, 20, 900)
    if match is None:
        match = _OUTLET.search(line, 15, 400)
        if match is None:
            return None
        if not match.group().startswith(","):
            return match.start() + 1
    words = line[: match.start()].split(" ")[-4:]
    for count in range(len(words), 0, -1):
        place = " ".join(words[-count:])
        if is_place(place):
            return match.start() - len(place) or None
    return None


def _may_start(line: str, at: int) -> bool:
    """Not in the middle of a clause: "warga bisa baca juga: …" is the writer's own sentence."""
    before = line[max(0, at - 5) : at].rstrip()
    return not before or before[-1] in ".!?:;)]”\"'’…" or line[at].isupper() or line[at] == "("


def _headline_end(line: str, start: int, limit: int, *, alone: bool) -> int:
    """Where a headline that begins at ``start`` ends, at most ``limit``; ``alone``: it has the line to itself."""
    if video := _VIDEO.match(line, start, limit):
        return video.end()
    if alone:
        return limit
    limit = min(limit, start + LOOKED_AT)
    stop = _SENTENCE_END.search(line, start, limit)
    end = stop.end() if stop else limit
    end = _quote_break(line, start, end) or end
    body = _body_start(line, start, end)
    return body if body and body - start >= 25 else end


def _quote_break(line: str, start: int, end: int) -> int | None:
    """The opening of a quotation that is a sentence of the body: preceded by a blank, at least three words into
    the headline, and long or broken off by a comma before it closes."""
    for match in _OPENING.finditer(line[start:end]):
        at = start + match.start()
        rest = line[at + 1 : at + 1 + LOOKED_AT]
        close = _CLOSING.search(rest)
        inside = rest[: close.start()] if close else rest
        long = len(inside.split()) > 9 or inside.rstrip().endswith((",", ".", "!", "?"))
        if long and len(line[start:at].split()) >= 3:
            return at
    return None


def _body_start(line: str, start: int, end: int) -> int | None:
    """Where the next sentence begins inside ``[start, end)``, when a headline runs into it without a mark."""
    tokens = [(match.start() + start, match.group()) for match in _TOKEN.finditer(line[start:end])]
    openers, small = _words()
    for index in range(4, len(tokens) - 1):
        at, token = tokens[index]
        before, after = tokens[index - 1][1], tokens[index + 1][1]
        after_date = before.endswith(")") or (before.isdigit() and len(before) == 4)
        if after_date and token[:1].isupper() and any(_plain(later, small) for _, later in tokens[index + 1 :]):
            return at
        opens = token.rstrip(",:") in openers and not before.endswith((",", ":"))
        if opens and (token.endswith(",") or after[:1].islower() or before[:1].islower()):
            return at
    plain = [_plain(token, small) for _, token in tokens[1:9]]
    if any(plain[:4]) and sum(plain) >= 2:
        return _after_plain_headline(tokens, small)
    return _verb_start(tokens, small)


LONGEST_HEADLINE, SHORTEST_HEADLINE = 100, 40
"""Characters: headlines in sentence case (Antara, Tempo) have 45 to 85."""


def _after_plain_headline(tokens: list[tuple[int, str]], small: frozenset[str]) -> int | None:
    """In a stretch too long for a headline in sentence case, the first capital word that no preposition leads to:
    too early rather than too late, since a word too much in the body is better than a sentence too few."""
    start, (last, word) = tokens[0][0], tokens[-1]
    if last + len(word) - start <= LONGEST_HEADLINE:
        return None
    for (_, before), (at, token) in pairwise(tokens):
        led = before in small or before.endswith((",", ":")) or (before[:1].isupper() and not before.isupper())
        if at - start >= SHORTEST_HEADLINE and token[:1].isupper() and not led:
            return at
    return None


def _plain(token: str, small: frozenset[str]) -> bool:
    return token[:1].islower() and token.strip(",.").isalpha() and token.strip(",.") not in small


def _verb_start(tokens: list[tuple[int, str]], small: frozenset[str]) -> int | None:
    """In a headline in Title Case, where the sentence begins whose first words end in lower case.

    That is behind a mark or a verb with its affix, at most three words back; where nothing shows it, the sentence
    gets its last capital word, and two before an active verb, since those follow names.
    """
    plain = next((i for i, (_, token) in enumerate(tokens) if _plain(token, small)), 0)
    first = plain
    while first > 1 and tokens[first - 1][1][:1].islower():
        first -= 1
    if first < 5:
        return None
    for back in range(first - 1, first - 4, -1):
        before = tokens[back - 1][1]
        if not before[:1].isupper() or before.endswith((",", "?", "!", ":")) or _AFFIXED.match(before):
            return tokens[back][0]
    return tokens[first - 2 if tokens[plain][1].startswith("me") and plain == first else first - 1][0]


def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("boilerplate")["words"]
    return frozenset(words["sentence_openers"]), frozenset(words["small_in_titles"])
