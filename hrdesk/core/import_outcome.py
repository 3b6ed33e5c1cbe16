"""What becomes of one thing in a file of notes, and why."""

from dataclasses import dataclass
from enum import StrEnum

from hrdesk.core.annotation import Annotation
from hrdesk.core.marked_words import marked
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.record import Record


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    BOTH = "both kept"
    SKIPPED = "skipped"
    NOT_PLACED = "not placed"
    REFUSED = "refused"


class Why(StrEnum):
    """Each completes a line; the window translates them."""

    NONE = ""
    LOST = marked("its words are not on the page; it is kept beside it")
    UNSURE = marked("it is not sure where on the page it belongs; look at it there")
    NO_PAGE = marked("its page is not in this library; it is kept")
    NEWER_THERE = marked("the file has the newer words")
    PAGE_IS_HERE = marked("its page is in this library now")
    MORE_PAGES = marked("pages are added to the list")
    MORE_ITEMS = marked("pages are added to the running order")
    BOTH_CHANGED = marked("it was changed here and there, so both texts are kept")
    SAME = marked("it is here already")
    NEWER_HERE = marked("yours is newer")
    NOWHERE = marked("no page here has its words or its address")
    NO_NOTE = marked("it is no note")
    NO_TARGET = marked("it does not say what it belongs to")
    NO_WORDS = marked("it holds something else where words belong")
    TOO_LONG = marked("it is longer than hrdesk keeps")
    BAD_DATE = marked("its date makes no sense")


class Refused(ValueError):
    """Why a thing in a file cannot be taken."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class ImportLine:
    """The thing of that number in the file, counted from 1: what becomes of it, and how it stood here before."""

    number: int
    outcome: Outcome
    why: Why = Why.NONE
    record: Record | None = None
    before: Record | None = None

    @property
    def page(self) -> str:
        """Id or address of the page it belongs to, if any."""
        return self.record.article_id if isinstance(self.record, Annotation | Bookmark) else ""

    @property
    def quote(self) -> str:
        """The words of the page that it hangs on."""
        is_quoted = isinstance(self.record, Annotation) and self.record.anchor
        return self.record.anchor.exact if is_quoted else ""  # type: ignore[union-attr]

    @property
    def words(self) -> str:
        """What the person wrote."""
        match self.record:
            case Annotation():
                return self.record.note
            case Question():
                return self.record.text
            case None | Bookmark():
                return ""
            case _:
                return self.record.name
