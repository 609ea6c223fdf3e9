"""Officials: who holds which public post where."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document, Official, Problem, Region
from .factions import find_faction_members
from .holes import find_holes
from .people import people
from .possessed import find_possessed
from .posts import places_of
from .rotations import find_rotations
from .rows import find_rows
from .sheet import read_sheets
from .speakers import find_faction_speakers
from .spoken import find_spoken
from .territory import Territory
from .ties import find_ties
from .turns import find_turns
from .units import ties_of_units


@dataclass(frozen=True, slots=True)
class OfficialFindings:
    """What ``extract`` found: one item a person, in order of first mention."""

    officials: tuple[Official, ...]
    problems: tuple[Problem, ...] = ()


def extract(document: Document, regions: tuple[Region, ...], dateline_region: str | None) -> OfficialFindings:
    """The named persons whose public post the article states (contract, section 3).

    Not returned: candidates, kin, heads of companies, schools, parties and associations, persons without a stated
    post, posts without a name. Needs the regions of the same document.
    """
    places = places_of(regions)
    sheets = read_sheets(document, places)
    if not sheets:
        return OfficialFindings(())
    ties = [tie for sheet in sheets if sheet.posts for tie in find_ties(sheet)]
    ties += find_rotations(sheets)
    ties += find_turns(sheets, ties)
    ties += find_rows(sheets, ties)
    ties += find_faction_members(sheets, ties)
    ties += find_faction_speakers(sheets, ties)
    ties += ties_of_units(sheets, ties)
    ties += find_holes(sheets, ties)
    ties += find_possessed(sheets, ties, places)
    ties += find_spoken(sheets, ties)
    territory = Territory(document, regions, dateline_region, sheets, places)
    return OfficialFindings(people(document, sheets, ties, territory))
