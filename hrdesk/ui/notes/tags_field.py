"""The tags of a note: chips that can be taken off, and a field that completes tags in use."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from hrdesk.core.tags import LONGEST_TAG, read_tags, with_tags, without_tag
from hrdesk.ui.flow_row import FlowRow

_FIELD_WIDTH = 110
_SHOWN = 24
"""Characters of a tag on its chip; the whole of it stands in the tip."""


class _Typed(QLineEdit):
    """A field that tells when writing begins, when it is left, and when there is nothing left to wipe out."""

    begun = Signal()
    left = Signal()
    emptied_again = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied_again.emit()
        else:
            if not self.text():
                self.begun.emit()
            super().keyPressEvent(event)


class TagsField(QWidget):
    """Shows tags and asks for others; comma and Enter end a tag, Backspace takes the last one off."""

    tags_changed = Signal(tuple)

    def __init__(self, in_use: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_use = in_use
        self._tags: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self._row = FlowRow(self)
        self._known = QStringListModel(self)
        self._field = _Typed()
        self._field.setPlaceholderText(self.tr("Add a tag"))
        self._field.setAccessibleName(self.tr("Tags, ended by a comma"))
        self._field.setMaxLength(8 * LONGEST_TAG)
        self._field.setMinimumWidth(_FIELD_WIDTH)
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._field.setCompleter(completer)
        self._row.addWidget(self._field)
        self.setFocusProxy(self._field)
        self._field.begun.connect(self._learn_tags)
        self._field.textEdited.connect(self._edited)
        self._field.returnPressed.connect(self.take_typed)
        self._field.left.connect(self.take_typed)
        self._field.emptied_again.connect(self._take_last_off)
        # Queued: the completer writes its word into the field after it has told of it.
        completer.activated.connect(self.take_typed, Qt.ConnectionType.QueuedConnection)

    @property
    def tags(self) -> tuple[str, ...]:
        return self._tags

    @property
    def field(self) -> QLineEdit:
        return self._field

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show these tags, and leave what is being typed."""
        if tags == self._tags:
            return
        had_focus = any(chip.hasFocus() for chip in self._chips)
        self._tags = tags
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in tags]
        for place, chip in enumerate(self._chips):
            self._row.insert_widget(place, chip)
            chip.show()
            QWidget.setTabOrder(self._chips[place - 1] if place else self, chip)
        if self._chips:
            QWidget.setTabOrder(self._chips[-1], self._field)
        if had_focus:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def take_typed(self) -> None:
        """Make tags of what stands in the field."""
        typed = read_tags(self._field.text())
        self._field.clear()
        self._ask(with_tags(self._tags, *typed))

    def forget(self) -> None:
        """Hold no tag, shown or typed or known."""
        self._field.setText("")  # which empties its undo history too
        self._known.setStringList([])
        self.show_tags(())

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:  # noqa: N802
        """Del and Backspace take a chip off that has the focus."""
        removing = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in removing:
            self._ask(without_tag(self._tags, str(chip.property("tag"))))
            return True
        return super().eventFilter(chip, event)

    def _chip(self, tag: str) -> QToolButton:
        chip = QToolButton(self)
        shown = tag if len(tag) <= _SHOWN else tag[:_SHOWN] + "…"
        chip.setText(f"{shown}  ×".replace("&", "&&"))
        chip.setProperty("role", "tag")
        chip.setProperty("tag", tag)
        chip.setToolTip(self.tr("Remove the tag “{tag}”").format(tag=tag))
        chip.setAccessibleName(self.tr("Remove the tag “{tag}”").format(tag=tag))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(self._take_pressed_off)
        chip.installEventFilter(self)
        return chip

    def _learn_tags(self) -> None:
        """What is typed is completed to the tags that are in use when typing begins."""
        tags = list(self._in_use())
        if self._known.stringList() != tags:
            self._known.setStringList(tags)

    def _edited(self, text: str) -> None:
        if "," in text or ";" in text:
            self.take_typed()

    def _take_pressed_off(self) -> None:
        self._ask(without_tag(self._tags, str(self.sender().property("tag"))))

    def _take_last_off(self) -> None:
        self._ask(self._tags[:-1])

    def _ask(self, tags: tuple[str, ...]) -> None:
        """Whoever keeps the note shows it anew."""
        if tags != self._tags:
            self.tags_changed.emit(tags)
