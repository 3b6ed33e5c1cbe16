"""What comes of a record that is in the notebook and in a file too."""

from dataclasses import dataclass, replace
from datetime import datetime

from hrdesk.core.annotation import WEB_PACK, Annotation
from hrdesk.core.import_outcome import Outcome, Why
from hrdesk.core.reading_list import ReadingList
from hrdesk.core.record import Record
from hrdesk.core.running_order import RunningOrder


@dataclass(frozen=True)
class Judged:
    """What becomes of the one from the file, and the record as it is to be."""

    outcome: Outcome
    record: Record
    why: Why = Why.NONE


def judge(here: Record, there: Record, now: datetime, *, is_own: bool) -> Judged:
    """Hold two records of one kind and key against each other; `is_own` says that this notebook wrote the other.

    The newer wins; but where both were changed since they were written and neither holds the words of the other,
    nobody can tell which was made in view of which, and both texts are kept.
    """
    match here, there:
        case Annotation(), Annotation():
            return _annotation(here, there, now, is_own=is_own)
        case ReadingList(), ReadingList():
            pages = tuple(dict.fromkeys((*here.pages, *there.pages)))
            if pages == here.pages:
                return Judged(Outcome.SKIPPED, here, Why.SAME)
            return Judged(Outcome.CHANGED, replace(here, pages=pages), Why.MORE_PAGES)
        case RunningOrder(), RunningOrder():
            longer = here.with_items(there.items)
            if longer == here:
                return Judged(Outcome.SKIPPED, here, Why.SAME)
            return Judged(Outcome.CHANGED, longer, Why.MORE_ITEMS)
        case _:
            return Judged(Outcome.SKIPPED, here, Why.SAME)


def _annotation(here: Annotation, there: Annotation, now: datetime, *, is_own: bool) -> Judged:
    there = replace(there, author=there.author or here.author)
    if there.pack == WEB_PACK and here.pack != WEB_PACK:
        there = _on_the_page_of(here, there)
    if _content(here) == _content(there):
        return Judged(Outcome.SKIPPED, here, Why.SAME)
    if here.pack == WEB_PACK and there.pack != WEB_PACK and here.note == there.note:
        return Judged(Outcome.CHANGED, there, Why.PAGE_IS_HERE)
    newer, older = (there, here) if there.modified > here.modified else (here, there)
    is_settled = is_own or older.modified == older.created or older.note.strip() in newer.note
    if not is_settled:
        return Judged(Outcome.BOTH, _both(newer, older, now), Why.BOTH_CHANGED)
    if newer is here:
        return Judged(Outcome.SKIPPED, here, Why.NEWER_HERE)
    return Judged(Outcome.CHANGED, there, Why.NEWER_THERE)


def _on_the_page_of(here: Annotation, there: Annotation) -> Annotation:
    """What is written there, where it hangs here."""
    return replace(
        there,
        pack=here.pack,
        article_id=here.article_id,
        content_version=here.content_version,
        heading=here.heading,
        anchor=here.anchor,
    )


def _both(newer: Annotation, older: Annotation, now: datetime) -> Annotation:
    """The newer one, with the words of the older below, under their date and author."""
    whose = f"{older.modified:%Y-%m-%d}" + (f", {older.author}" if older.author else "")
    note = f"{newer.note}\n\n[{whose}]\n{older.note}"
    return replace(newer, note=note, tags=tuple(dict.fromkeys((*newer.tags, *older.tags))), modified=now)


def _content(note: Annotation) -> tuple[object, ...]:
    """What a person sees of it; where exactly it hangs changes with the page."""
    quote = note.anchor.exact if note.anchor else None
    heading = "" if note.anchor else note.heading
    return note.pack, note.article_id, quote, heading, note.colour, note.kind, note.note, note.tags
