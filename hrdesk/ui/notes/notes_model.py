"""Annotations as rows for Qt, which holds their ids: laying ten thousand out must not ask Python about each."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.ui.notes.note_row import NoteRow, StateOf, note_row, tray_words

_Index = QModelIndex | QPersistentModelIndex


def _in_place(_annotation_id: str) -> NoteState:
    return NoteState.IN_PLACE


class NotesModel(QStringListModel):
    """Rows of notes; `Qt.ItemDataRole.UserRole` gives the NoteRow. Tells of no more than what changed."""

    def __init__(
        self,
        names: PageNames,
        parent: QObject | None = None,
        state_of: StateOf = _in_place,
        *,
        has_tray: bool = False,
    ) -> None:
        """`has_tray` puts a heading above the notes without a place, which stand last then."""
        super().__init__(parent)
        self._names = names
        self._state_of = state_of
        self._annotations: list[Annotation] = []
        self._by_id: dict[str, Annotation] = {}
        self._rows: dict[str, NoteRow] = {}
        self._places: dict[str, int] | None = None
        self._has_tray = has_tray

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        return tuple(self._annotations)

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these and no others; one that came, went or changed leaves the other rows as they are."""
        if not self._show_one_change(annotations):
            self._annotations = list(annotations)
            self._by_id = {annotation.id: annotation for annotation in annotations}
            self._places, self._rows = None, {}
            self.setStringList([annotation.id for annotation in annotations])

    def put(self, *annotations: Annotation) -> tuple[Annotation, ...]:
        """Show notes as they are now, each in its row; returns those that are not on show."""
        rows, unknown = [], []
        for annotation in annotations:
            row = self.row_of(annotation.id)
            if row < 0:
                unknown.append(annotation)
                continue
            self._annotations[row] = self._by_id[annotation.id] = annotation
            self._rows.pop(annotation.id, None)
            rows.append(row)
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        return tuple(unknown)

    def insert(self, row: int, annotation: Annotation) -> None:
        self.insertRow(row)
        self._annotations.insert(row, annotation)
        self._by_id[annotation.id] = annotation
        self._places = None
        self.setData(self.index(row), annotation.id)

    def drop(self, annotation_id: str) -> None:
        """Show a note no longer; one that is not on show is no error."""
        row = self.row_of(annotation_id)
        if row >= 0:
            self.removeRow(row)
            del self._annotations[row], self._by_id[annotation_id]
            self._rows.pop(annotation_id, None)
            self._places = None

    def forget_rows(self) -> None:
        """Make every row anew, as when pages or states changed."""
        self._rows = {}
        if self._annotations:
            self.dataChanged.emit(self.index(0), self.index(len(self._annotations) - 1))

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation, or -1."""
        if self._places is None:
            self._places = {annotation.id: row for row, annotation in enumerate(self._annotations)}
        return self._places.get(annotation_id, -1)

    def annotation_at(self, index: _Index) -> Annotation | None:
        return self._annotations[index.row()] if index.isValid() else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Notes are edited beside the list, not in it."""
        is_row = index.isValid()
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_row else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        annotation = self._by_id.get(str(super().data(index, Qt.ItemDataRole.EditRole)))
        if not annotation:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._with_section(self.row_of(annotation.id))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(annotation).spoken()
        return None

    def _row(self, annotation: Annotation) -> NoteRow:
        row = self._rows.get(annotation.id)
        if row is None:
            row = self._rows[annotation.id] = note_row(annotation, self._names, self._state_of(annotation.id))
        return row

    def _with_section(self, number: int) -> NoteRow:
        row = self._row(self._annotations[number])
        if not self._has_tray or not self._is_lost(number) or (number and self._is_lost(number - 1)):
            return row
        count = sum(self._state_of(annotation.id) is NoteState.ORPHAN for annotation in self._annotations)
        return replace(row, section=tray_words(count))

    def _is_lost(self, number: int) -> bool:
        return self._state_of(self._annotations[number].id) is NoteState.ORPHAN

    def _show_one_change(self, wanted: Sequence[Annotation]) -> bool:
        """Whether at most one row came or went, which is done then, and those that changed are shown."""
        if abs(len(wanted) - len(self._annotations)) > 1:
            return False
        before, after = [one.id for one in self._annotations], [one.id for one in wanted]
        at = next((row for row, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
        at = min(len(before), len(after)) if at is None else at
        if len(after) == len(before) + 1 and after[at + 1 :] == before[at:]:
            self.insert(at, wanted[at])
        elif len(before) == len(after) + 1 and before[at + 1 :] == after[at:]:
            self.drop(before[at])
        elif before != after:
            return False
        self.put(
            *(other for one, other in zip(self._annotations, wanted, strict=True) if one is not other and one != other)
        )
        return True
