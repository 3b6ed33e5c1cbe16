"""Annotations as rows for Qt; the list in Python is the truth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.ui.dates import shown_date

_SHOWN = 400
"""Characters of a quote or note that a row can show; measuring more would freeze the list."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NoteRow:
    """What a row shows; made when the notes change, not when they are drawn."""

    annotation: Annotation
    title: str
    quote: str
    note: str
    when: str

    @property
    def colour(self) -> Colour | None:
        return self.annotation.colour if self.annotation.anchor else None


class NotesModel(QAbstractListModel):
    """Rows of notes; `Qt.ItemDataRole.UserRole` gives the NoteRow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NoteRow] = []

    def show_annotations(self, annotations: Sequence[Annotation], titles: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._rows = [_row(annotation, titles.get(annotation.article_id, "")) for annotation in annotations]
        self.endResetModel()

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.annotation.id == annotation_id), -1)

    def annotation_at(self, index: _Index) -> Annotation | None:
        return self._rows[index.row()].annotation if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in (row.quote, row.note, row.title) if part)
        return None


def _row(annotation: Annotation, title: str) -> NoteRow:
    return NoteRow(
        annotation,
        title or annotation.article_id,
        annotation.anchor.exact[:_SHOWN] if annotation.anchor else "",
        " ".join(annotation.note[:_SHOWN].split()),
        shown_date(annotation.modified.astimezone().date()),
    )
