"""Reads the sentences of an article in order and keeps what later ones refer to: whose, of what, of when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import DateMention, Document, Paragraph, Region, Subject
from .evaluations import find_evaluations, listed
from .government import Governments, subject_of
from .grades import Beside, find_grades
from .instruments import find_instruments
from .marks import Body, Claim, Grade, InstrumentName, Sentence, Value, Year
from .owners import Owned, find_owners
from .scores import find_scores, in_components
from .sentences import breaks, clause_of, sentences, turns
from .status import Place, Status, is_scale, read_status
from .subjects import find_bodies
from .timing import find_years_of
from .values import Parts, find_values
from .words import cue
from .years import AFTER, BEFORE, SAME, find_years

_CELL = re.compile(r"\s*(?:\d{1,3}(?:[.,]\d{1,3})?|AA|BB|CC|A-?|B|C|D)\s*")
_TOGETHER = re.compile(r"[\"”’']?\s?(?:,|,?\s(?:dan|atau|serta|maupun)\s)\s?[\"“‘']?")
"""Between grades of which all is told at once: "belum A atau AA"."""
_LIKEWISE = re.compile(r"[,;]\s(?:dan\s)?((?:begitu|demikian)\s(?:pula|juga))\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:predikat|kategori|grade|huruf|peringkat)\s+(?:tersebut|itu|ini)\b", re.IGNORECASE)
_STEPS = {BEFORE: -1, AFTER: 1}
_LONG = 320
"""Characters: of a longer sentence only the clause is the evidence."""
_RECENT = 400
"""Characters before a paragraph in which grades were told: its decimal numbers may be scores without a word for it."""
_SCALE = 4
"""Grades in one list, all different: no body has so many at once."""
_LINE = 90
"""Characters: a longer paragraph is no line of a list under a heading."""
_NEARBY = 3
"""Paragraphs without the name of an evaluation after which its grades need to be told by letter."""


@dataclass(frozen=True, slots=True)
class Round:
    """A year that names an evaluation, from the paragraph at ``start`` on.

    ``covers_many``: the round is over several bodies; ``of_offices``: over those of one government; ``told``: its own
    sentence tells a grade of that year.
    """

    start: int
    year: str
    covers_many: bool
    instruments: frozenset[str]
    of_offices: bool
    told: bool


@dataclass(slots=True)
class Memory:
    """What the sentences read so far leave behind."""

    main: InstrumentName
    instruments: tuple[InstrumentName, ...] = ()
    focus: tuple[Subject, ...] = ()
    year: str | None = None
    told: str | None = None
    predicate: str | None = None
    cell: Body | None = None
    header: Grade | None = None
    counted: bool = False
    heads: bool = False
    scale: bool = False
    titled_many: bool = False
    silent: int = 0
    pair: tuple[InstrumentName, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """An article with what other rooms found in it. ``now`` is the year in which it was written, None if unknown."""

    document: Document
    governments: Governments
    dates: Sequence[DateMention]
    districts: Sequence[Region]
    plans: Sequence[tuple[int, str]]
    now: int | None

    def read(self, main: InstrumentName) -> Memory:
        """The claims of all paragraphs in order of their place, and the rounds that they name."""
        memory = Memory(main)
        for paragraph in self.document.read_paragraphs():
            self._open(memory, paragraph)
            for start, end in sentences(self.document.text, paragraph):
                self._read_sentence(memory, paragraph, start, end)
            memory.heads = self.document.text[paragraph.start : paragraph.end].rstrip().endswith(":")
        return memory

    def _open(self, memory: Memory, paragraph: Paragraph) -> None:
        """A new paragraph forgets whom and of what the last one spoke, unless it is a line under a heading."""
        line = paragraph.end - paragraph.start <= _LINE
        if not (memory.heads or (memory.header and line) or self._is_cell(paragraph)):
            memory.instruments, memory.focus = (), ()
            memory.silent += not line
        memory.scale = False
        if not line:
            memory.header = None

    def _is_cell(self, paragraph: Paragraph) -> bool:
        return _CELL.fullmatch(self.document.text, paragraph.start, paragraph.end) is not None

    def _read_sentence(self, memory: Memory, paragraph: Paragraph, start: int, end: int) -> None:
        text = self.document.text
        sentence = self._marked(memory, paragraph, start, end)
        parts = find_values(text, sentence)
        places = breaks(text, start, end)
        owned = self._without_components(sentence, find_owners(text, sentence, parts, places))
        owned = [item for item in owned if item.bodies or not _is_in_scale(item.value, parts)]
        owned = self._under_header(memory, paragraph, sentence, owned)
        names = tuple(dict.fromkeys(instrument.name for instrument in sentence.instruments))
        both = len(memory.pair) > 1 and not names and cue("two reports").search(text, start, end) is not None
        carried = (
            memory.pair
            if both
            else memory.instruments or ((memory.main,) if self._reaches(memory, parts, names) else ())
        )
        kinds = find_evaluations(text, sentence, parts, owned, carried)
        times = find_years_of(text, sentence, parts, owned, kinds, self.now)
        for at, _item in enumerate(owned):
            self._claim(memory, sentence, parts, places, owned, at, kinds[at], times[at])
        if paragraph.kind == "title":
            named = {body.subject for body in sentence.bodies if body.manner == "named"}
            memory.titled_many = memory.titled_many or len(named) > 1 or self._names_many(sentence)
        self._note_rounds(memory, sentence, owned, times)
        self._remember(memory, sentence, owned, names, times)

    # -- marks

    def _marked(self, memory: Memory, paragraph: Paragraph, start: int, end: int) -> Sentence:
        text = self.document.text
        inside = [date for date in self.dates if start <= date.start and date.end <= end]
        in_cell = memory.cell is not None and self._is_cell(paragraph)
        instruments = find_instruments(text, start, end)
        years = tuple(self._resolved(memory, (*find_years(text, start, end, inside), *self._plan_ends(start, end))))
        bodies = find_bodies(self.document, paragraph, start, end, self.governments, self.districts)
        days = [date for date in inside if not any(year.start == date.start for year in years)]
        spoken = bool(memory.claims) and memory.claims[-1].end >= paragraph.start - _RECENT
        scores = find_scores(text, start, end, days, years, bodies, instruments, in_cell, spoken)
        grades = find_grades(text, Beside(start, end, scores, years, bodies, instruments, in_cell))
        grades = tuple(self._with_likewise(start, end, grades))
        if memory.predicate and not grades:
            again = [
                Grade(match.start(), match.end(), memory.predicate) for match in cue("same").finditer(text, start, end)
            ]
            grades = tuple(sorted((*grades, *again), key=lambda grade: grade.start))
            if not grades and not scores and years and (match := _SAID.search(text, start, end)):
                grades = (Grade(match.start(), match.end(), memory.predicate),)
        return Sentence(start, end, paragraph, grades, scores, years, instruments, bodies)

    def _with_likewise(self, start: int, end: int, grades: Sequence[Grade]) -> Iterator[Grade]:
        """The grades, and the same again at "begitu pula Siak"."""
        for at, grade in enumerate(grades):
            yield grade
            stop = grades[at + 1].start if at + 1 < len(grades) else end
            if match := _LIKEWISE.search(self.document.text, grade.end, stop):
                yield Grade(match.start(1), match.end(1), grade.predicate)

    def _plan_ends(self, start: int, end: int) -> Iterator[Year]:
        """ "Akhir periode" and the like as the last year of the plan that is named nearest."""
        for match in cue("plan end").finditer(self.document.text, start, end):
            near = min(self.plans, key=lambda plan: (abs(plan[0] - match.start()), plan[0]), default=None)
            if near is not None:
                yield Year(match.start(), match.end(), near[1])

    def _resolved(self, memory: Memory, years: Sequence[Year]) -> Iterator[Year]:
        """The years with "tahun yang sama" and "tahun sebelumnya" read against the last year told."""
        last = memory.told
        for year in sorted(years, key=lambda year: year.start):
            if last and cue("year before").fullmatch(self.document.text, year.start, year.end):
                year = replace(year, value=BEFORE)
            if year.value == SAME:
                if memory.year:
                    yield replace(year, value=memory.year)
            elif year.value not in _STEPS:
                last = year.value
                yield year
            elif last:
                last = str(int(last[:4]) + _STEPS[year.value])
                yield replace(year, value=last)

    def _without_components(self, sentence: Sentence, owned: Sequence[Owned]) -> list[Owned]:
        """Leaves out scores of components: their name stands before them, after the last value that is none."""
        kept, since = [], sentence.start
        for item in owned:
            if item.value.grade is None and in_components(self.document.text, since, item.value.start):
                continue
            kept.append(item)
            since = item.value.end
        return kept

    def _reaches(self, memory: Memory, parts: Parts, names: Sequence[str]) -> bool:
        """Whether the article's evaluation is still spoken of, though nothing near names it."""
        if memory.main == "RB":
            return memory.silent <= 1
        return (
            bool(memory.claims or names or memory.cell)
            or memory.silent <= _NEARBY
            or any(value.grade for value in parts.values)
        )

    # -- lists under a heading, cells of a table

    def _under_header(
        self, memory: Memory, paragraph: Paragraph, sentence: Sentence, owned: list[Owned]
    ) -> list[Owned]:
        text = self.document.text
        bodies = [body for body in sentence.bodies if body.manner in ("named", "aside")]
        if memory.cell is not None and not bodies:
            owned = [item if item.bodies else replace(item, bodies=(memory.cell,)) for item in owned]
        whole = text[paragraph.start : paragraph.end].strip(" .-•*0123456789)")
        memory.cell = (
            bodies[0]
            if len(bodies) == 1 and whole == text[bodies[0].start : bodies[0].end]
            else (memory.cell if self._is_cell(paragraph) else None)
        )
        opener = cue("list opener").match(text, sentence.start)
        if memory.header is not None and bodies and not sentence.grades and (opener or not memory.counted):
            given = {item.bodies[0]: item.value for item in owned if item.bodies}
            return [Owned(self._headed(memory.header, body, given.get(body)), (body,), listed=True) for body in bodies]
        if self._heads(sentence) and sentence.grades and not bodies:
            memory.header, memory.counted = sentence.grades[-1], False
            return []
        if sentence.grades:
            memory.header = None
        if owned and owned[-1].crowd and owned[-1].value.grade:
            memory.header, memory.counted = owned[-1].value.grade, True
        elif memory.counted and not opener:
            memory.header, memory.counted = None, False
        return owned

    def _headed(self, header: Grade, body: Body, value: Value | None) -> Value:
        if value is not None:
            return Value(value.start, value.end, header, value.score)
        return Value(body.start, body.end, header, None)

    # -- claims

    def _claim(
        self,
        memory: Memory,
        sentence: Sentence,
        parts: Parts,
        places: list[int],
        owned: Sequence[Owned],
        at: int,
        kinds: Sequence[InstrumentName],
        years: Sequence[Year],
    ) -> None:
        item = owned[at]
        if item.crowd or not kinds or "other" in kinds:
            return
        subjects = [body.subject for body in item.bodies if body.subject] or self._unnamed(memory, sentence, item)
        place = self._place(sentence, places, owned, item.value)
        memory.scale = memory.scale or is_scale(self.document.text, item.value, place)
        if memory.scale and not item.bodies:
            return
        for subject in dict.fromkeys(subjects):
            for year in years or (None,):
                status = self._status(memory, sentence, item, place, subject, year)
                if status is None:
                    continue
                if item.value.become and status == "target":
                    self._make_current(memory, sentence, subject)
                for kind in kinds:
                    if kind != "other":
                        memory.claims.append(self._made(sentence, places, owned, item, subject, kind, year, status))
        if item.like is not None and item.like.subject is not None and kinds[0] != "other":
            memory.claims.append(
                self._made(sentence, places, owned, item, item.like.subject, kinds[0], None, "achieved")
            )

    def _make_current(self, memory: Memory, sentence: Sentence, subject: Subject) -> None:
        """What a step that is hoped for starts from holds now: "dari BB menuju A"."""
        last = memory.claims[-1] if memory.claims else None
        if (
            last
            and last.start >= sentence.start
            and last.subject == subject
            and last.earlier
            and last.rule == "sakip/change"
        ):
            memory.claims[-1] = replace(last, held=False, earlier=False)

    def _unnamed(self, memory: Memory, sentence: Sentence, item: Owned) -> list[Subject]:
        """Whose a value is that names nobody: of those spoken of in the paragraph, the speaker's, the article's."""
        if memory.focus:
            shared = cue("both").search(self.document.text, sentence.start, item.value.start)
            return list(memory.focus if shared else memory.focus[-1:])
        subject = (item.speaker.subject if item.speaker else None) or self._main()
        return [subject] if subject else []

    def _main(self) -> Subject | None:
        return subject_of(self.governments.main) if self.governments.main else None

    def _place(self, sentence: Sentence, places: list[int], owned: Sequence[Owned], value: Value) -> Place:
        left, _ = clause_of(
            turns(self.document.text, sentence.start, sentence.end), sentence.start, sentence.end, value.start
        )
        ends = [other.value.end for other in owned if other.value.end <= value.start]
        while ends and _TOGETHER.fullmatch(self.document.text, ends[-1], value.start):
            value, _ = next((other.value, ends.pop()) for other in reversed(owned) if other.value.end == ends[-1])
        starts = [other.value.start for other in owned if other.value.start >= value.end]
        return Place(sentence.start, left, max(ends, default=sentence.start), min(starts, default=sentence.end))

    def _status(
        self, memory: Memory, sentence: Sentence, item: Owned, place: Place, subject: Subject, year: Year | None
    ) -> Status | None:
        main = self._main()
        of_other = main is None or subject.region != main.region
        told = year.last if year else None
        status = read_status(self.document.text, item.value, place, of_other=of_other, years=(told, self.now))
        last = memory.claims[-1] if memory.claims else None
        follows = (
            last is not None and last.start >= sentence.start and last.status == "target" and last.subject == subject
        )
        goes_on = status == "achieved" and follows and place.left > sentence.start and not item.value.was
        if goes_on and not cue("achieved").search(self.document.text, place.left, item.value.start):
            return "target"
        return status

    def _made(
        self,
        sentence: Sentence,
        places: list[int],
        owned: Sequence[Owned],
        item: Owned,
        subject: Subject,
        kind: InstrumentName,
        year: Year | None,
        status: Status,
    ) -> Claim:
        text, value = self.document.text, item.value
        left, right = sentence.start, sentence.end
        if right - left > _LONG:
            left, right = clause_of(places, left, right, value.start)
        place = self._place(sentence, places, owned, value)
        behind = re.compile(r"[^,;.]{0,45}").match(text, value.end, place.after)
        own = max(place.left, place.before), behind.end() if behind else value.end
        kept, before = cue("keeping").search(text, *own), cue("before the round").search(text, *own)
        return Claim(
            subject=subject,
            instrument="RB" if kind == "RB" else "SAKIP",
            predicate=self._predicate(value, kind),
            score=value.score.value if value.score else None,
            year=year.value if year else None,
            status=status,
            start=value.start,
            end=value.end,
            evidence=((left, right),),
            rule=_rule(item, owned),
            held=value.was or (kept is not None and value.grade is not None and (year is None or "/" in year.value)),
            earlier=bool(before) or value.was,
        )

    def _predicate(self, value: Value, kind: InstrumentName) -> str | None:
        """The letter; A- is a grade of RB only."""
        return "A" if value.predicate == "A-" and kind == "SAKIP" else value.predicate

    # -- memory

    def _note_rounds(
        self, memory: Memory, sentence: Sentence, owned: Sequence[Owned], times: Sequence[Sequence[Year]]
    ) -> None:
        counted = {year.value for item, years in zip(owned, times, strict=True) if item.crowd for year in years}
        told = [claim for claim in memory.claims if claim.start >= sentence.start]
        hoped = {claim.year for claim in told if claim.status == "target"}
        for year in sentence.years:
            if year.value in hoped:
                continue
            shared = {claim.subject for claim in told if claim.year == year.value}
            if (
                (year.of_round or year.value in counted or len(shared) > 2)
                and "/" not in year.value
                and (self.now is None or year.last <= self.now)
            ):
                many = (
                    len(shared) > 2
                    or memory.titled_many
                    or year.value in counted
                    or self._heads(sentence)
                    or self._names_many(sentence)
                )
                named = {body.subject for body in sentence.bodies if body.manner == "named"}
                several = len(named) > (1 if self._main() not in named else 2)
                memory.rounds.append(
                    Round(
                        sentence.paragraph.start,
                        year.value,
                        many or several,
                        self._kinds_of(memory, sentence, year),
                        self._is_of_offices(sentence),
                        bool(shared),
                    )
                )

    def _kinds_of(self, memory: Memory, sentence: Sentence, year: Year) -> frozenset[str]:
        """The evaluations that a year names: those listed last before it, else those spoken of."""
        before = [item for item in sentence.instruments if item.end <= year.start] or list(sentence.instruments)
        lists = listed(self.document.text, before)
        return frozenset(item.name for item in lists[-1]) if lists else frozenset(memory.instruments or (memory.main,))

    def _heads(self, sentence: Sentence) -> bool:
        return self.document.text[sentence.start : sentence.end].rstrip().endswith(":")

    def _is_of_offices(self, sentence: Sentence) -> bool:
        return cue("offices").search(self.document.text, sentence.paragraph.start, sentence.end) is not None

    def _names_many(self, sentence: Sentence) -> bool:
        """Whether the sentence counts bodies ("enam daerah") or speaks of a list of them."""
        text = self.document.text
        counted = any(
            body.manner == "crowd" and (text[body.start].isdigit() or cue("many").match(text, body.start))
            for body in sentence.bodies
        )
        return counted or cue("round").search(text, sentence.start, sentence.end) is not None

    def _remember(
        self,
        memory: Memory,
        sentence: Sentence,
        owned: Sequence[Owned],
        names: tuple[InstrumentName, ...],
        times: Sequence[Sequence[Year]],
    ) -> None:
        if set(names) == {"SAKIP", "RB"}:
            memory.pair = names
        if names:
            memory.instruments = names if len(names) == 1 or "other" not in names else names[-1:]
            memory.silent = 0
        told = [year for years in times for year in years] or [year for year in sentence.years if year.of_round]
        of_round = [year for year in told if year.of_round]
        if told:
            memory.told = told[-1].value
        if of_round or (told and memory.year is None):
            memory.year = (of_round or told)[-1].value
        graded = [item.value.predicate for item in owned if item.value.predicate]
        if graded:
            memory.predicate = graded[-1]
        claimed = [body.subject for item in owned for body in item.bodies if body.subject]
        spoken = [
            body.subject for body in sentence.bodies if body.manner in ("named", "post", "pronoun") and body.subject
        ]
        if claimed or spoken:
            memory.focus = tuple(dict.fromkeys((claimed or spoken)[-2:]))


def _is_in_scale(value: Value, parts: Parts) -> bool:
    """Whether the grade is one of a list of four or more that all differ: "AA, A, BB, B, CC, C, D"."""
    for run in parts.runs:
        grades = {parts.values[at].predicate for at in run}
        if (
            len(run) >= _SCALE
            and len(grades) == len(run)
            and None not in grades
            and value in [parts.values[at] for at in run]
        ):
            return True
    return False


def _rule(item: Owned, owned: Sequence[Owned]) -> str:
    """The name of how the value was read."""
    value = item.value
    if value.was or value.become:
        return "sakip/change"
    if item.listed:
        return "sakip/list"
    if value.grade is None:
        return "sakip/score"
    if value.grade.worded:
        return "sakip/worded"
    return "sakip/grade-and-score" if value.score else "sakip/grade"
