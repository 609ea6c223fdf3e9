"""Posts tied to a person by turn of phrase: "Pj Sekda itu", "wakilnya", the speaker of the headline."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..document import Tenure
from .name_words import is_no_name
from .names import Name
from .posts import Post
from .sheet import Sheet
from .successors import find_successors
from .ties import Tie, names_at
from .words import words

_LIST = re.compile(
    r"[^.;\n]\s*,?\s*\b(?:di ?antaranya|antara lain|yakni|yaitu|adalah|masing-masing|terdiri (?:dari|atas))\b"
    r"(?: adalah)?\s*[:,]?\s*"
)
_ENDS = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")
"""The end of a sentence: a list there is of another matter."""
_LIST_REACH = 240
"""Characters between a post and the list of its holders: numbers of decrees stand between."""
_HEADS = frozenset("presiden gubernur bupati wali_kota wakil_gubernur wakil_bupati wakil_wali_kota menteri".split())
_WHO = re.compile(
    r"(?:^|[.!?,\"”“]\s*|\n)(?:Orang|Perwira|Pria|Perempuan|Wanita|Lelaki|Laki-laki|Sosok|Politikus|Politisi|Figur|Tokoh|Jenderal)"
    r"\s+(?:[a-z][\w-]*\s+){0,4}$"
)
""" "Perempuan anggota DPRK Abdya itu", "Orang yang sehari-harinya Plh Sekda itu"."""
_POINTS = frozenset(["ini", "itu", "tersebut"])
_DEPUTY = re.compile(
    r"\b(?:wakilnya|wakil\s+beliau)\b(?:\s+(?:saat ini|itu|saat itu|kala itu|(?:yang\s+)?sekarang))?,?\s+",
    re.IGNORECASE,
)
_DEPUTY_WORDS = frozenset(["wakilnya", "beliau"])
_KIN_WORDS = ("penggantinya", "penerusnya", "pendahulunya", "koleganya", "rekannya", "sejawatnya", "pejabat lama")
_KIN = re.compile(rf"\b({'|'.join(_KIN_WORDS)})\s*,?\s+(?=[A-Z])", re.IGNORECASE)
_FELLOW = ("anggotanya",)
_FELLOWS = re.compile(
    r"\b(?:(?:dua|tiga|empat|lima|enam|para|kedua|ketiga|keempat|kelima)\s+(?:orang\s+)?anggotanya,?|anggotanya,)"
    r"\s+(?:(?:yakni|yaitu|ialah|masing-masing)\s*:?\s*)?(?=[A-Z])"
)
_CHAIRS = {"ketua_kpu": "lainnya", "ketua_bawaslu": "lainnya", "ketua_dprd": "anggota_dprd"}
"""What those are who sit with a chair."""
_DEPUTIES = {
    "gubernur": "wakil_gubernur",
    "bupati": "wakil_bupati",
    "wali_kota": "wakil_wali_kota",
    "presiden": "wakil_presiden",
    "menteri": "wakil_menteri",
}


def find_turns(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """Ties beyond one sentence, given those found within sentences."""
    found = _pointed(sheets, ties)
    found += _listed(sheets, [*ties, *found])
    found += _deputies(sheets, [*ties, *found])
    found += _fellow_members(sheets, [*ties, *found])
    found += _headline(sheets, [*ties, *found])
    found += _followers(sheets, [*ties, *found])
    return found + find_successors(sheets, [*ties, *found])


def _pointed(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "Mantan Gubernur Jawa Tengah ini": the person last named before it."""
    found: list[Tie] = []
    tied = {tie.post.start for tie in ties}
    for number, sheet in enumerate(sheets):
        for post in sheet.posts:
            if post.start in tied or post.of_other or not _is_pointed(sheet, post):
                continue
            holder = _last_named(sheets, number, post, ties)
            if holder and not _has_another(holder, post, ties):
                found.append(Tie(holder, post, "officials/pointed", 1))
    return found


def _has_another(holder: Name, post: Post, ties: list[Tie]) -> bool:
    """Whether the person already has another full post: "Dandim itu" is then somebody else."""
    if post.acting is not None or post.tenure != "incumbent":
        return False
    return any(set(tie.name.words) & set(holder.words) and tie.post.office.post != post.office.post for tie in ties)


def _is_pointed(sheet: Sheet, post: Post) -> bool:
    tokens = sheet.line.tokens
    after = tokens[post.after].low if post.after < len(tokens) else ""
    before = tokens[post.first - 1] if post.first else None
    begins = before is None or before.text in '.!?,"“”' or before.low in words().saying
    begins = (
        begins or _WHO.search(sheet.line.text, max(sheet.line.paragraph.start, post.start - 40), post.start) is not None
    )
    return after in _POINTS and begins and post.office.post not in ("presiden", "menteri")


def _last_named(sheets: list[Sheet], number: int, post: Post, ties: list[Tie]) -> Name | None:
    """The person last named in the paragraph before the post, else the one most spoken of in the two before it.

    The person must be tied to a post or speak.
    """
    known = {word for tie in ties for word in tie.name.words}
    here = [name for name in sheets[number].names if name.end <= post.start]
    spoke = [name for name in here if speaks(sheets[number], name)]
    told = [name for name in here if set(name.words) & known]
    if spoke or told:
        return (spoke or told)[-1]
    if before := _in_sentence_before(sheets[number], post, here):
        return before
    voices = {word for sheet in sheets for name in sheet.names if speaks(sheet, name) for word in name.words}
    counts = Counter(word for sheet in sheets for name in sheet.names for word in set(name.words))
    for sheet in reversed(sheets[max(0, number - 2) : number]):
        if fitting := [name for name in sheet.names if set(name.words) & (known | voices)]:
            return max(reversed(fitting), key=lambda name: max(counts[word] for word in name.words))
    return None


def _in_sentence_before(sheet: Sheet, post: Post, here: list[Name]) -> Name | None:
    """The one person with whom the sentence before ends: "dibantah Ashari Alwi. Kepala Dinas A ini …"."""
    end = sheet.line.text.rfind(".", sheet.line.paragraph.start, post.start)
    begin = (
        max(sheet.line.text.rfind(". ", sheet.line.paragraph.start, end), sheet.line.paragraph.start) if end > 0 else 0
    )
    near = [name for name in here if begin <= name.start and len(name.words) > 1] if end > 0 else []
    return near[0] if len(near) == 1 and near[0].outer[1] == end else None


def speaks(sheet: Sheet, name: Name) -> bool:
    """Whether a verb of saying stands beside the name."""
    tokens, first, last = sheet.line.tokens, sheet.line.at(name.outer[0]), name.last
    before = tokens[first - 1].low if first else ""
    after = tokens[last].low if last < len(tokens) else ""
    return before in words().saying or after in words().saying


def has_role(sheet: Sheet, name: Name) -> bool:
    """Whether a word for what the person is stands before the name: "kata pengamat Budi", "warga, Siti"."""
    index = sheet.line.at(name.outer[0])
    if index and sheet.line.tokens[index - 1].text == ",":
        index -= 1
    before = sheet.line.tokens[index - 1] if index else None
    if before is None or not before.is_word or before.low in words().saying:
        return False
    return not before.is_capital or is_no_name(before.low)


def _listed(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "anggota BPD Desa X, di antaranya A dan B": a list announced further on in the sentence."""
    found = []
    tied = {tie.post.start for tie in ties}
    for sheet in sheets:
        for post in sheet.posts:
            if post.start in tied or post.of_other or post.office.post in _HEADS:
                continue
            phrase = _LIST.search(sheet.line.text, post.end, min(post.end + _LIST_REACH, sheet.line.paragraph.end))
            names = names_at(sheet, phrase.end()) if phrase else []
            if phrase is None or not (len(names) > 1 or (names and post.plural)):
                continue
            between = _ENDS.search(sheet.line.text, post.end, phrase.end()) is not None or any(
                post.end <= one.start < phrase.start() and not one.of_other for one in sheet.posts
            )
            if not between and not any(post.end <= name.start < phrase.start() for name in sheet.names):
                found += [Tie(name, post, "officials/post-list", 2) for name in names]
    return found


def _deputies(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "bersama wakilnya, Siti": the deputy of the head of government last told."""
    found = []
    for sheet in sheets:
        if not sheet.line.holds(_DEPUTY_WORDS):
            continue
        for match in _DEPUTY.finditer(sheet.line.text, sheet.line.paragraph.start, sheet.line.paragraph.end):
            index = sheet.line.at(match.end())
            name = sheet.name_at(index)
            heads = [tie for tie in ties if tie.post.office.post in _DEPUTIES and tie.post.start < match.start()]
            if name and heads:
                head = max(heads, key=lambda tie: tie.post.start).post
                office = replace(head.office, post=_DEPUTIES[head.office.post])
                post = replace(head, office=office, start=match.start(), end=match.end(), acting=None)
                found.append(Tie(name, post, "officials/deputy", 2))
    return found


def _fellow_members(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "beserta dua anggotanya, A dan B": members of the body whose chair was last told."""
    found = []
    for sheet in sheets:
        line = sheet.line
        for match in (
            _FELLOWS.finditer(line.text, line.paragraph.start, line.paragraph.end) if line.holds(_FELLOW) else ()
        ):
            chairs = [tie for tie in ties if tie.post.office.post in _CHAIRS and tie.post.start < match.start()]
            names = names_at(sheet, match.end()) if chairs else []
            if names and (len(names) > 1 or "anggotanya," in match[0]):
                chair = max(chairs, key=lambda tie: tie.post.start).post
                office = replace(chair.office, post=_CHAIRS[chair.office.post])
                post = replace(
                    chair, office=office, start=match.start(), end=match.end(), acting=None, tenure="incumbent"
                )
                found += [Tie(name, post, "officials/fellow-member", 2) for name in names]
    return found


def _start(post: Post) -> int:
    return post.start


def _followers(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "penggantinya, A", "pendahulunya, B", "koleganya, C": of the post last told before."""
    found = []
    for sheet in sheets:
        line = sheet.line
        for match in (
            _KIN.finditer(line.text, line.paragraph.start, line.paragraph.end) if line.holds(_KIN_WORDS) else ()
        ):
            index = line.at(match.end())
            name = sheet.name_at(index) if index < len(line.tokens) else None
            before = [post for post in sheet.posts if post.end <= match.start()]
            before = before or [tie.post for tie in ties if tie.post.start < match.start()]
            if name is None or name.outer[0] != match.end() or not before:
                continue
            post, word = max(before, key=_start), match[1].lower()
            member = post.office.post in ("anggota_dprd", "anggota_dpr")
            if word in ("koleganya", "rekannya", "sejawatnya") and not member:
                continue
            tenure: Tenure = "former" if word in ("pendahulunya", "pejabat lama") else "incumbent"
            post = replace(post, start=match.start(), end=match.end(), acting=None, tenure=tenure)
            found.append(Tie(name, post, "officials/follower", 2))
    return found


def _headline(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The post that the headline lets speak, tied to the one speaker of the body who has none."""
    if not sheets or sheets[0].line.paragraph.kind != "title" or not sheets[0].posts:
        return []
    title = sheets[0]
    post = title.posts[0]
    starts_it = post.start - title.line.paragraph.start < 3 and not post.of_other
    if not starts_it or any(_same_office(tie.post, post) for tie in ties):
        return []
    tied = {word for tie in ties for word in tie.name.words}
    speakers = {
        name.words: name
        for sheet in reversed(sheets[1:])
        for name in reversed(sheet.names)
        if speaks(sheet, name) and not set(name.words) & tied and not has_role(sheet, name)
    }
    if len(speakers) != 1 or not _is_first_speaker(sheets, next(iter(speakers.values()))):
        return []
    return [Tie(next(iter(speakers.values())), post, "officials/headline-speaker", 1)]


def _is_first_speaker(sheets: list[Sheet], name: Name) -> bool:
    said = [one for sheet in sheets[1:] for one in sheet.names if speaks(sheet, one)]
    return bool(said) and said[0].words == name.words


def _same_office(one: Post, other: Post) -> bool:
    return one.office.post == other.office.post and (not other.codes or not one.codes or one.codes == other.codes)
