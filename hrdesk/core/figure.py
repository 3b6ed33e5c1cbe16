"""Figures drawn from typed facts, as SVG whose colours are filled in by the theme.

Colours stand as `@ink@`, `@muted@`, `@accent@`, `@line@`, `@warning@` and `@surface@`; the reader fills them in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hrdesk.core.front_matter import Fact, FactKind, FigureKind

WIDTH = 552
"""Pixels at 100 %: the reading column of a window of 1280, so that no figure is made smaller than it is drawn."""

FACTS_OF_FIGURE: dict[FigureKind, FactKind] = {
    "timeline": "timeline",
    "bars": "figure",
    "share": "figure",
    "steps": "step",
    "levels": "level",
    "members": "organisation",
}
"""The kind of fact that each kind of figure is drawn from."""

_TEXT = 16
_SMALL = 15
_LINE = 22
"""Pixels from line to line."""
_ROW = 40
_CHAR = 8.6
"""Widest mean advance of a 16 px sans-serif letter that we allow for, in pixels."""
_BOLD_CHAR = 10.2
"""The same in bold."""


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
        case "steps":
            return _draw_steps(facts)
        case "levels":
            return _draw_levels(facts)
        case "members":
            return _draw_members(facts)


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
    """A bar for each fact, all on one scale."""
    largest = max((fact.value or 0) for fact in facts) or 1
    amounts = [_amount(fact) for fact in facts]
    room = max(WIDTH / 4, WIDTH - max(map(len, amounts)) * _BOLD_CHAR - 16)
    parts, y = [], 4
    for fact, amount in zip(facts, amounts, strict=True):
        for line in _wrap(fact.label, WIDTH / _CHAR):
            parts.append(_text(0, y + 18, line))
            y += _LINE
        length = max(3.0, room * (fact.value or 0) / largest)
        parts.append(f'<rect x="0" y="{y + 6}" width="{room:.1f}" height="18" rx="4" fill="@line@"/>')
        parts.append(f'<rect x="0" y="{y + 6}" width="{length:.1f}" height="18" rx="4" fill="@accent@"/>')
        parts.append(_text(WIDTH, y + 21, amount, anchor="end", weight="bold"))
        y += 42
    return _svg(parts, y)


def _amount(fact: Fact) -> str:
    year = f" ({fact.year})" if fact.year else ""
    return f"{number(fact.value or 0)} {fact.unit}{year}"


def _draw_share(whole: Fact, part: Fact) -> Drawing:
    total, piece = whole.value or 1, part.value or 0
    share = min(1.0, piece / total)
    above = _wrap(f"{whole.label}: {number(total)} {whole.unit}", WIDTH / _BOLD_CHAR)
    below = _wrap(f"{part.label}: {number(piece)} {part.unit} ({share:.1%} of the whole)", WIDTH / _CHAR)
    parts = [_text(0, 20 + _LINE * n, line, weight="bold") for n, line in enumerate(above)]
    y = 12 + _LINE * len(above)
    parts.append(f'<rect x="0" y="{y}" width="{WIDTH}" height="36" rx="6" fill="@line@"/>')
    parts.append(f'<rect x="0" y="{y}" width="{max(3.0, WIDTH * share):.1f}" height="36" rx="6" fill="@accent@"/>')
    parts += [_text(0, y + 64 + _LINE * n, line) for n, line in enumerate(below)]
    return _svg(parts, y + 56 + _LINE * len(below))


def _draw_steps(facts: Sequence[Fact]) -> Drawing:
    """Numbered boxes one below the other, joined by a line: what is done first stands first."""
    gap = 16
    parts, y = [], 2.0
    for number, fact in enumerate(facts, start=1):
        words = _Words(fact.label, fact.text, WIDTH - 100)
        if number < len(facts):
            parts.append(_line(36, y + words.height, 36, y + words.height + gap))
        parts.append(_box(0, y, WIDTH, words.height))
        parts.append(f'<circle cx="36" cy="{y + 30:g}" r="18" fill="@accent@"/>')
        parts.append(_text(36, y + 36, str(number), weight="bold", anchor="middle", colour="surface"))
        parts += words.at(72, y)
        y += words.height + gap
    return _svg(parts, round(y - gap + 2))


def _draw_levels(facts: Sequence[Fact]) -> Drawing:
    """Bands that widen downwards: each level holds those above it."""
    gap = 8
    parts, y = [], 2.0
    for number, fact in enumerate(facts):
        inset = (len(facts) - 1 - number) * 22
        words = _Words(fact.label, fact.text, WIDTH - 2 * inset - 48)
        parts.append(_box(inset, y, WIDTH - 2 * inset, words.height))
        parts.append(f'<rect x="{inset}" y="{y:g}" width="8" height="{words.height}" rx="4" fill="@accent@"/>')
        parts += words.at(inset + 24, y)
        y += words.height + gap
    return _svg(parts, round(y - gap + 2))


def _draw_members(facts: Sequence[Fact]) -> Drawing:
    """A tile for each organisation, in two columns."""
    gap = 12
    width = (WIDTH - gap) / 2
    tiles = [_Words(fact.label, fact.place or "", width - 48) for fact in facts]
    parts, y = [], 2.0
    for left in range(0, len(tiles), 2):
        row = tiles[left : left + 2]
        height = max(words.height for words in row)
        for column, words in enumerate(row):
            x = column * (width + gap)
            parts.append(_box(x, y, width, height))
            parts += words.at(x + 20, y)
        y += height + gap
    return _svg(parts, round(y - gap + 2))


class _Words:
    """A bold label with smaller lines below it, wrapped to a width in pixels."""

    def __init__(self, label: str, text: str, width: float) -> None:
        letters = width / _CHAR
        self._label = _wrap(label, width / _BOLD_CHAR)
        self._lines = _wrap(text, letters) if text else []
        self.height = 20 + _LINE * (len(self._label) + len(self._lines))

    def at(self, x: float, y: float) -> list[str]:
        """The SVG with its upper left corner there."""
        bold = [_text(x, y + 27 + _LINE * n, line, weight="bold") for n, line in enumerate(self._label)]
        first = len(self._label)
        small = [_text(x, y + 27 + _LINE * n, line, size=_SMALL) for n, line in enumerate(self._lines, start=first)]
        return bold + small


def _box(x: float, y: float, width: float, height: float) -> str:
    place = f'x="{x + 1:g}" y="{y:g}" width="{width - 2:g}" height="{height:g}"'
    return f'<rect {place} rx="10" fill="@surface@" stroke="@line@" stroke-width="2"/>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="@line@" stroke-width="3"/>'


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
