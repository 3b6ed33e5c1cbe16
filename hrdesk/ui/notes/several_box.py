"""What can be done with several chosen notes at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.tags import without_tag
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KindButton
from hrdesk.ui.notes.tags_field import TagsField
from hrdesk.ui.swatches import Swatches
from hrdesk.ui.theme import Colours, Space


class SeveralBox(QWidget):
    """Shows what the chosen notes have in common, and asks for changes of all of them."""

    colour_requested = Signal(tuple, Colour)
    kind_requested = Signal(tuple, NoteKind)
    tags_requested = Signal(tuple, tuple, tuple)
    """The notes, the tags that all of them get, and those that all of them lose."""
    removal_requested = Signal(tuple)

    def __init__(self, tags_in_use: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Annotation, ...] = ()
        self._tags = TagsField(tags_in_use)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def tags(self) -> TagsField:
        return self._tags

    def show_notes(self, notes: tuple[Annotation, ...]) -> None:
        """Show what these have in common."""
        self._notes = notes
        self._title.setText(self.tr("{count} notes chosen").format(count=len(notes)))
        kinds, colours = {one.kind for one in notes}, {one.colour for one in notes if one.anchor}
        self._kind.show_kind(kinds.pop() if len(kinds) == 1 else None)
        self._swatches.setVisible(bool(colours))
        self._swatches.show_chosen(colours.pop() if len(colours) == 1 else None)
        self._tags.show_tags(_common_tags(notes))

    def forget(self) -> None:
        self._notes = ()
        self._title.setText("")
        self._tags.forget()

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._swatches.set_colours(colours)
        self._kind.set_look(colours, icons)
        self._remove.setIcon(icons.icon("remove", colours.ink))

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._hint = QLabel(self.tr("What you choose here goes for all of them. One undo takes it back."))
        self._tags_title = QLabel(self.tr("Tags of all of them"))
        for label in (self._hint, self._tags_title):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self._kind = KindButton()
        self._swatches = Swatches()
        self._remove = QPushButton(self.tr("Remove all of them"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._tags_title)
        column.addWidget(self._tags)
        column.addSpacing(Space.SMALL)
        for widget in (self._kind, self._swatches, self._remove):
            row = QHBoxLayout()
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)

    def _connect(self) -> None:
        self._kind.kind_chosen.connect(self._ask_kind)
        self._swatches.colour_chosen.connect(self._ask_colour)
        self._tags.tags_changed.connect(self._ask_tags)
        self._remove.clicked.connect(self._ask_removal)

    def _ask_kind(self, kind: NoteKind) -> None:
        self.kind_requested.emit(self._notes, kind)

    def _ask_colour(self, colour: Colour) -> None:
        self.colour_requested.emit(self._notes, colour)

    def _ask_tags(self, tags: tuple[str, ...]) -> None:
        before = self._tags.tags
        come = tuple(tag for tag in tags if tag not in before)
        gone = tuple(tag for tag in before if tag not in tags)
        self.tags_requested.emit(self._notes, come, gone)

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self._notes)


def _common_tags(notes: Sequence[Annotation]) -> tuple[str, ...]:
    """The tags that each of them has, in the letters of the first."""
    if not notes:
        return ()
    first = notes[0].tags
    return tuple(tag for tag in first if all(without_tag(one.tags, tag) != one.tags for one in notes[1:]))
