"""The lines of an import in the person's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrdesk.core.import_outcome import ImportLine, Outcome
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.running_order import RunningOrder
from hrdesk.ui.outcome_row import OutcomeRow
from hrdesk.ui.words import tr

_TONES = {
    Outcome.NEW: "tip_text",
    Outcome.CHANGED: "note_text",
    Outcome.BOTH: "note_text",
    Outcome.SKIPPED: "muted",
    Outcome.NOT_PLACED: "warning_text",
    Outcome.REFUSED: "danger_text",
}


@dataclass(frozen=True)
class LineRow(OutcomeRow):
    """A line of a file as it is shown."""

    line: ImportLine


def line_row(line: ImportLine, titles: Mapping[str, str]) -> LineRow:
    """The row for a line; pages go by their titles."""
    quote = f"“{_one_line(line.quote)}”" if line.quote else ""
    words = " – ".join(filter(None, (quote, _one_line(line.words))))
    why = tr(line.why.value) if line.why.value else ""
    why = f"{why[:1].upper()}{why[1:]}." if why else ""
    return LineRow(_TONES[line.outcome], outcome_words(line.outcome), _title(line, titles), words, why, line)


def outcome_words(outcome: Outcome) -> str:
    """What becomes of a note, in a word or two."""
    return {
        Outcome.NEW: tr("New"),
        Outcome.CHANGED: tr("Changed"),
        Outcome.BOTH: tr("Both kept"),
        Outcome.SKIPPED: tr("Skipped"),
        Outcome.NOT_PLACED: tr("No page"),
        Outcome.REFUSED: tr("Not usable"),
    }[outcome]


def whole_words(line: ImportLine, before: str) -> str:
    """All that is written, and what stands there now where that changes."""
    parts = [f"“{line.quote}”"] if line.quote else []
    parts += [line.words] if line.words else []
    if line.outcome in (Outcome.CHANGED, Outcome.BOTH) and before:
        parts.append(tr("Before: {words}").format(words=before))
    return "\n\n".join(parts)


def _title(line: ImportLine, titles: Mapping[str, str]) -> str:
    match line.record:
        case None:
            return tr("Number {number} in the file").format(number=f"{line.number:,}")
        case Question():
            return tr("Question for the editors")
        case ReadingList():
            return tr("Reading list")
        case RunningOrder():
            return tr("Running order")
        case Bookmark():
            return tr("Bookmark: {page}").format(page=titles.get(line.page, line.page))
        case _:
            return titles.get(line.page, line.page)


def _one_line(words: str) -> str:
    return " ".join(words[:400].split())
