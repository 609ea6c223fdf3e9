"""What an act leaves unsaid and other sentences tell: partners, members of a group, the two sides of a grant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ..document import Participant
from .acts import Act
from .frames import Frame
from .parties import LEADERS, Phrase, merged, same
from .resolving import MAKING, Resolved, Resolver
from .sentences import Sentence, within
from .words import KINDS

_NEAR = 4
"""Sentences between partners told apart and the act that they belong to, at most."""
_SHORT = 40
"""Characters of a first sentence that is none: a dateline or a mark left over."""
_PAIR = 2
_OPENS = 40
"""Characters before the body with which a sentence opens, at most: a dateline."""
_SOON = 400
"""Characters between cooperation and its paper, at most: the next sentence or the one after."""
_LEAD = 3
"""Paragraphs of an article's head: title and lead."""
_LEGAL = re.compile(r"(?:PT|CV|UD|Perum)\b")
_HEADS = frozenset(["bupati", "wali kota", "gubernur", "kepala daerah", "rektor", "menteri"])
"""Nouns of groups whose members sign: "enam bupati meneken"."""
_GRANTED = re.compile(r"(?:KPU|Bawaslu|Komisi Pemilihan Umum|Badan Pengawas Pemilihan|KIP|Panwaslih|Polres|Kodim)\b")
"""Bodies that are given grants for an election (Permendagri 54/2019, with its amendments)."""


def add_day_of_list(acts: Sequence[Act], loose: Sequence[Resolved]) -> None:
    """The papers of a numbered list were signed on the day that the article tells of all: "Tujuh dokumen itu
    ditandatangani di X, Selasa (4/11)"."""
    days = {told.day for told in loose if told.day and told.frame.strength == "sign" and not told.own}
    listed = [act for act in acts if any(frame.listed for frame in act.frames)]
    if len(days) == 1 and len(listed) > 1:
        for act in listed:
            act.day = act.day or min(days)


def add_partners(acts: Sequence[Act], loose: Sequence[Resolved]) -> None:
    """Adds the missing party of an act that is near, and more partners of the same cooperation."""
    for act in acts:
        for told in loose:
            if (
                told.frame in act.frames
                or told.frame.strength == "sign"
                or told.frame.status not in ("signed", act.status)
            ):
                continue
            near = abs(told.frame.sentence.index - act.frames[0].sentence.index) <= _NEAR
            if near:
                act.groups += told.groups
            if told.own and (near or told.frame.sentence.kind == "title") and len(act.parties) < 2:
                act.parties = merged(act.parties, told.own)
                act.frames.append(told.frame)
            elif act is acts[0] and _is_same_cooperation(act, told, near):
                act.parties = merged(act.parties, told.certain)
                act.frames.append(told.frame)


def use_legal_names(acts: Sequence[Act], loose: Sequence[Resolved]) -> None:
    """A company that signs under its trade name is the one that the lead names in full beside the same partner."""
    for act in acts[:1]:
        for told in loose:
            legal = [one for one in told.certain if not act.holds(one)]
            trade = [party for party in act.parties if not any(same(party, one) for one in told.certain)]
            pair = len(told.certain) == len(act.parties) == 2 and len(legal) == len(trade) == 1
            if pair and told.frame.sentence.paragraph < _LEAD and _is_trade_name(trade[0], legal[0]):
                act.parties = [legal[0] if party is trade[0] else party for party in act.parties]


def _is_trade_name(trade: Participant, legal: Participant) -> bool:
    named = trade.kind in ("badan_usaha", "lainnya") and not _LEGAL.match(trade.name)
    return named and bool(_LEGAL.match(legal.name))


def _is_same_cooperation(act: Act, told: Resolved, near: bool) -> bool:
    """Whether partners belong to an act that has its parties: they share one, and are told by the act's own words."""
    shared = [party for party in act.parties if any(same(one, party) for one in told.certain)]
    if told.frame.sentence.kind == "title" or not shared or len(told.certain) != len(told.own):
        return False
    later = told.frame.sentence.index > act.frames[0].sentence.index
    return (near and told.frame.binding) or (
        later and told.frame.noun and any(party.kind != "pemda" for party in shared)
    )


def add_lists(acts: Sequence[Act], lists: Sequence[Resolved]) -> None:
    """Adds the members of a list to the act that speaks of so many, else to the only one that is there."""
    for told in lists:
        if told.frame.strength == "more":
            _add_more(acts, told)
            continue
        count = told.groups[0].count
        fitting = [act for act in acts if count and any(group.count == count for group in act.groups)]
        if not count:  # members of a group without a number: one of them, at least, is told of the act
            bound = told.frame.strength == "bullets"
            bound = bound or any(act.groups and len(act.parties) < _PAIR for act in acts)
            fitting = [act for act in acts if len(acts) == 1 and (bound or any(act.holds(one) for one in told.own))]
        alone = [act for act in acts if len(acts) == 1 and len(act.parties) <= count]
        for act in (fitting or alone)[:1]:
            act.parties = merged(list(told.own), tuple(act.parties))
            act.frames.append(told.frame)
            act.signers += [one for one in told.frame.signing if one not in act.signers]
            heads = [group for group in (*act.groups, *told.groups) if group.noun in _HEADS]
            members = [one for one in told.frame.parties if one.form != "group"]
            posts = told.frame.strength == "list" and all(one.is_person for one in members)
            if posts or any(group.count == count for group in heads):
                act.signers += [one for one in told.frame.parties if one.person and one not in act.signers]


def add_leaders(acts: Sequence[Act], phrases: Sequence[Phrase]) -> None:
    """ "Ketiga pimpinan membubuhkan tanda tangan": the first person named of each party."""
    for act in acts:
        groups = [group for group in act.groups if group.noun in LEADERS and group.count in (0, len(act.parties))]
        if not groups or act.signers:
            continue
        persons = [one for one in phrases if one.is_person and one.person and one.person.name]
        for party in act.parties:
            own = (one for one in persons if any(same(party, bound) for bound in one.parties))
            act.signers += list(islice(own, 1))


def _add_more(acts: Sequence[Act], told: Resolved) -> None:
    """Adds members to the act whose list is told in the sentence right before theirs."""
    for act in acts:
        if any(told.frame.sentence.index - frame.sentence.index == 1 for frame in act.frames) and len(act.parties) > 2:
            act.parties = merged(act.parties, told.own)
            act.frames.append(told.frame)
            return


def add_subject(acts: Sequence[Act], phrases: Sequence[Phrase], told: Sequence[Sentence]) -> None:
    """An act that names its partner alone ("… menandatangani MoU dengan X") is made by whom the text is speaking of:
    the first body named in its sentence, in the sentence before, or in the lead. An act that names nobody is made by
    those whom title and lead name."""
    bodies = [one for one in told if one.kind != "title" and one.end - one.start > _SHORT]
    for act in acts:
        if act.meant or not any(frame.strength in MAKING for frame in act.frames):
            continue
        sure = act.status == "ended" or any(frame.strength == "signed" for frame in act.frames)
        frame = act.frames[0]
        if any(one.loose for one in act.frames):
            continue
        if len(act.parties) == 1 and any(_is_partner(one, act.parties[0]) for one in act.frames):
            before = [one for one in told if one.index == frame.sentence.index - 1 and one.kind != "title"]
            for sentence in (frame.sentence, *before, *bodies[:2]) if sure else (frame.sentence,):
                found = [one for one in within(phrases, sentence) if one.end <= frame.start and _is_body(one)]
                other = next((party for one in found for party in one.parties if not act.holds(party)), None)
                if other:
                    act.parties = merged([other], tuple(act.parties))
                    break
        elif sure and not act.parties and frame.nominal and _leading(frame, phrases):
            act.leading = _leading(frame, phrases)
            act.parties = list(act.leading)
        elif sure and not act.parties and len(acts) == 1 and frame.kind != "lainnya":
            act.parties = _pair_of_head([one for one in told if one.kind == "title"][:1] + bodies[:1], phrases)


def _pair_of_head(heads: Sequence[Sentence], phrases: Sequence[Phrase]) -> list[Participant]:
    """The two bodies that the lead names, else the title; empty where they name more or fewer."""
    for sentence in reversed(heads):
        named = [one for one in within(phrases, sentence) if one.form in ("body", "government")]
        parties = merged([], tuple(party for phrase in named for party in phrase.parties))
        if len(parties) == _PAIR:
            return parties
    return []


def _leading(frame: Frame, phrases: Sequence[Phrase]) -> tuple[Participant, ...]:
    """The body with which a sentence opens that ends in a signing: "Dinas X membagi bibit, diawali penandatanganan PKS
    para penerima"."""
    first = next((one for one in within(phrases, frame.sentence) if one.form != "place"), None)
    opens = first is not None and first.form in ("body", "government") and first.start - frame.sentence.start < _OPENS
    return first.parties if first is not None and opens and first.end < frame.start else ()


def _is_partner(frame: Frame, party: Participant) -> bool:
    """Whether a frame names a party as somebody's partner, and not him who has it."""
    clause = frame.clause
    if clause is None or clause.having("subject", "agent"):
        return False
    return any(same(party, one) for phrase in clause.having("party") for one in phrase.parties)


def _is_body(phrase: Phrase) -> bool:
    return phrase.form in ("body", "government", "post", "person") and bool(phrase.parties)


def opened_by_cooperation(loose: Sequence[Resolved], papers: Sequence[tuple[int, str]]) -> Act | None:
    """The act of an article that tells of partners and right behind of their paper: "A dan B bekerja sama. Nota
    kesepahaman itu meliputi …"; or anywhere, if the lead tells of the partners and something is signed."""
    signed = any(told.frame.strength == "sign" and told.frame.status == "signed" for told in loose)
    for told in loose:
        frame = told.frame
        if len(told.certain) < _PAIR or frame.strength not in ("partner", "bond"):
            continue
        if frame.status not in ("signed", "planned"):
            continue
        lead = signed and frame.sentence.paragraph < _LEAD
        named = [kind for start, kind in papers if kind != "lainnya" and (lead or 0 < start - frame.end < _SOON)]
        kind = min(named, key=KINDS.index, default=None)
        if kind:
            act = Act(kind, frame.status)
            act.join(told)
            return act
    return None


def add_grants(acts: Sequence[Act], resolver: Resolver) -> None:
    """A grant for an election binds the government and the body that holds the election, though one goes unsaid."""
    for act in acts:
        if not any(frame.grant for frame in act.frames):
            continue
        before = [party for one in resolver.before(act.frames[0].sentence.end) for party in reversed(one.parties)]
        if not any(_GRANTED.match(party.name) for party in act.parties):
            taker = next((party for party in reversed(before) if _GRANTED.match(party.name)), None)
            takers = (taker,) if taker else resolver.row_after(act.frames[0].end, _GRANTED) if len(acts) == 1 else ()
            act.parties = merged(act.parties, takers)
        if act.parties and not any(party.kind == "pemda" for party in act.parties):
            giver = next((party for party in reversed(before) if party.kind == "pemda"), None)
            act.parties = merged(act.parties, (giver,) if giver else ())
