"""Markdown of a page made into safe HTML that the reader shows well, and into the passages that search finds.

Links become `article:ID#HEADING`, citations `source:ID`, figures `figure:NAME` and words of the glossary `term:SLUG`;
nothing else may be linked or loaded.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from xml.etree.ElementTree import Element, SubElement

import markdown as python_markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from hrdesk.core.term_marks import TermMarks

CALLOUTS = ("danger", "warning", "tip", "note", "local")

_SLIDE_MARK = re.compile(r"^<!-- *slide *-->[ \t]*$", re.MULTILINE)
"""Where an author begins another slide; readers see a line there."""
_CITATION = r"\[\^([A-Za-z0-9_-]+)\]"
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("]:",),
    "short_reference": ("]:",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n", "\t"),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What must stand in a body for a pattern of python-markdown to find anything; it tries each on every text."""
_EXTENSIONS = ("admonition", "tables", "sane_lists", "toc")
_TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "img", "sup", "div", "span", "dl", "dt", "dd"),
}
_ATTRIBUTES = {
    "a": {"href", "class", "title"},
    "img": {"src", "alt", "width"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "table": {"class", "width", "cellspacing", "cellpadding"},
    "td": {"class", "colspan", "rowspan", "width", "align"},
    "th": {"class", "colspan", "rowspan", "width", "align"},
    "ol": {"start", "class"},
    "p": {"class", "dir"},
    "div": {"class"},
    "span": {"class", "dir"},
    "li": {"class"},
}

_INSIDE = r"""(?:[^>"]|"[^"]*")*"""
"""What may stand in a tag; the sanitiser puts every value in double quotes."""
_PASSAGE_HEADING = re.compile(rf'<h([234])(?: id="([^"]*)")?{_INSIDE}>(.*?)</h\1>', re.DOTALL)
_NO_TEXT = re.compile(rf"<sup\b{_INSIDE}>.*?</sup>", re.DOTALL)
_PICTURE = re.compile(r'<img\b(?:(?: alt="([^"]*)")|(?:[^>"]|"[^"]*"))*>')
_BLOCK = re.compile(rf"</?(?:p|li|tr|dt|dd|pre|blockquote|table|div|br)\b{_INSIDE}>")
_CELL = re.compile(rf"<t[dh]\b{_INSIDE}>")
_ANY_TAG = re.compile(rf"</?[a-z]{_INSIDE}>")


@dataclass(frozen=True)
class Link:
    """A link to another page, and the heading there if it names one."""

    article_id: str
    heading: str


@dataclass(frozen=True)
class Passage:
    """One heading with the text up to the next; the first passage of a page has no slug."""

    slug: str
    heading: str
    level: int
    text: str


@dataclass
class References:
    """What a body points at, collected while it is rendered."""

    links: list[Link] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    """(name, text alternative) of each figure."""
    foreign: list[str] = field(default_factory=list)
    """Addresses that point outside the library; they are left out of the page."""
    callouts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RenderedBody:
    html: str
    references: References

    @cached_property
    def passages(self) -> "tuple[Passage, ...]":
        """The HTML cut at its headings; the first passage, which has no heading, is named by nobody."""
        return split_passages(self.html, "")


def render_markdown(body: str, source_numbers: dict[str, int], terms: TermMarks | None = None) -> RenderedBody:
    """Render our own Markdown; raw HTML in it is shown as text. `source_numbers` numbers the citations.

    For pages of the library only: python-markdown can hang on hostile text, so callers bound size first.
    """
    references = References()
    converter = python_markdown.Markdown(
        extensions=[*_EXTENSIONS, _Library(references, source_numbers, terms or TermMarks())],
        extension_configs={"toc": {"permalink": False, "slugify": slugify}},
        output_format="html",
    )
    for pattern, signs in _SIGNS.items():
        if not any(sign in body for sign in signs):
            converter.inlinePatterns.deregister(pattern)
    return RenderedBody(sanitise(converter.convert(_SLIDE_MARK.sub("---", body))), references)


def sanitise(html: str) -> str:
    """Keep only the tags, attributes and kinds of address that a page may have."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"article", "source", "figure", "term"},
        link_rel=None,
        strip_comments=True,
    )


def split_passages(html: str, title: str) -> tuple[Passage, ...]:
    """Cut a sanitised page at its headings into plain text; the number of a citation is none."""
    first, *rest = _PASSAGE_HEADING.split(_NO_TEXT.sub("", html))
    parts = [iter(rest)] * 4
    found = [Passage("", title, 1, _plain_lines(first))]
    for level, slug, heading, text in zip(*parts, strict=True):
        found.append(Passage(slug or "", " ".join(_plain_lines(heading).split()), int(level), _plain_lines(text)))
    return tuple(found)


def _plain_lines(html: str) -> str:
    """The text of some HTML, a line for each block that has any."""
    text = unescape(_ANY_TAG.sub("", _CELL.sub(" ", _BLOCK.sub("\n", _PICTURE.sub(r"\1", html)))))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _Library(Extension):
    """Our additions to Markdown: citations, links by id, figures by name, callouts as tables, marked terms."""

    def __init__(self, references: References, source_numbers: dict[str, int], terms: TermMarks) -> None:
        super().__init__()
        self._references = references
        self._source_numbers = source_numbers
        self._terms = terms

    def extendMarkdown(self, md: python_markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Citations(self._references, self._source_numbers), "citation", 175)
        md.treeprocessors.register(_Addresses(self._references), "addresses", 4)
        md.treeprocessors.register(_Callouts(self._references), "callouts", 3)
        md.treeprocessors.register(_Terms(self._terms), "terms", 2)


class _Citations(InlineProcessor):
    def __init__(self, references: References, numbers: dict[str, int]) -> None:
        super().__init__(_CITATION)
        self._references = references
        self._numbers = numbers

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the stub knows only the older form
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        source = m.group(1)
        self._references.citations.append(source)
        mark = Element("sup")
        link = SubElement(mark, "a", {"href": f"source:{source}", "class": "cite"})
        link.text = f"[{self._numbers.get(source, '?')}]"
        return mark, m.start(0), m.end(0)


class _Addresses(Treeprocessor):
    """Makes every address one of ours, and collects it."""

    def __init__(self, references: References) -> None:
        super().__init__()
        self._references = references

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if not link.get("href", "").startswith("source:"):
                self._address(link)
        for picture in root.iter("img"):
            self._picture(picture)
        for paragraph in root.iter("p"):
            if [part.tag for part in paragraph] == ["img"] and not (paragraph.text or "").strip():
                paragraph.set("class", "figure")
        for table in root.iter("table"):
            table.attrib.update({"class": "grid", "width": "100%", "cellspacing": "0", "cellpadding": "8"})

    def _address(self, link: Element) -> None:
        target = unescape(link.get("href", "").replace(AMP_SUBSTITUTE, "&"))
        if not re.fullmatch(r"[a-z0-9-]*(#[\w-]+)?", target) or not target:
            self._references.foreign.append(target)
            del link.attrib["href"]
            return
        article_id, _, heading = target.partition("#")
        self._references.links.append(Link(article_id, heading))
        link.set("href", f"article:{target}")

    def _picture(self, picture: Element) -> None:
        source = picture.get("src", "")
        picture.attrib.pop("title", None)
        if source.startswith("figure:"):
            self._references.figures.append((source.removeprefix("figure:"), picture.get("alt", "")))
        else:
            self._references.foreign.append(source)
            del picture.attrib["src"]


class _Callouts(Treeprocessor):
    """Makes each callout a table of one cell: the only box with an edge that Qt's rich text can draw."""

    def __init__(self, references: References) -> None:
        super().__init__()
        self._references = references

    def run(self, root: Element) -> None:
        for box in list(root.iter("div")):
            kinds = box.get("class", "").split()
            if kinds[:1] == ["admonition"]:
                self._rebuild(box, kinds[1] if len(kinds) > 1 else "note")

    def _rebuild(self, box: Element, kind: str) -> None:
        self._references.callouts.append(kind)
        children = list(box)
        if children and children[0].get("class") == "admonition-title":
            children[0].set("class", "callout-title")
        box.clear()
        box.tag = "table"
        box.attrib.update({"class": "callout", "width": "100%", "cellspacing": "0", "cellpadding": "10"})
        cell = SubElement(SubElement(box, "tr"), "td", {"class": kind})
        cell.extend(children)


_UNMARKED = {"a", "h1", "h2", "h3", "h4", "th", "strong", "sup", "code", "pre", "img"}
"""Elements in which no term is marked: links lead elsewhere, and what stands out is read at a glance."""


class _Terms(Treeprocessor):
    """Links the first place of each term on the page to its meaning."""

    def __init__(self, terms: TermMarks) -> None:
        super().__init__()
        self._terms = terms
        self._seen: set[str] = set()

    def run(self, root: Element) -> None:
        if root.tag in _UNMARKED or root.get("class") == "callout-title":
            return
        children = list(root)
        before, links = self._marked(root.text)
        root.text = before
        for place, link in enumerate(links):
            root.insert(place, link)
        for child in children:
            self.run(child)
            before, links = self._marked(child.tail)
            child.tail = before
            place = list(root).index(child) + 1
            for offset, link in enumerate(links):
                root.insert(place + offset, link)

    def _marked(self, text: str | None) -> tuple[str | None, list[Element]]:
        """The text up to its first new term, and a link for each, which carries the text behind it."""
        if not text or not text.strip():
            return text, []
        links: list[Element] = []
        before, end = text, 0
        for mark in self._terms.find(text):
            if mark.slug in self._seen:
                continue
            self._seen.add(mark.slug)
            if links:
                links[-1].tail = text[end : mark.start]
            else:
                before = text[: mark.start]
            link = Element("a", {"href": f"term:{mark.slug}", "class": "term"})
            link.text = text[mark.start : mark.end]
            links.append(link)
            end = mark.end
        if links:
            links[-1].tail = text[end:]
        return before, links
