"""Which region a post belongs to: the one named with it, else the article's own government of that level."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from ..document import Document, Region
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .behind import Places
from .posts import Post
from .sheet import Sheet
from .told import of_body, of_council, of_court, of_sender, of_village, only_kecamatan
from .weighing import weigh
from .words import Office

_ELECTION = re.compile(r"KPU|Bawaslu|Komisi Pemilihan Umum|Badan Pengawas Pemilu")
_NATIONAL_ELECTION = re.compile(r"(?:KPU|Bawaslu|Umum|Pemilu)\)? (?:RI|Republik Indonesia)\b")
""" "KPU RI" in the article: its "Ketua KPU" without a region is that of the centre."""
_SERVES = re.compile(r"(?:bupati|wali ?kota|gubernur)\b", re.IGNORECASE)
""" "Staf khusus Bupati A" serves the region, "staf khusus Menteri" the centre."""
_OF_STATE = re.compile(r"presiden|menteri|wapres", re.IGNORECASE)
_POSSESSED = 300
"""Characters between a region and "bupatinya"."""
_HEAVIER = 3
"""So many times more is spoken of the article's own region than of that of another holder of the same post."""
_SHORT_PARAGRAPH = 700
"""Characters of a paragraph that still speaks of one matter; some scrapers join a whole article."""
_SHORT_NAME = 4
"""Letters of names that are too short for one more or less to be a slip."""
_BESIDE = 160
"""Characters between two posts of one government."""
_DISTRICT = 5
"""Letters of the code of a kabupaten or kota; those of kecamatan are longer."""
_REGIONAL = ("provinsi", "kabupaten", "kota")


_IN_MINISTRIES = frozenset("kepala_biro kepala_bagian kepala_bidang inspektur kepala_badan lainnya".split())
"""Posts that ministries have too."""
_CENTRAL = frozenset("menteri wakil_menteri dirjen sekjen deputi asisten_deputi".split())
_HEADS = frozenset(["gubernur", "bupati", "wali_kota"])
_OF_GOVERNMENTS = frozenset(
    "gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda kepala_dinas ketua_dprd anggota_dprd "
    "camat kapolda kapolres".split()
)
"""Posts that only regions have."""


_Question = tuple[int, int, Office, tuple[str, ...], bool, bool]
"""What of a post decides its region."""


class Territory:
    """Answers for one article which region a post has."""

    def __init__(
        self,
        document: Document,
        regions: tuple[Region, ...],
        dateline_region: str | None,
        sheets: list[Sheet],
        places: Places,
    ) -> None:
        self._text = document.text
        self._places = places
        self._sheets = sheets
        self._levels = {region.code: region.level for region in regions}
        self._weights = weigh(document, regions, dateline_region)
        self._ranked = [code for code, _ in self._weights.most_common()]
        self._starts = [sheet.line.paragraph.start for sheet in sheets]
        self._posts = [post for sheet in sheets for post in sheet.posts if not post.abroad]
        self._known: dict[_Question, str | None] = {}
        self._told: dict[tuple[str, str], list[str]] = {}
        self._elects_nationally = bool(_NATIONAL_ELECTION.search(document.text))
        self._kecamatan = {region.code: region.mentions for region in regions if region.level == "kecamatan"}

    def region_of(self, post: Post) -> str | None:
        """The code of the post's territory, None for the centre and where nothing tells it."""
        asked = post.start, post.end, post.office, post.codes, post.abroad, post.centre
        if asked not in self._known:
            self._known[asked] = self._region_of(post)
        return self._known[asked]

    def _region_of(self, post: Post) -> str | None:
        level = _told_level(self._text, post) or post.office.territory
        if level == "centre" and post.codes and not post.abroad and self._serves_region(post):
            return post.codes[0][:5]
        if post.abroad or level == "centre":
            return None
        if post.codes:
            return self._named(post, level)
        if (level == "own" and post.centre) or _is_national(post):
            return None
        if level == "named":
            return of_body(self._text, self._places, post)
        if sender := of_sender(self._text, self._places, post) or self._possessor(post, level):
            return self._named(replace(post, codes=(sender,)), level)
        if level == "kecamatan":
            return self._district(post)
        if court := of_court(self._text, self._places, post):
            return court
        if _ELECTION.search(self._text[post.start : post.end]) and self._elects_nationally:
            return None
        return self._own(post, level)

    def _possessor(self, post: Post, level: str) -> str | None:
        """The region last named before "bupatinya": its head."""
        if self._text[post.start : post.end].split()[-1][-3:].lower() not in ("nya", "nyo"):
            return None
        for start in self._places.before(post.start, _POSSESSED):
            fitting = [code for code in self._places.codes[start] if gazetteer().level(code) == level]
            if fitting:
                return fitting[0]
        return None

    def _serves_region(self, post: Post) -> bool:
        """Whether an office of the centre that a region is named with is its branch there: "Kepala BKKBN Riau"."""
        if _SERVES.search(self._text, post.start, post.end):
            return True
        branch = post.office.takes == "body" and post.office.post in ("lainnya", "kepala_badan")
        return branch and not _OF_STATE.search(self._text, post.start, post.end)

    def _named(self, post: Post, level: str) -> str | None:
        codes = post.codes
        if level == "provinsi":
            return next((code for code in codes if len(code) == 2), codes[0][:2])
        if level in ("kabupaten", "kota"):
            fitting = self._likeliest([code for code in codes if gazetteer().level(code) == level])
            return fitting or _twin(codes[0], level) or codes[0]
        if level == "kecamatan":
            known = [code for code in codes if len(code) > 5]
            here = [code for code in known if code[:5] in self._weights or code in self._kecamatan]
            if known and (here or len(known) == 1):
                return (here or known)[0]
            larger = next((code for code in codes if len(code) <= 5), None)
            if known and (near := _spelt_nearly(known[0], self._own(post, "resort"))):
                return near
            return self._village(post) or larger or self._own(post, "resort")
        if post.office.post == "lainnya" and all(len(code) > _DISTRICT for code in codes):
            return codes[0]
        chosen = self._likeliest([code for code in codes if len(code) <= _DISTRICT]) or codes[0][:_DISTRICT]
        typed = re.search(r"\b(?:kota|kabupaten|kab|provinsi|prov)\b", self._text[post.start : post.end], re.IGNORECASE)
        return chosen if typed else self._heavier_twin(chosen)

    def _likeliest(self, codes: list[str]) -> str | None:
        """Of several regions the first that the article speaks of, else the first."""
        return next((code for code in codes if code in self._weights), codes[0] if codes else None)

    def _heavier_twin(self, code: str) -> str:
        """Of regions of one name the one that the article speaks of twice as much: "Sekda Banjar" in Kalimantan."""
        twins = [other for other in _by_name().get(gazetteer().places[code].bare, ()) if len(other) == len(code)]
        heavy = max(twins, key=lambda other: self._weights[other], default=code)
        return heavy if self._weights[heavy] > 2 * self._weights[code] else code

    def _district(self, post: Post) -> str | None:
        """The kecamatan of a camat or village head that is told elsewhere, else the kabupaten or kota."""
        return self._village(post) or self._own(post, "resort")

    def _village(self, post: Post) -> str | None:
        if post.office.post == "camat":
            return next(iter(self._kecamatan)) if len(self._kecamatan) == 1 else None
        if village := of_village(self._text, post, self._kecamatan):
            return village
        name = self._text[post.start : post.end].split()[-1].strip(",.")
        for code, mentions in self._kecamatan.items():
            for mention in mentions:
                if re.search(
                    rf"\b{re.escape(name)}\W+(?:\w+\W+)?$", self._text[max(0, mention.start - 30) : mention.start]
                ):
                    return code
        begin = max((self._text.rfind(mark, 0, post.start) for mark in (". ", "\n", "? ", "! ")), default=0)
        before = [
            (mention.start, code)
            for code, mentions in self._kecamatan.items()
            for mention in mentions
            if begin < mention.start < post.start
        ]
        return max(before)[1] if before else self._only_beside(post) or self._only_told(post)

    def _only_beside(self, post: Post) -> str | None:
        """The one kecamatan that the paragraph of a village head names."""
        paragraph = self._sheet(post).line.paragraph
        near = {
            code
            for code, mentions in self._kecamatan.items()
            for mention in mentions
            if paragraph.start <= mention.start < paragraph.end
        }
        return near.pop() if len(near) == 1 and paragraph.end - paragraph.start < _SHORT_PARAGRAPH else None

    def _only_told(self, post: Post) -> str | None:
        only = only_kecamatan(self._sheets[0].line.paragraph, self._kecamatan)
        return only if only and only[:_DISTRICT] == self._own(post, "resort") else None

    def _sheet(self, post: Post) -> Sheet:
        return self._sheets[bisect_right(self._starts, post.start) - 1]

    def _own(self, post: Post, level: str) -> str | None:
        """The article's own government that has such a post."""
        if post.office.takes == "council" and (council := of_council(self._text, self._places, post)):
            return council
        if level == "own" and post.office.post in _IN_MINISTRIES and self._is_of_centre:
            return None
        if level in ("own", "resort"):
            beside = self._beside(post, level)
            if beside:
                return beside
        wanted = {"own": _REGIONAL, "resort": ("kabupaten", "kota")}.get(level, (level,))
        known = [code for code in self._same(post.office.post, level) if gazetteer().level(code) in wanted]
        ranked = [code for code in self._ranked if self._levels[code] in wanted]
        if known and not (ranked and self._weights[ranked[0]] > _HEAVIER * self._weights[known[0]]):
            return known[0]
        if ranked:
            return ranked[0]
        if level in ("provinsi", "resort") and self._ranked:
            return self._ranked[0][:2] if level == "provinsi" else self._ranked[0]
        return None

    @cached_property
    def _is_of_centre(self) -> bool:
        """Whether ministers and their like are the only heads that the article has, and no office is a region's."""
        central = any(post.office.post in _CENTRAL for post in self._posts)
        regional = any(
            post.office.post in _OF_GOVERNMENTS or (post.codes and post.office.territory not in ("centre", "named"))
            for post in self._posts
        )
        return central and not regional

    def _same(self, office: str, level: str) -> list[str]:
        """The regions of all posts of one kind that are told with a region, the most frequent first."""
        if (office, level) not in self._told:
            same = Counter(
                self._named(other, other.office.territory)
                for other in self._posts
                if other.codes and other.office.post == office and other.office.territory == level
            )
            self._told[office, level] = [code for code, _ in same.most_common() if code]
        return self._told[office, level]

    def _beside(self, post: Post, level: str) -> str | None:
        """The region of the post last told before it in the same paragraph, where both are of one government."""
        posts = self._sheet(post).posts
        for index in range(bisect_left(posts, post.start, key=_start) - 1, -1, -1):
            other = posts[index]
            head = other.office.post in _HEADS and not other.of_other
            if not (other.codes or head) or other.office.territory in ("centre", "kecamatan") or _is_past(other):
                continue
            if post.start - other.end > _BESIDE:
                return None
            code = self._named(other, other.office.territory) if other.codes else self.region_of(other)
            if code and (level == "own" or len(code) == 5):
                return code
        return None


def _is_past(post: Post) -> bool:
    """Whether the post was held before: "mantan Kasat Reskrim Polres A" tells nothing of where one serves."""
    return post.tenure == "former" and not post.suffix_tenure


def _told_level(text: str, post: Post) -> str | None:
    """The level of a post that ends in the word for it, its name lost with a link: "Kepala Dinas B Provinsi , ,"."""
    if post.codes or post.office.territory not in ("own", "named"):
        return None
    last = text[post.start : post.end].split()[-1].lower()
    return last if last in ("provinsi", "kabupaten", "kota") else None


def _start(post: Post) -> int:
    return post.start


def _is_national(post: Post) -> bool:
    return post.centre and post.office.territory not in ("kabupaten", "kota", "provinsi")


@cache
def _by_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, place in gazetteer().places.items():
        if place.level != "kecamatan":
            found[place.bare].append(code)
    return found


@cache
def _spelt_nearly(code: str, resort: str | None) -> str | None:
    """The kecamatan of a kabupaten or kota whose name is one letter off: "Grogol" in Cilegon is Gerogol."""
    name = key(gazetteer().places[code].bare)
    found = [
        other
        for other, place in gazetteer().places.items()
        if place.level == "kecamatan"
        and other[:5] == resort
        and OSA.distance(name, key(place.bare), score_cutoff=1) <= 1
    ]
    return found[0] if len(found) == 1 and len(name) > _SHORT_NAME else None


def _twin(code: str, level: str) -> str | None:
    """The region of the same name that has the level: Kota Blitar for a Bupati becomes Kabupaten Blitar."""
    bare = gazetteer().places[code].bare
    return next((other for other in _by_name().get(bare, ()) if gazetteer().level(other) == level), None)
