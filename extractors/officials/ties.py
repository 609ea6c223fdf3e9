"""What ties a person to a post: side by side, a comma, a bracket, a phrase of appointment, a pair, a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .names import Name
from .posts import Post
from .sheet import Sheet
from .words import words

_JOINS = re.compile(r"\s*(?:,\s*)?(?:dan|serta|&|/|-|–|bersama|maupun)\s*|\s*,\s*", re.IGNORECASE)
_SAME_PERSON = re.compile(
    r"\s*,?\s*(?:yang\s+)?(?:juga\s+)?(?:sekaligus|merangkap|juga|selaku|yang juga|serta selaku|dan juga|kini|/)"
    r"(?:\s+(?:sebagai|menjabat|selaku|merangkap|menjadi))?\s*",
    re.IGNORECASE,
)
_THEN_NAME = re.compile(
    r"\s*(?:(?:,\s*){1,3}|:|–|-|=)?\s*(?:(?:yakni|yaitu|ialah|adalah|bernama|atas nama|a\.n\.|antara lain|di antaranya|"
    r"masing-masing|seperti|yang (?:kini |saat ini )?(?:dijabat|diemban|diisi|dipegang|dipimpin)(?: oleh)?|"
    r"yang diketuai(?: oleh)?|diketuai(?: oleh)?|dijabat(?: oleh)?|diisi(?: oleh)?|diemban|dipegang|lainnya|yang bernama|inisial)(?!\w)\s*:?\s*)?",
    re.IGNORECASE,
)
_LINK = (
    r"yang|saat ini|kini|sekarang|juga|akan|bakal|telah|resmi|secara resmi|pernah|masih|baru|kemudian|lalu|sudah|dulu|"
    r"dulunya|kembali|otomatis|sebelumnya|semula|sempat|adalah|merupakan|ialah|selaku|sebagai|menjadi|jadi|menjabat|"
    r"menduduki|mengisi|mengemban|dilantik|diangkat|ditunjuk|dipercaya|dikukuhkan|ditetapkan|terpilih|bertugas|"
    r"berstatus|jabatan|posisi|kursi|amanah|tugas|sehari-hari|merangkap|sekaligus|seorang|salah satu|salah seorang|"
    r"dipromosikan|dimutasi|bergeser|digeser|didapuk|diberi|dinobatkan|didaulat|untuk|per|bukan lain|tidak lain|tak lain|"
    r"tersebut|ini|itu|pun|tak lain adalah|selama ini|mulai|ditugaskan|memangku|naik|duduk|dilantiknya|dari|di antaranya|yaitu|yakni|dengan"
)
_TIE_WORDS = re.compile(
    r"\b(?:selaku|sebagai|menjadi|jadi|menjabat|menduduki|mengisi|mengemban|merupakan|adalah|ialah|sekaligus|merangkap|"
    r"juga|posisi|jabatan|kursi|berstatus|dilantik|memangku|yang|seorang|salah satu|salah seorang)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\s*(?:\(\s?[\w .,'’-]{{1,30}}\)\s*)?[,(]?\s*(?:(?:{_LINK})(?:,?\s+)){{0,9}}$", re.IGNORECASE)
_PLAIN = re.compile(r"\s*(?:\(\s?\d{1,3}(?:\s?(?:tahun|thn|th))?\s?\)\s*)?(?:,|\(|–|—|:|=|\|)\s*$|\s+[-–—]\s*$")
_APPOINTED = re.compile(
    r"\b(?:ditunjuk|dilantik|diangkat|dipercaya|dikukuhkan|ditetapkan|dipilih)\b[^.;:\"“”\n]{1,90}?"
    r"\b(?:sebagai|menjadi|jadi)\s+(?:seorang\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:sebelumnya|semula|pernah|dulu|dulunya|sempat|mantan)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:akan|bakal|terpilih)\b", re.IGNORECASE)
_DISMISSED = re.compile(r"\b(?:memberhentikan|pemberhentian|mencopot|pencopotan|menonaktifkan)\s*$", re.IGNORECASE)
_AS = re.compile(r"\b(?:sebagai|menjadi|jadi|selaku|menjabat)\s*(?:\w+\s*)?$", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:dukung|mendukung|didukung|usung|mengusung|diusung|mencalonkan|dicalonkan|maju|mendeklarasikan|deklarasikan|"
    r"menjagokan|dijagokan|jagokan|jika|bila|kalau|seandainya|andai|digadang|digadang-gadang|diprediksi|layak|cocok|ingin|"
    r"berpeluang|berpotensi|bukan|belum|batal|gagal|menolak|diisukan|dikabarkan|diusulkan|mengusulkan|calon|nyalon)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:dan|serta|&|-|–|/|bersama)\s*", re.IGNORECASE)
REPLACES = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:,?\s*(?:yang\s+)?(?:akan\s+|resmi\s+|kini\s+|untuk\s+)?)"
    r"(?:menggantikan|gantikan|mengganti)\s+(?:posisi\s+|jabatan\s+|pejabat lama,?\s+)?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*(?:,\s*){1,3}")


@dataclass(frozen=True, slots=True)
class Tie:
    """A person's name and a post that the text gives to it; ``strength`` is 3 for the surest, 1 for the weakest."""

    name: Name
    post: Post
    rule: str
    strength: int


def find_ties(sheet: Sheet) -> list[Tie]:
    """The ties of one paragraph, in order of the posts."""
    ties: list[Tie] = []
    taken: set[int] = set()
    for first, last in _chains(sheet):
        ties.extend(_of_chain(sheet, first, last, taken))
    for post in sheet.posts:
        if post.of_other in ("candidate", "all"):
            continue
        tied = [tie for tie in ties if tie.post.start == post.start]
        others = [tie for tie in ties if tie not in tied]
        left = _from_left(sheet, post, others, bool(tied), any(_is_sure(tie) for tie in tied))
        if not left and tied and post.office.takes in ("place", "facility") and _is_place_like(tied[0]):
            left = _from_left(sheet, post, others, False, False)
            ties = others if left else ties
        if left and left[0].rule != "officials/name-before-post":
            ties = [tie for tie in ties if tie not in tied]
        elif tied and ties is not others:
            left = []
        ties.extend(left)
    return ties


def _chains(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Posts joined to one another without a name between them: index of the first, index after the last."""
    first = 0
    for index in range(1, len(sheet.posts) + 1):
        if index == len(sheet.posts) or not _are_joined(sheet, index):
            yield first, index
            first = index


def _are_joined(sheet: Sheet, index: int) -> bool:
    between = sheet.line.text[sheet.posts[index - 1].end : sheet.posts[index].start]
    if len(between) > 40 or "\n" in between:
        return False
    return not between.strip() or bool(_JOINS.fullmatch(between) or _SAME_PERSON.fullmatch(between))


def _of_chain(sheet: Sheet, first: int, last: int, taken: set[int]) -> list[Tie]:
    """The names behind a chain of posts: as many as there are posts, or one for the last and those held with it."""
    posts = _alike(sheet, first, last)
    found = _names_behind(sheet, posts[-1])
    if not found:
        return []
    names, rule, strength = found
    if rule == "officials/post-place-name" and posts[-1].office.takes == "region":
        posts[-1] = replace(posts[-1], abroad=True)
    separate = _separate(sheet, first, last)
    if len(separate) > 1 and len(names) == len(separate):
        ties = []
        for group, name in zip(separate, names, strict=True):
            ties += [Tie(name, posts[k - first], "officials/pair", 3) for k in group]
        return [tie for tie in ties if not tie.post.of_other]
    group = separate[-1]
    shared = names if posts[-1].plural else names[:1]
    ties = [Tie(name, posts[k - first], rule, strength) for name in shared for k in group]
    return [tie for tie in ties if _may_have(tie)]


def _may_have(tie: Tie) -> bool:
    """A candidate's post is nobody's; a post of a kinsman ties only to the name right behind it."""
    if tie.post.of_other in ("candidate", "all"):
        return False
    return tie.post.of_other is None or tie.rule in ("officials/post-before-name", "officials/pair")


def _alike(sheet: Sheet, first: int, last: int) -> list[Post]:
    """The posts of a chain, the region of the last lent to those before it, their holding to those behind."""
    posts = list(sheet.posts[first:last])
    for k in range(len(posts) - 2, -1, -1):
        if not posts[k].codes and posts[k + 1].codes and posts[k].office.territory != "centre":
            posts[k] = replace(posts[k], codes=posts[k + 1].codes)
    for k in range(1, len(posts)):
        lent = posts[k - 1]
        if posts[k].acting is None and posts[k].tenure == "incumbent" and not _is_same_person(sheet, first + k):
            tenure = lent.tenure if not lent.suffix_tenure else posts[k].tenure
            posts[k] = replace(posts[k], tenure=tenure, of_other=posts[k].of_other or _candidate(lent))
        if posts[k].suffix_tenure and posts[k - 1].tenure == "incumbent":
            posts[k - 1] = replace(posts[k - 1], tenure=posts[k].tenure)
    return posts


def _candidate(post: Post) -> str | None:
    return post.of_other if post.of_other in ("candidate", "all") else None


def _is_same_person(sheet: Sheet, index: int) -> bool:
    between = sheet.line.text[sheet.posts[index - 1].end : sheet.posts[index].start]
    acting = sheet.posts[index].acting is not None or sheet.posts[index - 1].acting is not None
    if not between.strip():
        return True
    return bool(_SAME_PERSON.fullmatch(between)) and (between.strip() != "/" or acting)


def _separate(sheet: Sheet, first: int, last: int) -> list[list[int]]:
    """The indexes of a chain's posts, those that one person holds together."""
    groups: list[list[int]] = []
    for index in range(first, last):
        if groups and _is_same_person(sheet, index):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _names_behind(sheet: Sheet, post: Post) -> tuple[list[Name], str, int] | None:
    """The names that follow a post: at once, behind a comma or a phrase, in a bracket."""
    line = sheet.line
    if post.after >= len(line.tokens):
        return None
    begin = line.tokens[post.after].start
    if "\n" in line.text[post.end : begin]:
        return None
    name = sheet.name_at(post.after)
    if name is not None and (person := _behind_place(sheet, post, name)):
        return _with_list(sheet, person), "officials/post-place-name", 2
    if name is not None:
        return _with_list(sheet, name), "officials/post-before-name", 3
    gap = _THEN_NAME.match(line.text, post.end, line.paragraph.end)
    if gap and gap.end() > post.end:
        name = sheet.name_at(line.at(gap.end()))
        if name and line.tokens[line.at(gap.end())].start == gap.end():
            plain = _COMMA.fullmatch(gap[0]) is not None
            rule = "officials/post-comma-name" if plain else "officials/post-phrase-name"
            return _with_list(sheet, name), rule, 2 if plain else 3
    if line.tokens[post.after].text == "(":
        name = sheet.name_at(post.after + 1)
        if (
            name
            and len(name.words) + len(name.kinds) > 1
            and line.text[name.outer[1] : name.outer[1] + 2].strip()[:1] == ")"
        ):
            return [name], "officials/post-bracket-name", 2
    return None


def _behind_place(sheet: Sheet, post: Post, name: Name) -> Name | None:
    """The person behind a place that no table has: "Wali Kota Minasaka, Hiroshi Tanabata".

    The words before the comma must be no given name and stand nowhere else, those behind it must be a name.
    """
    line = sheet.line
    if (post.codes and post.office.takes in ("region", "council")) or name.honorifics or len(name.words) > 3:
        return None
    gap = _COMMA.match(line.text, name.outer[1], line.paragraph.end)
    index = line.at(gap.end()) if gap else len(line.tokens)
    person = sheet.name_at(index) if index < len(line.tokens) else None
    if person is None or set(name.words) & words().given or set(person.words) & set(name.words):
        return None
    if len(person.words) == 1 and not person.honorifics and line.text.count(person.text) == 1:
        return None
    written = line.text[name.start : name.end]
    once = all(line.text.count(word) == 1 for word in written.split() if len(word) > 2)
    once = once or re.search(rf"\b(?:di|ke|dari|[Kk]ota|asal|warga)\s+{re.escape(written)}\b", line.text) is not None
    after = line.tokens[person.last] if person.last < len(line.tokens) else None
    ends_list = after is not None and after.low in ("dan", "serta")
    return person if once and not ends_list else None


_NEXT_NAME = re.compile(r"\s*(?:\(\s?[\w .,'’/-]{1,30}\)\s*)?(?:[,;]\s*(?:dan|serta)?|dan|serta|&|/|-|–|bersama)\s*")


def names_at(sheet: Sheet, offset: int) -> list[Name]:
    """The list of names that begins right at ``offset``, empty where there is none."""
    index = sheet.line.at(offset)
    name = sheet.name_at(index) if index < len(sheet.line.tokens) else None
    return _with_list(sheet, name) if name and name.outer[0] == offset else []


def _with_list(sheet: Sheet, name: Name) -> list[Name]:
    """The name and those listed behind it: "A, B dan C", "A-B"."""
    names = [name]
    while len(names) < 12:
        last = names[-1]
        gap = _NEXT_NAME.match(sheet.line.text, _over_replaced(sheet, last), sheet.line.paragraph.end)
        if gap is None:
            return names
        index = sheet.line.at(gap.end())
        following = sheet.name_at(index) if index < len(sheet.line.tokens) else None
        if following is None or following.outer[0] != gap.end():
            return names
        names.append(following)
    return names


def _over_replaced(sheet: Sheet, name: Name) -> int:
    """The end of a name, or of the one that it replaces: "A menggantikan B, dan C"."""
    phrase = REPLACES.match(sheet.line.text, name.outer[1], sheet.line.paragraph.end)
    index = sheet.line.at(phrase.end()) if phrase else len(sheet.line.tokens)
    other = sheet.name_at(index) if index < len(sheet.line.tokens) else None
    return other.outer[1] if other else name.outer[1]


def _is_place_like(tie: Tie) -> bool:
    """Whether the one word behind "lurah" may be the place, not the person: "Tomi Patria, lurah Cipayung"."""
    name = tie.name
    return (
        tie.rule == "officials/post-before-name"
        and len(name.words) == 1
        and not name.kinds
        and name.words[0] not in words().given
    )


def _is_sure(tie: Tie) -> bool:
    """Whether a name behind a post stays, though a name before it is said to hold one: it has a title, or is listed."""
    return tie.rule == "officials/pair" or (tie.rule == "officials/post-before-name" and bool(tie.name.kinds))


def _from_left(sheet: Sheet, post: Post, ties: list[Tie], has_name: bool, is_sure: bool) -> list[Tie]:
    """The name before a post: "A, Bupati X", "A (Bupati X)", "A dilantik sebagai Bupati X", "A yang juga Bupati X"."""
    line = sheet.line
    begin = post.start
    holder = sheet.name_before(begin)
    if holder is None:
        return []
    between = line.text[holder.outer[1] : begin]
    appointed = _APPOINTED.search(line.text, max(line.paragraph.start, begin - 150), begin)
    direct = _BEFORE.fullmatch(between) if len(between) < 110 else None
    if direct is None:
        return _appointed(sheet, post, appointed, ties) if appointed and not has_name else []
    worded = bool(_TIE_WORDS.search(between))
    if worded and _is_wish(sheet, holder, begin):
        return []
    if worded and (not has_name or (not is_sure and _AS.search(between))):
        if pair := _left_pair(sheet, holder, post, between):
            return pair
        if appointed and (agent := _appointed(sheet, post, appointed, ties)):
            return agent
        return [_left_tie(sheet, holder, post, between, "officials/name-phrase-post")]
    side_by_side = not between.strip() and "\n" not in between
    if has_name or not (side_by_side or _PLAIN.fullmatch(between)) or post.of_other:
        return []
    if any(tie.name.start == holder.start for tie in ties) and ("," in between or side_by_side):
        return []
    if line.text[post.end : post.end + 2].strip().startswith(":") or not _may_stand_alone(sheet, holder):
        return []
    return [_left_tie(sheet, holder, post, between, "officials/name-before-post")]


def _may_stand_alone(sheet: Sheet, holder: Name) -> bool:
    """A single word before a post is a person where it opens the sentence, follows a verb, or stands again elsewhere."""
    line = sheet.line
    if len(holder.words) > 1 or holder.honorifics or holder.words[0] in words().given:
        return True
    index = line.at(holder.outer[0])
    before = line.tokens[index - 1] if index else None
    opens = before is None or before.text in '.!?"“”:;' or before.low in words().saying | {"oleh", "dan", "pak", "bu"}
    return opens or line.text.count(holder.text) > 1


def _is_wish(sheet: Sheet, holder: Name, begin: int) -> bool:
    """Whether the sentence only wishes the person the post: "dukung A jadi Presiden", "jika A menjadi Bupati"."""
    line = sheet.line
    floor = max(line.paragraph.start, holder.outer[0] - 60)
    stop = max((line.text.rfind(mark, floor, holder.outer[0]) for mark in '.;:?!\n"“”'), default=-1)
    return bool(_WISH.search(line.text[max(floor, stop + 1) : begin]))


def _left_pair(sheet: Sheet, holder: Name, post: Post, between: str) -> list[Tie]:
    """ "A dan B menjadi Bupati dan Wakil Bupati X": one each, in order."""
    index = sheet.posts.index(post)
    last = index + 1
    while last < len(sheet.posts) and _are_joined(sheet, last):
        last += 1
    first_name = sheet.name_before(holder.outer[0])
    if last - index != 2 or first_name is None or len(_separate(sheet, index, last)) != 2:
        return []
    if not _AND.fullmatch(sheet.line.text[first_name.outer[1] : holder.outer[0]]):
        return []
    one, other = _alike(sheet, index, last)
    rule = "officials/pair"
    return [_left_tie(sheet, first_name, one, between, rule), _left_tie(sheet, holder, other, between, rule)]


def _left_tie(sheet: Sheet, holder: Name, post: Post, between: str, rule: str) -> Tie:
    before = sheet.line.text[max(sheet.line.paragraph.start, holder.outer[0] - 24) : holder.outer[0]]
    if _PAST.search(between) or _DISMISSED.search(before):
        post = replace(post, tenure="former")
    elif _FUTURE.search(between) and post.tenure == "incumbent":
        post = replace(post, tenure="elect")
    return Tie(holder, post, rule, 2)


def _appointed(sheet: Sheet, post: Post, phrase: re.Match[str], ties: list[Tie]) -> list[Tie]:
    """ "A ditunjuk Presiden B sebagai Pj Gubernur": A, who stands before the verb."""
    holder = sheet.name_before(phrase.start())
    if holder is None or len(sheet.line.text[holder.outer[1] : phrase.start()].split()) > 4:
        return []
    if any(mark in sheet.line.text[holder.outer[1] : phrase.start()] for mark in '.;:"“'):
        return []
    return [_left_tie(sheet, holder, post, phrase[0][:20], "officials/appointed")]
