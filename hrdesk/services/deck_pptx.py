"""A deck as a PowerPoint file, for locked computers: text that can be edited, notes in the notes pane, figures."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from hrdesk.core.deck import SlideKind
from hrdesk.core.deck_file import DeckFile, FilePage, FilePart
from hrdesk.core.rich_text import paragraphs_of
from hrdesk.core.slide_page import SMALLEST
from hrdesk.core.slide_parts import PartKind
from hrdesk.services.pptx_table import write_table
from hrdesk.services.pptx_template import empty_presentation
from hrdesk.services.pptx_text import EMU, TextLook, colour, set_box, tell_language, write_line, write_paragraphs
from hrdesk.services.safe_file import replacing

_SIDE, _TOP, _FOOT, _GAP = 96, 64, 72, 36
"""Pixels of the canvas, as on our own slides."""
_OVER = 30
_OPENING, _CONTENT, _TITLE_ONLY = 0, 1, 5
"""Layouts of the template."""
_NUMBER_WIDTH = 110
_LETTERS_OF_FOOT = 14.5
"""Pixels of the widest mean letter of the foot."""
_TONES = {
    "danger": ("danger_text", "danger_soft"),
    "warning": ("warning_text", "warning_soft"),
    "tip": ("tip_text", "tip_soft"),
    "answer": ("tip_text", "tip_soft"),
    "note": ("note_text", "note_soft"),
    "local": ("accent", "accent_soft"),
}
_SLIDE_NUMBER = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="{id}" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
    '<p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
    '<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{language}" sz="1400">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
)


def write_pptx(
    path: Path,
    deck: DeckFile,
    colours: Mapping[str, str],
    origin: str,
    now: datetime,
    progress: Callable[[int, int], None],
) -> int:
    """Write the file, in these colours by name; raises FileNotWritable. Returns how many slides it has.

    Each press of a key is a slide of its own. `origin` is a line on where the slides are from.
    """
    presentation = empty_presentation(deck.canvas, colours, now)
    _describe(presentation, deck, origin)
    shown = [(page, press) for page in deck.pages for press in _presses(page)]
    titles = list(_titles(shown))
    writer = _Writer(presentation, deck, colours)
    for done, ((page, press), title) in enumerate(zip(shown, titles, strict=True), start=1):
        writer.add(page, press, title, done)
        progress(done, len(shown))
    with replacing(path) as part:
        presentation.save(str(part))
    return len(shown)


def _describe(presentation: Any, deck: DeckFile, origin: str) -> None:
    about = presentation.core_properties
    about.title, about.language, about.comments = deck.title, deck.language, origin


def _presses(page: FilePage) -> range:
    """A page whose body comes with the first press is not shown without it: its title stands there then, too."""
    return range(1 if page.page.presses and not page.page.bodies[0] else 0, page.page.presses + 1)


def _titles(shown: Sequence[tuple[FilePage, int]]) -> Iterator[str]:
    """The title of each slide, numbered where several have the same: screen readers tell slides apart by them."""
    count = Counter(page.page.slide.title for page, _ in shown)
    seen: Counter[str] = Counter()
    for page, _ in shown:
        title = page.page.slide.title
        seen[title] += 1
        yield f"{title} ({seen[title]}/{count[title]})" if count[title] > 1 else title


@dataclass(frozen=True)
class _Stretch:
    """Parts of one page that stand in one shape."""

    kind: PartKind
    parts: tuple[FilePart, ...]

    @property
    def html(self) -> str:
        return "".join(part.part.html for part in self.parts)

    @property
    def top(self) -> float:
        return self.parts[0].top

    @property
    def bottom(self) -> float:
        return self.parts[-1].top + self.parts[-1].height


class _Writer:
    """Adds slides to a presentation."""

    def __init__(self, presentation: Any, deck: DeckFile, colours: Mapping[str, str]) -> None:
        self._presentation = presentation
        self._canvas = deck.canvas
        self._language = deck.language
        self._colours = colours
        self._width = deck.canvas.width - 2 * _SIDE
        self._bottom = deck.canvas.height - _FOOT - _GAP / 2

    def add(self, page: FilePage, press: int, title: str, number: int) -> None:
        """A slide with what stands on a page after so many presses."""
        stretches = _stretches([part for part in page.parts if part.press <= press])
        is_opening = page.page.slide.kind is SlideKind.TITLE
        has_text = any(stretch.kind is PartKind.TEXT for stretch in stretches)
        layout = _OPENING if is_opening else _CONTENT if has_text else _TITLE_ONLY
        slide = self._presentation.slides.add_slide(self._presentation.slide_layouts[layout])
        self._add_title(slide, page, title, is_opening=is_opening)
        body = slide.placeholders[1] if has_text or is_opening else None
        for place, stretch in enumerate(stretches):
            following = stretches[place + 1].top - _GAP / 4 if place + 1 < len(stretches) else self._bottom
            body = self._add(slide, page, stretch, following, body)
        if body is not None and not body.text_frame.text:
            body._element.getparent().remove(body._element)
        self._add_foot(slide, page, number)
        if page.page.slide.notes:
            slide.notes_slide.notes_text_frame.text = page.page.slide.notes
            tell_language([slide.notes_slide._element], self._language)

    def _add_title(self, slide: Any, page: FilePage, title: str, *, is_opening: bool) -> None:
        over = page.page.slide.over
        top = _TOP + (_OVER + _GAP / 2 if over else 0)
        shape = slide.shapes.title
        height = page.top - _GAP / 2 - top
        if is_opening:  # its words stand in the middle
            top, height = self._canvas.height * 0.2, self._canvas.height * 0.3 - _GAP / 2
        set_box(shape, _SIDE, top, self._width, height)
        _prepare(shape.text_frame, MSO_ANCHOR.BOTTOM if is_opening else MSO_ANCHOR.TOP)
        write_line(shape.text_frame, title, page.title_size, self._colours["ink"], self._language, bold=True)
        if over:
            above = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(0), Emu(0))
            set_box(above, _SIDE, _TOP - _OVER / 3, self._width, _OVER * 1.5)
            _prepare(above.text_frame, MSO_ANCHOR.TOP)
            write_line(above.text_frame, over, _OVER, self._colours["accent"], self._language)
            slide.shapes._spTree.remove(above._element)  # it is read before the title, as it stands
            slide.shapes._spTree.insert(2, above._element)

    def _add(self, slide: Any, page: FilePage, stretch: _Stretch, bottom: float, body: Any) -> Any:
        """Add a shape; returns the placeholder of the body while it is free."""
        match stretch.kind:
            case PartKind.TEXT:
                self._add_text(slide, page, stretch, bottom, body)
                return None
            case PartKind.BOX:
                self._add_box(slide, page, stretch)
            case PartKind.TABLE:
                self._add_table(slide, page, stretch)
            case PartKind.FIGURE:
                self._add_figure(slide, stretch)
        return body

    def _add_text(self, slide: Any, page: FilePage, stretch: _Stretch, bottom: float, body: Any) -> None:
        shape = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(0), Emu(0)) if body is None else body
        top = self._canvas.height / 2 if page.page.slide.kind is SlideKind.TITLE else stretch.top
        set_box(shape, _SIDE, top, self._width, max(bottom, stretch.bottom) - top)
        _prepare(shape.text_frame, MSO_ANCHOR.TOP)
        write_paragraphs(shape.text_frame, paragraphs_of(stretch.html), self._look(page))

    def _add_box(self, slide: Any, page: FilePage, stretch: _Stretch) -> None:
        edge, soft = (self._colours[name] for name in _TONES.get(stretch.parts[0].part.tone, _TONES["note"]))
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), Emu(0), Emu(0))
        set_box(shape, _SIDE, stretch.top, self._width, stretch.bottom - stretch.top)
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(soft)
        shape.line.color.rgb = colour(edge)
        shape.line.width = Emu(3 * EMU)
        shape.shadow.inherit = False
        _prepare(shape.text_frame, MSO_ANCHOR.MIDDLE, inset=16)
        look = self._look(page)
        write_paragraphs(
            shape.text_frame,
            paragraphs_of(stretch.html),
            TextLook(look.size, look.ink, look.muted, edge, look.language),
        )

    def _add_table(self, slide: Any, page: FilePage, stretch: _Stretch) -> None:
        (part,) = stretch.parts
        place, columns, rows, look = (
            (_SIDE, part.top, self._width, part.height),
            part.columns,
            part.rows,
            self._look(page),
        )
        if page.page.slide.kind is SlideKind.LIVE:  # there is room to type in to the foot
            rows, place = (rows[0], self._bottom - part.top - rows[0]), (*place[:3], self._bottom - part.top)
        else:
            look = look.smaller()
        write_table(slide, part.part.html, (columns, rows), place, look, self._colours["window"])

    def _add_figure(self, slide: Any, stretch: _Stretch) -> None:
        (part,) = stretch.parts
        if part.figure:
            picture = slide.shapes.add_picture(BytesIO(part.figure.png), Emu(0), Emu(0))
            set_box(picture, _SIDE, part.top, part.figure.width, part.figure.height)
            about = picture._element.nvPicPr.cNvPr
            about.set("name", "Figure")
            about.set("descr", part.part.alternative or part.figure.figure.title)

    def _add_foot(self, slide: Any, page: FilePage, number: int) -> None:
        top = self._canvas.height - _FOOT + 2
        foot = page.page.slide.foot
        if foot:
            shape = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(0), Emu(0))
            set_box(shape, _SIDE, top, self._width - _NUMBER_WIDTH, _FOOT - 2)
            _prepare(shape.text_frame, MSO_ANCHOR.MIDDLE)
            most = int(2 * (self._width - _NUMBER_WIDTH) / _LETTERS_OF_FOOT)
            words = foot if len(foot) <= most else f"{foot[: most - 1]}…"
            shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
            write_line(shape.text_frame, words, SMALLEST, self._colours["muted"], self._language)
        place = {
            "left": self._canvas.width - _SIDE - _NUMBER_WIDTH,
            "top": top,
            "width": _NUMBER_WIDTH,
            "height": _FOOT - 2,
        }
        xml = _SLIDE_NUMBER.format(
            id=_next_id(slide.shapes._spTree),
            language=self._language,
            number=number,
            colour=self._colours["muted"].removeprefix("#").upper(),
            **{name: round(pixels * EMU) for name, pixels in place.items()},
        )
        slide.shapes._spTree.append(parse_xml(xml))

    def _look(self, page: FilePage) -> TextLook:
        colours = self._colours
        return TextLook(page.page.size, colours["ink"], colours["muted"], colours["ink"], self._language)


def _stretches(parts: Sequence[FilePart]) -> list[_Stretch]:
    """Text that follows on text stands in one shape; everything else has a shape of its own."""
    keyed = [
        (part.part.kind, 0 if part.part.kind is PartKind.TEXT else place, part) for place, part in enumerate(parts)
    ]
    return [
        _Stretch(kind, tuple(part for _, _, part in group)) for (kind, _), group in groupby(keyed, key=lambda k: k[:2])
    ]


def _prepare(frame: Any, anchor: MSO_ANCHOR, inset: int = 0) -> None:
    """A frame without margins that the layout brings; whoever types more into it gets smaller text, not clipped."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = anchor
    for side in ("left", "right", "top", "bottom"):
        setattr(frame, f"margin_{side}", Emu(inset * EMU if side in {"left", "right"} else inset * EMU // 2))


def _next_id(tree: Any) -> int:
    return 1 + max(int(one.get("id", "0")) for one in tree.iter(qn("p:cNvPr")))
