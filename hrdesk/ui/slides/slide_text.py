"""The text of a slide, laid out for a canvas of 1,080 lines; everything that shows slides paints these documents."""

from collections.abc import Callable

from PySide6.QtCore import QThread, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage, QTextDocument, QTextOption

from hrdesk.core.article_view import Figure
from hrdesk.core.slide_page import SMALLEST
from hrdesk.ui.figure_image import figure_image
from hrdesk.ui.theme import Colours

FigureFinder = Callable[[str, str], Figure | None]
"""The figure of a page, by the page's id and the figure's name."""

_CALLOUTS = {
    "danger": ("danger_text", "danger_soft"),
    "warning": ("warning_text", "warning_soft"),
    "tip": ("tip_text", "tip_soft"),
    "note": ("note_text", "note_soft"),
    "local": ("accent", "accent_soft"),
}
_FIGURE_TEXT = 15
"""Pixels of the smallest words in a figure at 100 %."""


class SlideText(QTextDocument):
    """HTML in one size and width. Its figures are as large as there is room, and their words never too small."""

    def __init__(
        self, html: str, size: int, width: int, colours: Colours, find: Callable[[str], Figure | None], room: int
    ) -> None:
        assert QThread.isMainThread(), "documents are laid out on the window's thread alone, see file_pages"
        super().__init__()
        self._find = find
        self._colours = colours
        self._size = (width, room)
        self.setDocumentMargin(0)
        self.setDefaultFont(slide_font(size))
        self.setDefaultStyleSheet(_style(colours, size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.setDefaultTextOption(option)
        self.setTextWidth(width)
        self.setHtml(f'<div class="slide">{html}</div>')

    @property
    def height(self) -> float:
        return float(self.size().height())

    @property
    def is_too_wide(self) -> bool:
        """Whether a word or table is wider than the slide."""
        return self.idealWidth() > self.textWidth() + 1

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802
        address = name if isinstance(name, QUrl) else QUrl(name)
        figure = self._find(address.path()) if address.scheme() == "figure" else None
        if not figure:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        width = figure_width(figure, *self._size)
        image = figure_image(figure, self._colours, width, ratio=1)
        band = address.query()
        if band:
            top, bottom = (float(part) * width / figure.width for part in band.split("-"))
            image = image.copy(0, round(top), image.width(), round(bottom - top))
        return image


def figure_width(figure: Figure, width: int, room: int) -> int:
    """Pixels: as wide as fits the room, but never so small that its words cannot be read."""
    fitting = min(width / figure.width, room / figure.height)
    return min(width, round(figure.width * max(fitting, SMALLEST / _FIGURE_TEXT)))


def gap_below(size: int) -> int:
    """Pixels below a paragraph in this size; Qt leaves them out below the last one."""
    return round(size * 0.45)


def slide_font(size: int, *, bold: bool = False) -> QFont:
    """The system's font in so many pixels of the canvas, whatever the screen."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPixelSize(size)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        chosen.setWeight(QFont.Weight.DemiBold)
    return chosen


def _style(colours: Colours, size: int) -> str:
    small = max(SMALLEST, round(size * 0.8))
    gap = gap_below(size)
    rules = [
        f".slide {{ font-size: {size}px; color: {colours.ink}; }}",
        f"p {{ margin-top: 0px; margin-bottom: {gap}px; line-height: 128%; }}",
        "p.figure { line-height: 100%; }",
        f"li {{ margin-bottom: {gap}px; line-height: 128%; }}",
        f"ul, ol {{ margin-top: 0px; margin-bottom: {gap}px; }}",
        f"h4 {{ font-size: {size}px; font-weight: 600; margin-top: {gap}px; margin-bottom: {gap}px; }}",
        f".aside {{ font-size: {small}px; color: {colours.muted}; }}",
        f"p.answer {{ background-color: {colours.tip_soft}; color: {colours.tip_text}; }}",
        f"p.callout-title {{ font-weight: 700; margin-bottom: {round(gap / 2)}px; }}",
        f"blockquote {{ color: {colours.muted}; }}",
        f"table {{ border-collapse: collapse; margin-bottom: {gap}px; }}",
        f"th {{ text-align: left; font-weight: 600; background-color: {colours.window}; "
        f"border: 2px solid {colours.line}; font-size: {small}px; }}",
        f"td {{ border: 2px solid {colours.line}; vertical-align: top; }}",
        f"table.grid td {{ font-size: {small}px; }}",
    ]
    for name, (edge, soft) in _CALLOUTS.items():
        rules.append(
            f"td.{name} {{ background-color: {getattr(colours, soft)}; border: 0px; font-size: {size}px; "
            f"border-left: 10px solid {getattr(colours, edge)}; }}"
        )
        rules.append(f"td.{name} p.callout-title {{ color: {getattr(colours, edge)}; }}")
    return "\n".join(rules)
