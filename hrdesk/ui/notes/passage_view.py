"""Shows a passage with its neighbours; words that the other passage lacks are marked, never by colour alone."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from hrdesk.core.review_sheet import Passage
from hrdesk.ui.theme import LIGHT, Colours, Type, font


class Side(Enum):
    OLD = "old"
    """What is gone is struck out."""
    NEW = "new"
    """What is new is underlined."""


class PassageView(QTextEdit):
    """Only for reading, by mouse or by the keys of the widget around it."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._colours = LIGHT
        self._passage: Passage | None = None
        self.document().setDocumentMargin(0)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUndoRedoEnabled(False)
        self.setProperty("role", "passage")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_passage(self, passage: Passage) -> None:
        self._passage = passage
        self.clear()
        cursor = self.textCursor()
        cursor.insertText(passage.before, self._around())
        first = cursor.position()
        for piece in passage.words:
            cursor.insertText(piece.text, self._differing() if piece.differs else self._plain())
        cursor.insertText(passage.after, self._around())
        self._show_from(first)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._passage:
            self.show_passage(self._passage)

    def scroll_by(self, steps: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + steps * bar.singleStep())

    def _show_from(self, position: int) -> None:
        """Long neighbours must not push the words themselves out of sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _around(self) -> QTextCharFormat:
        return self._format(self._colours.muted)

    def _plain(self) -> QTextCharFormat:
        return self._format(self._colours.ink)

    def _differing(self) -> QTextCharFormat:
        look = self._format(self._colours.ink)
        if self._side is Side.OLD:
            look.setFontStrikeOut(True)
            look.setBackground(QColor(self._colours.danger_soft))
        else:
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setBackground(QColor(self._colours.tip_soft))
        return look

    def _format(self, ink: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(font(Type.READING))
        look.setForeground(QColor(ink))
        return look
