"""Whether two paragraphs are the same: exactly after folding, or near (a typo mended, a few words changed)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA, Levenshtein

from .fold import Form, telling_words

# Chosen on 77,754 sentences of 9,000 public news texts: 1,398 pairs from two articles were the same, 175 near by the
# rules below, and each of the 48 near ones that were read was one sentence edited ("melalui" → "lewat"). With 0.3 for
# MAX_CHANGED 427 more pairs came, almost all of four words ("sahut dia" → "tambah dia") or with a clause added. Real
# paragraphs of 20 words and more with three words changed, or one typo and two words, are found at 1.00.
MIN_LETTERS = 20  # below it only the identical is a repeat (contract, section 8)
MAX_CHANGED = 0.15  # words changed, of the longer paragraph's words; a mended typo counts half
MAX_BLOCK = 4  # words changed in one place: more is a new clause, not an edit
MIN_NAME_LETTERS = 7  # "Sumsel" and "Sulsel" differ by one letter; from seven letters on, one letter is a typo


def same_or_near(first: Form, second: Form) -> bool:
    """Whether two forms are one paragraph. Symmetric, but not transitive.

    Never for paragraphs that differ in a number, a name or a telling word: those are two facts.
    """
    one, other = len(first.words), len(second.words)
    budget = MAX_CHANGED * (one if one > other else other)
    # A unit of the budget buys two mended typos; a word written in two costs nothing but is two edits.
    cutoff = int(2 * budget) + 2
    if not -cutoff <= one - other <= cutoff:  # most pairs are told apart by their lengths
        return False
    if first.words == second.words:
        return True
    if Levenshtein.distance(first.words, second.words, score_cutoff=cutoff) > cutoff:
        return False
    if min(first.letters, second.letters) < MIN_LETTERS:
        return False
    spent = 0.0
    for old, new in _changes(first, second):
        price = _price(old, new)
        if price is None:
            return False
        spent += price
    return spent <= budget


def _changes(first: Form, second: Form) -> Iterator[tuple[Form, Form]]:
    """The places where two forms differ, touching edits taken together."""
    start = end = (0, 0)
    for edit in [*Levenshtein.opcodes(first.words, second.words), None]:
        if edit is None or edit.tag == "equal":
            if start != end:
                yield _cut(first, start[0], end[0]), _cut(second, start[1], end[1])
            start = (edit.src_end, edit.dest_end) if edit else end
        end = (edit.src_end, edit.dest_end) if edit else end


def _cut(form: Form, start: int, end: int) -> Form:
    return Form(form.words[start:end], form.facts[start:end])


def _price(old: Form, new: Form) -> float | None:
    """What a change costs in words, or None where it makes another statement or is too large."""
    joined = "".join(old.words)
    if joined == "".join(new.words) and joined.isalpha():
        return 0.0  # "kerja sama" and "kerjasama"
    facts, new_facts = _facts(old), _facts(new)
    if len(facts) != len(new_facts) or not all(map(_same_fact, facts, new_facts)):
        return None
    longer = max(len(old.words), len(new.words))
    if longer > MAX_BLOCK:
        return None
    if len(old.words) == len(new.words):
        return sum(0.5 if _is_typo(a, b) else 1.0 for a, b in zip(old.words, new.words, strict=True))
    return float(longer)


def _facts(form: Form) -> list[str]:
    return [word for word, fact in zip(form.words, form.facts, strict=True) if fact]


def _same_fact(first: str, second: str) -> bool:
    """Whether two facts are one: equal, or a long name with one letter mistyped."""
    if first == second:
        return True
    if not (first + second).isalpha() or first in telling_words() or second in telling_words():
        return False
    return min(len(first), len(second)) >= MIN_NAME_LETTERS and OSA.distance(first, second) == 1


def _is_typo(first: str, second: str) -> bool:
    """Whether a word is another one mistyped: one letter in four, two in eight."""
    return OSA.distance(first, second) <= min(2, max(len(first), len(second)) // 4)
