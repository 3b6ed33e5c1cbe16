"""The steps of an emergency, in the largest type at which all of them are in view."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from hrdesk.ui.theme import Space, Type, font

_NUMBER = 40
_GAP = Space.MEDIUM


class StepsView(QScrollArea):
    """Numbered steps. A person who asked for larger text gets it, and scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._zoom = 100
        self._labels: list[QLabel] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Steps"))

    def show_steps(self, steps: Sequence[str]) -> None:
        self._steps = tuple(steps)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, Space.SMALL, Space.MEDIUM, Space.SMALL)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(1, 1)
        self._labels = []
        for row, step in enumerate(steps):
            mark = QLabel(str(row + 1))
            mark.setProperty("role", "step-number")
            mark.setFixedSize(_NUMBER, _NUMBER)
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words = QLabel(step)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            self._labels.append(words)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(steps), 1)
        self.setWidget(content)
        self._size_text()

    def set_zoom(self, zoom: int) -> None:
        """Text size in percent of the size that fits."""
        self._zoom = zoom
        self._size_text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._size_text()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._size_text()

    def _size_text(self) -> None:
        if not self.isVisible():
            return
        size = round(self._fitting_size() * self._zoom / 100)
        for label in self._labels:
            # The style sheet of the window sets a size, which only another style sheet can change.
            label.setStyleSheet(f"font-size: {size}px; font-weight: 600;")

    def _fitting_size(self) -> int:
        """Pixels: the largest size at which the steps need no scrolling, and never less than the smallest."""
        room = self.viewport().size()
        width = room.width() - _NUMBER - Space.LARGE - Space.MEDIUM - Space.SMALL
        for size in range(Type.EMERGENCY_LARGEST, Type.EMERGENCY_SMALLEST, -1):
            metrics = QFontMetrics(font(size, bold=True))
            heights = (
                max(_NUMBER, metrics.boundingRect(QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap, step).height())
                for step in self._steps
            )
            if sum(heights) + _GAP * len(self._steps) + 2 * Space.SMALL <= room.height():
                return size
        return Type.EMERGENCY_SMALLEST
