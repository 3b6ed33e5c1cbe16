"""Figures drawn from typed facts, as SVG whose colours are filled in by the theme.

Colours stand as `@ink@`, `@muted@`, `@accent@`, `@line@`, `@warning@` and `@surface@`; the reader fills them in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hrdesk.core.front_matter import Fact, FigureKind

WIDTH = 640
"""Pixels at 100 %: the width of the reading column, so that text in a figure is as large as text beside it."""

_TEXT = 16
_ROW = 40
_CHAR = 8.6
"""Widest mean advance of a 16 px sans-serif letter that we allow for, in pixels."""


@dataclass(frozen=True)
class Drawing:
    svg: str
    width: int
    height: int


def draw_figure(kind: FigureKind, facts: Sequence[Fact]) -> Drawing:
    """Draw the facts, in their order, as one kind of figure."""
    match kind:
        case "timeline":
            return _draw_timeline(facts)
        case "bars":
            return _draw_bars(facts)
        case "share":
            return _draw_share(facts[0], facts[1])


def number(value: float) -> str:
    """A number with a thin gap between thousands: 2 720 001."""
    return f"{value:,.1f}".removesuffix(".0").replace(",", "\u2009")


def _draw_timeline(facts: Sequence[Fact]) -> Drawing:
    rows = sorted(facts, key=lambda fact: fact.date or "")
    parts, y = [], 12
    for fact in rows:
        lines = _wrap(fact.label, (WIDTH - 170) / _CHAR)
        middle = y + 14
        dot = 'fill="@surface@" stroke="@warning@"' if fact.disputed else 'fill="@accent@" stroke="@accent@"'
        parts.append(f'<circle cx="122" cy="{middle}" r="6" stroke-width="3" {dot}/>')
        parts.append(_text(104, middle + 6, _period(fact.date or ""), weight="bold", anchor="end"))
        for line in lines:
            parts.append(_text(146, y + 20, line))
            y += 22
        if fact.disputed:
            parts.append(_text(146, y + 18, "sources differ on the year", colour="warning", size=15))
            y += 20
        y += _ROW - 22
    spine = f'<line x1="122" y1="26" x2="122" y2="{y - 20}" stroke="@line@" stroke-width="3"/>'
    return _svg([spine, *parts], y)


def _draw_bars(facts: Sequence[Fact]) -> Drawing:
    largest = max((fact.value or 0) for fact in facts) or 1
    parts, y = [], 4
    for fact in facts:
        parts.append(_text(0, y + 18, fact.label))
        year = f" ({fact.year})" if fact.year else ""
        amount = f"{number(fact.value or 0)} {fact.unit}{year}"
        room = WIDTH - len(amount) * _CHAR - 12
        length = max(3.0, room * (fact.value or 0) / largest)
        parts.append(f'<rect x="0" y="{y + 28}" width="{room:.1f}" height="18" rx="4" fill="@line@"/>')
        parts.append(f'<rect x="0" y="{y + 28}" width="{length:.1f}" height="18" rx="4" fill="@accent@"/>')
        parts.append(_text(WIDTH, y + 43, amount, anchor="end", weight="bold"))
        y += 64
    return _svg(parts, y)


def _draw_share(whole: Fact, part: Fact) -> Drawing:
    total, piece = whole.value or 1, part.value or 0
    share = min(1.0, piece / total)
    parts = [
        _text(0, 20, f"{whole.label}: {number(total)} {whole.unit}", weight="bold"),
        f'<rect x="0" y="34" width="{WIDTH}" height="36" rx="6" fill="@line@"/>',
        f'<rect x="0" y="34" width="{max(3.0, WIDTH * share):.1f}" height="36" rx="6" fill="@accent@"/>',
        _text(0, 98, f"{part.label}: {number(piece)} {part.unit} ({share:.1%} of the whole)"),
    ]
    return _svg(parts, 112)


def _svg(parts: Sequence[str], height: int) -> Drawing:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return Drawing(f'{head} font-family="sans-serif">{"".join(parts)}</svg>', WIDTH, height)


def _text(
    x: float, y: float, words: str, *, colour: str = "ink", weight: str = "", anchor: str = "start", size: int = _TEXT
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size}"{bold} fill="@{colour}@">{escape(words)}</text>'


def _period(date: str) -> str:
    first, _, last = date.partition("/")
    return f"{first[:4]}\u2013{last[2:4]}" if last else first[:4]


def _wrap(words: str, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
