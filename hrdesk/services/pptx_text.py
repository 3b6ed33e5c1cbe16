"""Paragraphs of a slide as text that PowerPoint and LibreOffice can edit: real lists, bold words, a language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from hrdesk.core.rich_text import Mark, Paragraph, Run
from hrdesk.core.slide_page import SMALLEST

EMU = 6350
"""English metric units of a pixel: a slide is 7.5 inches high, and 1,080 pixels."""
_LINE_SPACING = 1.08
_SMALLER = 0.8
"""How large what stands beside the text is, and what stands in tables."""
_GAP = 0.45
"""Of its size: what is free below a paragraph."""
_INDENT = {Mark.NONE: 0.0, Mark.POINT: 0.9, Mark.NUMBER: 1.5}
"""How far a line of a list stands behind what is before it, in its size."""


@dataclass(frozen=True)
class TextLook:
    """How paragraphs look: their size in pixels of the canvas, and colours as #rrggbb."""

    size: int
    ink: str
    muted: str
    strong: str
    """Of the title of a callout."""
    language: str

    def smaller(self) -> "TextLook":
        """For tables."""
        return TextLook(smaller(self.size), self.ink, self.muted, self.strong, self.language)


def smaller(size: int) -> int:
    """The size of what stands beside the text; never too small for the last row."""
    return max(SMALLEST, round(size * _SMALLER))


def points(pixels: float) -> Pt:
    """A size for a font: two pixels of the canvas are a point."""
    return Pt(pixels / 2)


def colour(hex_: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(hex_.removeprefix("#")))


def write_paragraphs(frame: TextFrame, paragraphs: Sequence[Paragraph], look: TextLook) -> None:
    """Fill a frame; nothing but these paragraphs stands in it then."""
    frame.clear()
    for place, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _write(target, paragraph, look, is_last=place == len(paragraphs) - 1)


def write_line(frame: TextFrame, words: str, size: float, hex_: str, language: str, *, bold: bool = False) -> None:
    """Fill a frame with one paragraph of plain words, `size` pixels high."""
    frame.clear()
    paragraph = frame.paragraphs[0]
    _set_mark(paragraph, Mark.NONE, 0, 1, size)
    _write_run(paragraph, Run(words, bold), size, hex_, language)


def tell_language(parts: Iterable[Any], language: str) -> None:
    """Say in which language all words stand below these elements."""
    for part in parts:
        for run in part.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", language)


def _write(target: _Paragraph, paragraph: Paragraph, look: TextLook, *, is_last: bool) -> None:
    size = smaller(look.size) if paragraph.role == "aside" else look.size
    hex_ = {"aside": look.muted, "quote": look.muted, "callout-title": look.strong}.get(paragraph.role, look.ink)
    target.line_spacing = _LINE_SPACING
    target.space_before = Pt(0)
    target.space_after = Pt(0) if is_last else points(size * _GAP)
    depth = paragraph.level + 1 if paragraph.in_list else 0
    _set_mark(target, paragraph.mark, depth, paragraph.start, size)
    is_heading = paragraph.role in {"heading", "callout-title"}
    for run in paragraph.runs:
        _write_run(target, Run(run.text, run.bold or is_heading, run.italic), size, hex_, look.language)


def _set_mark(target: _Paragraph, mark: Mark, depth: int, start: int, size: float) -> None:
    """A point or number of a list, or nothing, whatever the layout has."""
    properties = target._p.get_or_add_pPr()
    properties.set("algn", "l")  # layouts centre some
    properties.set("lvl", str(min(8, max(0, depth - 1))))
    hanging = round(_INDENT[mark] * size * EMU)
    step = round(_INDENT[Mark.NUMBER if mark is Mark.NUMBER else Mark.POINT] * size * EMU)
    properties.set("marL", str(depth * step))
    properties.set("indent", str(-hanging))
    match mark:
        case Mark.POINT:
            _add(properties, "a:buFont", typeface="Arial")
            _add(properties, "a:buChar", char="•")
        case Mark.NUMBER:
            _add(properties, "a:buFont", typeface="+mj-lt")
            _add(properties, "a:buAutoNum", type="arabicPeriod", startAt=str(start))
        case Mark.NONE:
            _add(properties, "a:buNone")


def _add(parent: Any, name: str, **attributes: str) -> None:
    parent.append(parent.makeelement(qn(name), attributes))


def _write_run(target: _Paragraph, run: Run, size: float, hex_: str, language: str) -> None:
    for place, words in enumerate(run.text.split("\v")):
        if place:
            target.add_line_break()
        if words:
            written = target.add_run()
            written.text = words
            written.font.size = points(size)
            written.font.bold = run.bold
            written.font.italic = run.italic
            written.font.color.rgb = colour(hex_)
            written._r.get_or_add_rPr().set("lang", language)


def set_box(shape: object, left: float, top: float, width: float, height: float) -> None:
    """Put a shape where it stands on the canvas, in pixels."""
    for name, pixels in (("left", left), ("top", top), ("width", width), ("height", height)):
        setattr(shape, name, Emu(round(pixels * EMU)))
