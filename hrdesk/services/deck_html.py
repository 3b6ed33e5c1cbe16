"""A deck as one HTML file, for locked computers: any browser shows it, nothing is loaded, nothing is sent."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape, unescape
from pathlib import Path

from hrdesk.core.deck import SlideKind
from hrdesk.core.deck_file import DeckFile, FileFigure, FilePage
from hrdesk.core.slide_page import SMALLEST
from hrdesk.services.safe_file import write_text
from hrdesk.services.shipped_text import read_shipped

_IMAGE = re.compile(r'<img\b[^>]*\bsrc="figure:([^"]*)"[^>]*>')
_TABLE = re.compile(r"<table\b[^>]*>")
_FIGURE_COLOUR = re.compile(r"@([a-z]+)@")
_SVG = re.compile(r"<svg\b[^>]*>")
_SMALLER = 0.8
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "ckb"}
_POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""Nothing may be loaded from anywhere, and no script may run but the one in the file."""


def write_html(
    path: Path, deck: DeckFile, light: Mapping[str, str], dark: Mapping[str, str], looks: Path, origin: str
) -> None:
    """Write the file, in these colours by name; raises FileNotWritable, or BundleDamaged without our style.

    `looks` is the folder of slides.css and slides.js, `origin` a line on where the slides are from.
    """
    style = read_shipped(looks / "slides.css")
    script = read_shipped(looks / "slides.js")
    write_text(path, deck_html(deck, f"{_colours(light, dark, deck)}\n{style}", script, origin))


def deck_html(deck: DeckFile, style: str, script: str, origin: str) -> str:
    """The whole document."""
    policy = _POLICY.format(script=b64encode(sha256(script.encode()).digest()).decode())
    direction = "rtl" if deck.language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    slides = "\n".join(_slide(page, number) for number, page in enumerate(deck.pages, start=1))
    return f"""<!DOCTYPE html>
<html lang="{escape(deck.language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="hrdesk">
<meta name="description" content="{escape(origin)}">
<title>{escape(deck.title)}</title>
<style>
{style}
</style>
<script>{script}</script>
</head>
<body>
<input type="checkbox" id="print-notes">
<p class="choice" lang="en"><label for="print-notes">Print the speaker notes too</label></p>
<main>
{slides}
</main>
</body>
</html>
"""


def _slide(page: FilePage, number: int) -> str:
    slide, small = page.page.slide, max(SMALLEST, round(page.page.size * _SMALLER))
    is_opening = slide.kind is SlideKind.TITLE
    level = "h1" if is_opening else "h2"
    over = f'<p class="over">{escape(slide.over)}</p>' if slide.over else ""
    part = f"{page.page.part} / {page.page.parts}" if page.page.parts > 1 else ""
    look = f"--size: {page.page.size}; --small: {small}; --title: {page.title_size}"
    return f"""<article class="slide {slide.kind.value}" id="s{number}" tabindex="-1" aria-labelledby="t{number}"
 data-presses="{page.page.presses}" data-minutes="{page.page.minutes:g}" data-title="{escape(slide.title)}"
 style="{look}">
<div class="canvas{" opening" if is_opening else ""}">
<header>{over}<{level} id="t{number}">{escape(slide.title)}</{level}></header>
<div class="body">{_body(page)}</div>
<footer><span>{escape(slide.foot)}</span><span>{part}</span></footer>
</div>
{_notes(slide.notes)}</article>"""


def _body(page: FilePage) -> str:
    """Everything, what comes with each press in an element of its own."""
    figures = {part.part.address: part.figure for part in page.parts if part.figure}
    before, out = "", []
    for press, body in enumerate(page.page.bodies):
        html = _shown(body.removeprefix(before), figures)
        out.append(f'<div class="step" data-press="{press}">{html}</div>' if press else html)
        before = body
    return "".join(out)


def _shown(html: str, figures: Mapping[str, FileFigure]) -> str:
    """HTML as a browser wants it; ours is made for Qt."""

    def drawn(image: re.Match[str]) -> str:
        figure = figures.get(unescape(image[1]))
        return _svg(figure, image[0]) if figure else ""

    html = _TABLE.sub(_table, html).replace("<th>", '<th scope="col">')
    return _IMAGE.sub(drawn, html)


def _table(tag: re.Match[str]) -> str:
    """Without the sizes that Qt needs; a callout is one for the eye only."""
    return '<table class="callout" role="presentation">' if 'class="callout"' in tag[0] else '<table class="grid">'


def _svg(placed: FileFigure, image: str) -> str:
    """The drawing, or its band, in colours that follow those of the page."""
    alternative = re.search(r'\balt="([^"]*)"', image)
    words = alternative[1] if alternative and alternative[1] else escape(placed.figure.title)
    view = f"0 {placed.top:g} {placed.figure.width} {placed.bottom - placed.top:g}"
    head = f'<svg viewBox="{view}" role="img" aria-label="{words}" font-family="Arial, sans-serif" style="width: '
    head += f'calc({placed.width} * var(--u))">'
    svg = _SVG.sub(lambda _: head, placed.figure.svg, count=1)
    return _FIGURE_COLOUR.sub(r"var(--figure-\1)", svg)


def _notes(notes: str) -> str:
    if not notes:
        return ""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in notes.split("\n\n"))
    return f'<details class="notes"><summary lang="en">Speaker notes</summary>{paragraphs}</details>\n'


def _colours(light: Mapping[str, str], dark: Mapping[str, str], deck: DeckFile) -> str:
    return "\n".join(
        (
            f":root {{ --wide: {deck.canvas.width}; {_variables(light)} }}",
            f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(dark)} }} }}",
        )
    )


def _variables(colours: Mapping[str, str]) -> str:
    named = {name.replace("_", "-"): value for name, value in colours.items()}
    named |= {f"figure-{name}": f"var(--{name})" for name in ("ink", "muted", "accent", "line", "surface")}
    named["figure-warning"] = "var(--warning-text)"
    return " ".join(f"--{name}: {value};" for name, value in named.items())
