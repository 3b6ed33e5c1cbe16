"""What an exchange changes, in the person's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrdesk.core.annotation import Annotation
from hrdesk.core.exchange_plan import ExchangePlan, Fate, PlannedChange
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.record import Record
from hrdesk.core.record_words import page_of, words_of
from hrdesk.core.running_order import RunningOrder
from hrdesk.ui.outcome_row import OutcomeRow
from hrdesk.ui.words import tr

_TONES = {
    Fate.NEW: "tip_text",
    Fate.CHANGED: "note_text",
    Fate.BOTH_KEPT: "warning_text",
    Fate.RETURNED: "warning_text",
    Fate.REMOVED: "danger_text",
}


@dataclass(frozen=True)
class ChangeRow(OutcomeRow):
    """A change as it is shown; `before` and `after` are its words in full."""

    change: PlannedChange
    before: str
    after: str


def change_row(change: PlannedChange, titles: Mapping[str, str]) -> ChangeRow:
    """The row for a change; pages go by their titles."""
    record = change.after or change.before
    assert record
    before, after = words_of(change.before, titles), words_of(change.after, titles)
    by = tr("{names}, {what}").format(names=", ".join(change.by), what=_what(record))
    return ChangeRow(
        _TONES[change.fate],
        fate_words(change.fate),
        _title(record, titles),
        " ".join((after or before)[:400].split()),
        by,
        change,
        before,
        after,
    )


def fate_words(fate: Fate) -> str:
    """What becomes of a note, in a word or two."""
    return {
        Fate.NEW: tr("New"),
        Fate.CHANGED: tr("Changed"),
        Fate.BOTH_KEPT: tr("Both kept"),
        Fate.RETURNED: tr("Comes back"),
        Fate.REMOVED: tr("Removed"),
    }[fate]


def whole_words(row: ChangeRow) -> str:
    """The words before and after; what happens to them, where that is not plain."""
    told = {
        Fate.BOTH_KEPT: tr("Two of you changed this without knowing of each other. The words of both are kept."),
        Fate.RETURNED: tr("You removed this, and a colleague changed it meanwhile. It comes back."),
        Fate.REMOVED: tr("A colleague removed this."),
    }.get(row.change.fate, "")
    parts = [told] if told else []
    if row.before and row.before != row.after:
        parts.append(tr("Before:\n{words}").format(words=row.before))
    if row.after:
        parts.append(tr("After:\n{words}").format(words=row.after) if row.before else row.after)
    return "\n\n".join(parts)


def counts_words(plan: ExchangePlan) -> str:
    """For each colleague, how much of what: a line each."""
    lines = []
    for name, fates in sorted(plan.counts().items()):
        parts = [f"{count:,} {fate_words(fate).lower()}" for fate, count in fates.items()]
        lines.append(tr("{name}: {counts}").format(name=name, counts=", ".join(parts)))
    return "\n".join(lines)


def _title(record: Record, titles: Mapping[str, str]) -> str:
    page = page_of(record)
    if page:
        return titles.get(page, page)
    match record:
        case Question():
            return tr("Question for the editors")
        case RunningOrder():
            return tr("Running order")
        case _:
            return tr("Reading list")


def _what(record: Record) -> str:
    match record:
        case Annotation():
            return tr("note") if record.has_note else tr("highlight")
        case Question():
            return tr("question")
        case Bookmark():
            return tr("bookmark")
        case RunningOrder():
            return tr("running order")
        case _:
            return tr("list")
