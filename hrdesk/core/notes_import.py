"""Plans what a file of notes changes in a notebook. Nothing of the file is dropped without a line that says why."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import WEB_PACK, Annotation
from hrdesk.core.given_note import Given, GivenNote, record_id
from hrdesk.core.import_outcome import ImportLine, Outcome, Refused, Why
from hrdesk.core.import_rules import Judged, judge
from hrdesk.core.note_place import Pages
from hrdesk.core.note_placing import Placing
from hrdesk.core.notebook_contents import NotebookContents, RecordName
from hrdesk.core.notes_document import NotesDocument
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.record import Change, Record, RecordKind, key_of, kind_of
from hrdesk.core.w3c_reading import device_of

_AHEAD = timedelta(days=1)
"""How far a date may lie in the future: other time zones and wrong clocks."""
_PLACES = {
    None: Why.NO_PAGE,
    AnchorState.SAME: Why.NONE,
    AnchorState.MOVED: Why.NONE,
    AnchorState.CHANGED: Why.UNSURE,
    AnchorState.ORPHAN: Why.LOST,
}

Tell = Callable[[int, int], None]
"""Called with the things that are read and those in all; what it raises ends the planning."""


@dataclass(frozen=True)
class ImportPlan:
    """A line for each thing in the file, and what it comes to."""

    lines: tuple[ImportLine, ...]
    placed: tuple[Change, ...]
    unplaced: tuple[Change, ...]
    """Notes on pages of the web, which are kept only if the person wants them."""

    def changes(self, *, with_unplaced: bool) -> tuple[Change, ...]:
        return (*self.placed, *self.unplaced) if with_unplaced else self.placed

    @property
    def totals(self) -> Mapping[Outcome, int]:
        """How many lines of each kind, of every kind."""
        counts = Counter(line.outcome for line in self.lines)
        return {outcome: counts[outcome] for outcome in Outcome}


def plan_import(
    document: NotesDocument, contents: NotebookContents, pages: Pages, now: datetime, tell: Tell | None = None
) -> ImportPlan:
    """Hold a file against a notebook, in which nothing changes yet."""
    return _Planning(contents, pages, now).plan(document, tell)


class _Planning:
    """Takes one thing after the other, so that a thing that stands twice in a file meets itself."""

    def __init__(self, contents: NotebookContents, pages: Pages, now: datetime) -> None:
        self._contents = contents
        self._now = now
        self._placing = Placing(pages)
        self._before: dict[RecordName, Record] = {_name(record): record for record in contents.records()}
        self._after = dict(self._before)
        self._asked = {question.text: question.id for question in contents.questions}
        self._touched: dict[RecordName, bool] = {}
        """By record: whether it is kept without asking."""

    def plan(self, document: NotesDocument, tell: Tell | None) -> ImportPlan:
        lines = []
        for number, (given, item) in enumerate(document.things(), start=1):
            if isinstance(given, Refused):
                lines.append(ImportLine(number, Outcome.REFUSED, given.why))
            else:
                lines.append(self._line(number, *self._record(given), device_of(item)))
            if tell:
                tell(number, len(document))
        changes = {name: Change(self._before.get(name), self._after[name]) for name in self._touched}
        return ImportPlan(
            tuple(lines),
            tuple(change for name, change in changes.items() if self._touched[name]),
            tuple(change for name, change in changes.items() if not self._touched[name]),
        )

    def _line(self, number: int, record: Record, why: Why, device: str) -> ImportLine:
        name = _name(record)
        before = self._after.get(name)
        if before:
            judged = judge(before, record, self._now, is_own=device == self._contents.device != "")
        else:
            judged = Judged(Outcome.NOT_PLACED if why is Why.NOWHERE else Outcome.NEW, record, why)
        if judged.record != before:
            self._after[name] = judged.record
            self._touched.setdefault(name, judged.outcome is not Outcome.NOT_PLACED)
        return ImportLine(number, judged.outcome, judged.why, judged.record, before)

    def _record(self, given: Given) -> tuple[Record, Why]:
        """The record, and what is to be said of its place."""
        match given:
            case GivenNote():
                return self._hung(self._completed(given))
            case Question():
                return self._question(given), Why.NONE
            case _:
                return given, Why.NONE

    def _hung(self, given: GivenNote) -> tuple[Record, Why]:
        annotation, state = self._placing.hang(given, self._now)
        if annotation.pack == WEB_PACK:
            return annotation, Why.NO_PAGE if given.is_ours else Why.NOWHERE
        if given.is_bookmark:
            return Bookmark(annotation.article_id, annotation.created, annotation.pack), Why.NONE
        return annotation, _PLACES[state]

    def _completed(self, given: GivenNote) -> GivenNote:
        """With what the file does not say but the notebook knows; without our own name, and no date that lies ahead.

        A note from the future would win over every later change.
        """
        known = self._after.get((RecordKind.ANNOTATION, given.id))
        if isinstance(known, Annotation):
            given = replace(given, colour=given.colour or known.colour, kind=given.kind or known.kind)
        latest = self._now + _AHEAD
        return replace(
            given,
            created=self._now if given.created and given.created > latest else given.created,
            modified=self._now if given.modified and given.modified > latest else given.modified,
            author="" if given.author == self._contents.owner else given.author,
        )

    def _question(self, given: Question) -> Question:
        """The same words are the same question, and other words are another one, whatever their ids."""
        known = self._after.get((RecordKind.QUESTION, given.id))
        if given.text in self._asked:
            return replace(given, id=self._asked[given.text])
        if known:
            given = replace(given, id=record_id(None, given.text))
        self._asked[given.text] = given.id
        return given


def _name(record: Record) -> RecordName:
    return kind_of(record), key_of(record)
