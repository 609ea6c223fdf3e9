"""Marks inside a line: advertisement marks, related links and bylines that a scraper glued into the body.

Each is split into a block of its own, so that it can be marked and nothing is read from it. Where the end of a
glued headline is not clear, the cut is made so that the body loses nothing it can do without: at a quotation, at a
word that opens sentences, at the name before the first verb of the next sentence, else at the end of the sentence.
"""

from __future__ import annotations

import re

from ...extractors.lexicon import table
from .dateline import is_place

_CUE = re.compile(
    r"baca|simak|lihat|tonton|saksikan|gambas|advertisement|scroll|pewarta|penulis|editor|reporter|copyright|berita ini|"
    r"artikel ini|cek berita|ikuti|halaman|pilihan|laporan|dapatkan|selengkapnya|terkait",
    re.IGNORECASE,
)
# A link: the words that open it, then a headline that has to be measured.
_LINK = re.compile(
    r"(?:\(\s*)?\b(?:(?:Baca|BACA|Simak|SIMAK|Lihat|LIHAT|Tonton|TONTON|Saksikan|SAKSIKAN)\s?"
    r"(?:(?:juga|Juga|JUGA|pula|Pula|PULA)(?:\s(?:video|Video|foto|Foto|berita|Berita|artikel|Artikel))?|(?=[:：]))"
    r"|(?:Berita|BERITA|Artikel|ARTIKEL)\s(?:terkait|Terkait|TERKAIT|lainnya|Lainnya)|Pilihan (?:Editor|editor))\s{0,2}[:：]\s*"
    r"|\b(?:Lihat|Simak|Tonton)\s(?:juga|Juga)?\s?(?:[Vv]ideo|[Ff]oto)\b:?\s?(?=['\"‘“])"
)
# A mark that ends where it says: no headline follows.
_MARK = re.compile(
    r"\[Gambas:[^\]]{0,60}\]"
    r"|\b(?:ADVERTISEMENT|Advertisement)?\s*SCROLL TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT)?"
    r"|\bADVERTISEMENT\b(?!\s?[,.])"
    r"|(?:^|(?<=[.!?”\"]\s))Halaman (?:[Ss]elanjutnya|[Bb]erikutnya)\b\s?[.…>»]{0,3}(?=\s[A-Z“\"]|\s?$)"
    r"|\bBaca [Ss]elengkapnya(?: di(?: sini)?)?\s?[.…:>]{0,3}(?=\s|$)"
    r"|\b(?:Simak|Tonton|Saksikan|Lihat)\s(?:juga\s)?[Vv]ideo\b[^.\n'\"‘“]{0,60}(?:['\"‘“][^'\"’”\n]{0,140}['\"’”])(?:\s?:)?(?:\s?(?:di sini|berikut ini|di bawah ini)\s?:?)?"
)
# From here to the next of these, or to the end of the line, when it stands after the end of a sentence.
_TAIL = re.compile(
    r"\b(?:Pewarta|Penulis|Editor|Reporter|Redaktur|Kontributor|Uploader|Penyunting|Jurnalis|Wartawan|Laporan)\s?:\s?(?=[A-Z])"
    r"|\bCopyright ©|\bHak [Cc]ipta ©"
    r"|\b(?:Berita|Artikel)(?: ini)? (?:ini )?telah (?:tayang|terbit|dimuat)(?: sebelumnya)? di\b"
    r"|\bCek [Bb]erita dan (?:[Aa]rtikel|informasi)\b|\bDapatkan (?:update|berita|informasi)\b(?=.{0,90}(?:setiap hari|pilihan|WhatsApp|Telegram|Google|terkini|terbaru))"
    r"|\bIkuti (?:berita|update|terus berita|kami|saluran|channel)\b(?=.{0,90}(?:Google|WhatsApp|Telegram|Channel|channel))"
)
# An agency's dateline in the middle of a line: a standfirst was glued before it.
_AGENCY = re.compile(r"\s\((?:ANTARA|[\w-]+\.(?:com|id|co|net))(?:/[\w ]{2,30})?\)\s?[-–—]\s")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]{0,2}(?=\s|$|[A-Z“\"])")
_TOKEN = re.compile(r"\S+")
_AFFIXED = re.compile(r"(?:Di|Me[mnry]|Meng|Ber|Ter|Pe[mnr]|Ke|Se)[a-z]{3,}$")
_BODY_END = (".", '."', ".”", ",")
LINE_OF_ITS_OWN = 200
"""Characters: a line that opens with a link's words, is no longer and does not end as a sentence is the link."""
_VIDEO = re.compile(r"['\"‘“][^\"”\n]{0,140}?['\"’”](?=\s|:|$|\[)(?:\s?:)?(?:\s?(?:[Dd]i sini|berikut ini|di bawah ini)\s?:?)?")


def split_marks(line: str) -> list[str]:
    """The line cut into the marks glued into it and the body between them, in order; no word is lost."""
    if len(line) < 30 or not (_CUE.search(line) or "(" in line and _AGENCY.search(line, 20, 900)):
        return [line]
    cuts = sorted({cut for start, end in _marks(line) for cut in (start, end) if 0 < cut < len(line)})
    if not cuts:
        return [line]
    pieces = [line[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    return [piece for piece in pieces if piece]


def _marks(line: str) -> list[tuple[int, int]]:
    found = [(match.start(), match.end()) for match in _MARK.finditer(line)]
    if dateline := _glued_dateline(line):
        found.append((dateline, dateline))
    starts = [match for match in _LINK.finditer(line) if _may_start(line, match.start())]
    tails = [match.start() for match in _TAIL.finditer(line) if _after_sentence(line, match.start(), found)]
    stops = sorted([start for start, _ in found] + [match.start() for match in starts] + tails + [len(line)])
    for match in starts:
        limit = next((stop for stop in stops if stop > match.start() and stop >= match.end()), len(line))
        alone = not line[: match.start()].strip("( ") and limit <= LINE_OF_ITS_OWN and not line[:limit].rstrip().endswith(_BODY_END)
        found.append((match.start(), _headline_end(line, match.end(), limit, alone=alone)))
    for start in tails:
        found.append((start, next(stop for stop in stops if stop > start)))
    return found


def _glued_dateline(line: str) -> int | None:
    match = _AGENCY.search(line, 20, 900)
    if match is None:
        return None
    words = line[: match.start()].split(" ")[-4:]
    for count in range(len(words), 0, -1):
        place = " ".join(words[-count:])
        if is_place(place) and match.start() > len(place):
            return match.start() - len(place)
    return None


def _may_start(line: str, at: int) -> bool:
    """Not in the middle of a clause: "warga bisa baca juga: …" is the writer's own sentence."""
    before = line[:at].rstrip()
    return not before or before[-1] in ".!?:;)]”\"'’…" or line[at].isupper() or line[at] == "("


def _after_sentence(line: str, at: int, marks: list[tuple[int, int]]) -> bool:
    before = line[:at].rstrip()
    if not before or before[-1] in ".!?)]”\"’…|*":
        return True
    return _TAIL.search(before) is not None or any(abs(end - at) < 3 for _, end in marks) or _LINK.search(before) is not None


def _headline_end(line: str, start: int, limit: int, *, alone: bool) -> int:
    """Where a headline that begins at ``start`` ends, at most ``limit``; ``alone``: it has the line to itself."""
    if video := _VIDEO.match(line, start, limit):
        return video.end()
    if alone:
        return limit
    stop = _SENTENCE_END.search(line, start, limit)
    end = stop.end() if stop else limit
    if end >= limit and len(line[start:limit].split()) <= 16 and not _has_quote_break(line, start, limit):
        body = _body_start(line, start, end)
        return body if body and body - start >= 25 else limit
    quote = _quote_break(line, start, end)
    end = quote if quote else end
    return _body_start(line, start, end) or end


def _has_quote_break(line: str, start: int, end: int) -> bool:
    return _quote_break(line, start, end) is not None


def _quote_break(line: str, start: int, end: int) -> int | None:
    """The opening of a quotation that is a sentence of the body: preceded by a blank, at least three words into
    the headline, and long or broken off by a comma before it closes."""
    for match in re.finditer(r"(?<=\s)[\"“]", line[start:end]):
        at = start + match.start()
        close = re.search(r"[\"”]", line[at + 1 :])
        inside = line[at + 1 : at + 1 + close.start()] if close else line[at + 1 :]
        long = len(inside.split()) > 9 or inside.rstrip().endswith((",", ".", "!", "?"))
        if long and len(line[start:at].split()) >= 3:
            return at
    return None


def _body_start(line: str, start: int, end: int) -> int | None:
    """Where the next sentence begins inside ``[start, end)``, when a headline runs into it without a mark."""
    tokens = [(match.start() + start, match.group()) for match in _TOKEN.finditer(line[start:end])]
    openers, small = _words()
    for index, (at, token) in enumerate(tokens):
        if index < 4:
            continue
        word = token.rstrip(",:")
        before = tokens[index - 1][1]
        after_date = before[-1] in ")" or (before.isdigit() and len(before) == 4)
        if after_date and token[:1].isupper() and any(_plain(later, small) for _, later in tokens[index + 1 :]):
            return at
        if word in openers and not before.endswith((",", ":")) and index + 1 < len(tokens):
            if token.endswith(",") or tokens[index + 1][1][:1].islower() or before[:1].islower():
                return at
    return _verb_start(tokens, small)


def _plain(token: str, small: frozenset[str]) -> bool:
    return token[:1].islower() and token.strip(",.") not in small


def _verb_start(tokens: list[tuple[int, str]], small: frozenset[str]) -> int | None:
    """In a headline in Title Case, where the sentence begins whose first words end in lower case.

    That is behind a mark or a verb with its affix, at most three words back; where nothing shows it, the sentence
    gets its last capital word, and two before a verb of saying, since those follow names.
    """
    first = next((i for i, (_, token) in enumerate(tokens) if _plain(token, small)), 0)
    if first < 5 or not tokens[first - 1][1][:1].isupper():
        return None
    for back in range(first - 1, first - 4, -1):
        before = tokens[back - 1][1]
        if not before[:1].isupper() or before.endswith((",", "?", "!", ":")) or _AFFIXED.match(before):
            return tokens[back][0]
    return tokens[first - 2 if tokens[first][1].startswith(("meng", "meny", "mem", "men", "me")) else first - 1][0]


def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("boilerplate")["words"]
    return frozenset(words["sentence_openers"]), frozenset(words["small_in_titles"])
