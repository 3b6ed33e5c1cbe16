"""An empty presentation in our shape, colours and font, with layouts that whoever adds a slide can use."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Emu

from hrdesk.core.slide_page import Canvas
from hrdesk.services.pptx_text import EMU

FONT = "Arial"
"""On every Windows and macOS, and on Linux as Liberation Sans, which is as wide."""
_SCHEME = {
    "dk1": "ink",
    "lt1": "surface",
    "dk2": "ink",
    "lt2": "window",
    "accent1": "accent",
    "accent2": "note_text",
    "accent3": "warning_text",
    "accent4": "tip_text",
    "accent5": "danger",
    "accent6": "edge",
    "hlink": "accent",
    "folHlink": "muted",
}
_RECTANGLE = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def empty_presentation(canvas: Canvas, colours: Mapping[str, str], now: datetime) -> Any:
    """A presentation without slides; python-pptx, whose classes it is made of, hides their names."""
    presentation = Presentation()
    _shape(presentation, canvas)
    _dress(presentation, colours)
    _draw_lines(presentation, canvas, colours)
    _forget_picture(presentation)
    about = presentation.core_properties
    about.author = about.last_modified_by = "hrdesk"
    about.created = about.modified = now
    about.revision, about.subject, about.keywords = 1, "", ""
    return presentation


def _shape(presentation: Any, canvas: Canvas) -> None:
    """The size of a slide; what stands on the layouts is as wide as the slide again."""
    before = presentation.slide_width
    presentation.slide_width = Emu(canvas.width * EMU)
    presentation.slide_height = Emu(canvas.height * EMU)
    factor = presentation.slide_width / before
    master = presentation.slide_master
    for owner in (master, *presentation.slide_layouts):
        for shape in owner.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = Emu(round(shape.left * factor)), Emu(round(shape.width * factor))


def _dress(presentation: Any, colours: Mapping[str, str]) -> None:
    """Our colours and font as those of the presentation, so that what others add looks alike."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode()
    for name, ours in _SCHEME.items():
        value = colours[ours].removeprefix("#").upper()
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', xml, flags=re.S)
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*"', rf'\g<1>{FONT}"', xml)
    part._blob = xml.encode()


def _draw_lines(presentation: Any, canvas: Canvas, colours: Mapping[str, str]) -> None:
    """The line above the foot on all slides, and the bar beside a title, once for all."""
    master, opening = presentation.slide_master, presentation.slide_layouts[0]
    line = colours["line"]
    _draw(master.shapes._spTree, "Line above the foot", (96, canvas.height - 72, canvas.width - 192, 2), line)
    _draw(opening.shapes._spTree, "Bar", (0, 0, 24, canvas.height), colours["accent"])


def _draw(tree: Any, name: str, place: tuple[int, int, int, int], hex_: str) -> None:
    left, top, width, height = (pixels * EMU for pixels in place)
    number = 1 + max(int(one.get("id", "0")) for one in tree.iter() if one.tag.endswith("}cNvPr"))
    xml = _RECTANGLE.format(
        id=number, name=name, left=left, top=top, width=width, height=height, colour=hex_.removeprefix("#").upper()
    )
    tree.insert(2, parse_xml(xml))  # behind all that is there


def _forget_picture(presentation: Any) -> None:
    """The template has a small picture of an empty slide, which file managers would show."""
    package = presentation.part.package
    for name, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(name)
