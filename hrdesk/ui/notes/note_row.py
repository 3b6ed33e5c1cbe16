"""What a row of a list shows of a note."""

from collections.abc import Callable
from dataclasses import dataclass

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.ui.dates import shown_date
from hrdesk.ui.note_kinds import kind_words
from hrdesk.ui.swatches import colour_words
from hrdesk.ui.words import tr

_SHOWN = 400
"""Characters of a quote or note that a row can show; measuring more would freeze the list."""
_TAGS_SHOWN = 6

StateOf = Callable[[str], NoteState]
"""How the note with an id stands to its page."""


@dataclass(frozen=True)
class NoteRow:
    """Made once when a note is first on show, not each time it is drawn."""

    annotation: Annotation
    title: str
    heading: str
    """The words of the heading that a note hangs on or stands under."""
    place: str
    """Where a note without a quote hangs; empty for one with a quote."""
    quote: str
    note: str
    when: str
    state: NoteState = NoteState.IN_PLACE
    section: str = ""
    """Words above the row, where a new part of the list begins."""

    @property
    def colour(self) -> Colour | None:
        return self.annotation.colour if self.annotation.anchor else None

    @property
    def tags(self) -> tuple[str, ...]:
        return self.annotation.tags[:_TAGS_SHOWN]

    def way(self) -> str:
        """The page, and the heading on it."""
        if self.place:
            return f"{self.title}  ·  {self.place}"
        return f"{self.title}  ›  {self.heading}" if self.heading else self.title

    def foot(self, *, with_title: bool) -> str:
        """The last line: what became of its place, who wrote it, the colour by its name, the page, the day."""
        colour = colour_words(self.colour) if self.colour else ""
        page = self.title if with_title else ""
        return " · ".join(
            part for part in (self.state_words(), self.annotation.author, colour, page, self.when) if part
        )

    def state_words(self) -> str:
        """Nothing where it is in place."""
        return {
            NoteState.IN_PLACE: "",
            NoteState.CHANGED: tr("its words changed"),
            NoteState.ORPHAN: tr("its place is gone"),
        }[self.state]

    def spoken(self) -> str:
        """The row as a screen reader tells it."""
        kind = self.annotation.kind
        parts = (
            kind_words(kind) if kind is not NoteKind.NOTE else "",
            self.note,
            self.quote or self.place,
            ", ".join(self.annotation.tags),
            self.foot(with_title=True),
        )
        return " · ".join(part for part in parts if part)


def note_row(annotation: Annotation, names: PageNames, state: NoteState) -> NoteRow:
    heading = names.heading(annotation.article_id, annotation.heading)
    return NoteRow(
        annotation,
        names.title(annotation.article_id),
        heading,
        place_words(annotation, names),
        annotation.anchor.exact[:_SHOWN] if annotation.anchor else "",
        " ".join(annotation.note[:_SHOWN].split()),
        shown_date(annotation.modified.astimezone().date()),
        state,
    )


def tray_words(count: int) -> str:
    """Above the notes of a page that have no place on it any more."""
    if count == 1:
        return tr("1 note that lost its place")
    return tr("{count} notes that lost their place").format(count=count)


def place_words(annotation: Annotation, names: PageNames) -> str:
    """Where a note hangs that hangs on no words: on a heading or on the whole page."""
    if annotation.anchor:
        return ""
    if not annotation.heading:
        return tr("On the whole page")
    heading = names.heading(annotation.article_id, annotation.heading) or annotation.heading
    return tr("On the heading “{heading}”").format(heading=heading)
