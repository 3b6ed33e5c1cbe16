"""What a person made, as a whole: what is handed on, and what an import is held against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hrdesk.core.annotation import Annotation
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Record, RecordKind
from hrdesk.core.running_order import RunningOrder

RecordName = tuple[RecordKind, str]
"""By which a record is known: its kind and its key."""


@dataclass(frozen=True)
class NotebookContents:
    """The records of a notebook, and whose they are."""

    annotations: tuple[Annotation, ...] = ()
    questions: tuple[Question, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    reading_lists: tuple[ReadingList, ...] = ()
    running_orders: tuple[RunningOrder, ...] = ()
    owner: str = ""
    """The name that the person chose for colleagues; empty until they chose one."""
    device: str = ""
    writers: Mapping[RecordName, str] = field(default_factory=dict)
    """The device that changed a record last, where that is known."""

    def records(self) -> Iterator[Record]:
        yield from self.annotations
        yield from self.questions
        yield from self.bookmarks
        yield from self.reading_lists
        yield from self.running_orders

    def writer(self, name: RecordName) -> str:
        """The device that changed a record last."""
        return self.writers.get(name, self.device)
