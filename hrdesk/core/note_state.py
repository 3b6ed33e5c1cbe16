"""How a note stands to its page as it is now, and what that means for it after the library changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hrdesk.core.anchor import AnchorState, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.note_place import NotePlace, Pages, place_of

PAGE_GONE = "gone"
"""Stands for the version of a page that is not there."""


class NoteState(StrEnum):
    IN_PLACE = "in-place"
    CHANGED = "changed"
    """Its words changed, or stand elsewhere without their neighbours: where it belongs is an offer."""
    ORPHAN = "orphan"
    """Its words, its heading or its page are gone."""


_STATES = {
    AnchorState.SAME: NoteState.IN_PLACE,
    AnchorState.MOVED: NoteState.IN_PLACE,
    AnchorState.CHANGED: NoteState.CHANGED,
    AnchorState.ORPHAN: NoteState.ORPHAN,
}


@dataclass(frozen=True)
class JudgedNote:
    """A note, what became of its place, and the version of the page in which that was looked for."""

    annotation: Annotation
    place: NotePlace
    page_version: str

    @property
    def state(self) -> NoteState:
        return _STATES[self.place.state]

    @property
    def is_waiting(self) -> bool:
        """Whether the person has to say where it belongs, and has not done so for this version of the page."""
        return self.state is not NoteState.IN_PLACE and self.annotation.kept_for != self.page_version


def is_current(annotation: Annotation, versions: Mapping[str, str]) -> bool:
    """Whether a note was hung on its page as that is now; then nothing has to be read to know that it is in place."""
    return annotation.pack == BUNDLED_PACK and versions.get(annotation.article_id) == annotation.content_version


def judge_note(annotation: Annotation, pages: Pages) -> JudgedNote:
    """Look for the place of a note in the library at hand."""
    place = place_of(annotation, pages)
    page = pages.page(annotation.article_id) if place.has_page else None
    return JudgedNote(annotation, place, page.content_version if page else PAGE_GONE)


def hung_anew(judged: JudgedNote, pages: Pages) -> Annotation:
    """The note on the place that was found, in the version of the page that is at hand; an orphan stays as it is."""
    annotation, place = judged.annotation, judged.place
    page = pages.page(annotation.article_id)
    if judged.state is NoteState.ORPHAN or not page:
        return annotation
    anchor = make_anchor(page.text, place.start, place.end) if annotation.anchor else None
    return replace(annotation, anchor=anchor, heading=place.slug, content_version=page.content_version, kept_for="")
