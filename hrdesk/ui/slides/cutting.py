"""Cuts slides into pages on which nothing is clipped and nothing is too small to be read from the last row."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil

from hrdesk.core.article_view import Figure
from hrdesk.core.deck import Deck, DeckSlide
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_blocks import Block, blocks_of, joined, sentences_of, words_in
from hrdesk.core.slide_page import SMALLEST, SlidePage
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import FigureFinder, figure_width, gap_below

_WHOLE = (56, 50, 46, 42, 38, 34)
"""Sizes in which a whole slide may be set, the largest first."""
_CUT = 38
"""The size of a slide that must be cut."""
_FIGURE_SHARES = (1, 0.85, 0.7, 0.55)
_LEADING = re.compile(r"<p><strong>(?:(?!</strong>).)*</strong>:?</p>|<p>.*:</p>", re.DOTALL)
"""A paragraph that only leads on to what stands below it."""
_LEADING_MOST = 3
_FIGURE = re.compile(r'src="figure:([^"]+)"')
_TEXT_LINE = re.compile(r'<text[^>]* y="([0-9.]+)"[^>]*font-size="([0-9.]+)"')
_BOX = re.compile(r'<rect[^>]* y="([0-9.]+)"[^>]* height="([0-9.]+)"')
_EDGE = 2
"""Pixels of the line around a box."""


def cut_deck(deck: Deck, sheet: SlideSheet, find: FigureFinder) -> tuple[SlidePage, ...]:
    """The pages of all slides."""
    return tuple(page for slide in deck.slides for page in cut_slide(slide, sheet, find))


def cut_slide(slide: DeckSlide, sheet: SlideSheet, find: FigureFinder) -> tuple[SlidePage, ...]:
    """The pages of one slide."""
    bodies = _bodies(slide)
    shares = _FIGURE_SHARES if "<img" in slide.html else (1,)
    for size, share in product(_WHOLE, shares):
        if not _is_wordy(slide) and _fits(sheet, slide, bodies[-1], size, share):
            return (SlidePage(slide, bodies, size, figure_share=share),)
    if slide.steps:  # what comes after belongs to what is there already
        return _stepped(slide, sheet, bodies)
    parts = list(_parts(slide, sheet, find))
    pages = enumerate(parts, start=1)
    return tuple(SlidePage(slide, (html,), size, number, len(parts)) for number, (html, size) in pages)


def _is_wordy(slide: DeckSlide) -> bool:
    """Whether its author wants it cut, though it may fit."""
    return 0 < slide.max_words < words_in(slide.html) and len(blocks_of(slide.html)) > 1


def _bodies(slide: DeckSlide) -> tuple[str, ...]:
    return tuple(slide.html + "".join(slide.steps[:count]) for count in range(len(slide.steps) + 1))


def _fits(sheet: SlideSheet, slide: DeckSlide, html: str, size: int, figure_share: float = 1) -> bool:
    text = sheet.text(slide, html, size, figure_share)
    return text.height <= sheet.room(slide) and not text.is_too_wide


def _stepped(slide: DeckSlide, sheet: SlideSheet, bodies: tuple[str, ...]) -> tuple[SlidePage, ...]:
    """One page in small text, or a page for each step where even that is too much."""
    if _fits(sheet, slide, bodies[-1], SMALLEST):
        return (SlidePage(slide, bodies, SMALLEST),)
    pages = []
    for step in slide.steps:
        size = next((size for size in (*_WHOLE, SMALLEST) if _fits(sheet, slide, step, size)), SMALLEST)
        pages.append((step, size))
    first = next((size for size in (*_WHOLE, SMALLEST) if _fits(sheet, slide, slide.html, size)), SMALLEST)
    if slide.html:
        pages.insert(0, (slide.html, first))
    return tuple(
        SlidePage(slide, (html,), size, number, len(pages)) for number, (html, size) in enumerate(pages, start=1)
    )


def _parts(slide: DeckSlide, sheet: SlideSheet, find: FigureFinder) -> Iterator[tuple[str, int]]:
    """(HTML, size) of each part; a block that fits no screen in the usual size stands alone in a smaller one."""
    run: list[Block] = []
    for block in _small_enough(blocks_of(slide.html), slide, sheet, find):
        if _fits(sheet, slide, joined([block]), _CUT):
            run.append(block)
        else:
            yield from _balanced(run, slide, sheet)
            run = []
            yield joined([block]), SMALLEST
    yield from _balanced(run, slide, sheet)


def _small_enough(blocks: Sequence[Block], slide: DeckSlide, sheet: SlideSheet, find: FigureFinder) -> Iterator[Block]:
    """The blocks, those that are too tall even in small text cut further."""
    for block in blocks:
        name = _FIGURE.search(block.html)
        figure = find(slide.article_id, name[1]) if name else None
        if figure and name:
            for band in _bands(figure, sheet.width, sheet.room(slide)):
                yield Block(block.html.replace(name[0], f'src="figure:{name[1]}{band}"'), block.around, block.number)
        elif _fits(sheet, slide, joined([block]), SMALLEST):
            yield block
        else:
            yield from sentences_of(block)


def _balanced(blocks: Sequence[Block], slide: DeckSlide, sheet: SlideSheet) -> Iterator[tuple[str, int]]:
    """As few pages as can be, filled alike, so that no last line stands alone."""
    groups: list[list[Block]] = []
    for group in _kept_together(blocks):
        groups += [group] if _fits(sheet, slide, joined(group), _CUT) else [[block] for block in group]
    heights = [sheet.text(slide, joined(group), _CUT).height + gap_below(_CUT) for group in groups]
    count = max(1, ceil(sum(heights) / sheet.room(slide)))
    if slide.max_words:
        count = max(count, ceil(words_in(joined(blocks)) / slide.max_words))
    for pages in range(min(count, len(groups)), len(groups) + 1):
        bodies = [joined(page) for page in _filled(groups, heights, pages)]
        if pages == len(groups) or all(_fits(sheet, slide, body, _CUT) for body in bodies):
            yield from ((body, _CUT) for body in bodies)
            return


def _kept_together(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks with those that lead on to them."""
    groups: list[list[Block]] = []
    is_led = False
    for block in blocks:
        if is_led:
            groups[-1].append(block)
        else:
            groups.append([block])
        is_led = _LEADING.fullmatch(block.html) is not None and len(groups[-1]) <= _LEADING_MOST
    return groups


def _filled(groups: Sequence[list[Block]], heights: Sequence[float], pages: int) -> list[list[Block]]:
    """The blocks on so many pages, the tallest of which is as low as can be (the linear partition problem)."""
    low, high = max(heights), sum(heights)
    while high - low > 1:
        limit = (low + high) / 2
        low, high = (low, limit) if len(_counts(heights, limit)) <= pages else (limit, high)
    filled, start = [], 0
    for count in _counts(heights, high):
        filled.append([block for group in groups[start : start + count] for block in group])
        start += count
    return filled


def _counts(heights: Sequence[float], limit: float) -> list[int]:
    """How many go on each page if none is higher than the limit."""
    counts: list[int] = []
    left = 0.0
    for height in heights:
        if not counts or height > left:
            counts.append(0)
            left = limit
        counts[-1] += 1
        left -= height
    return counts


def _bands(figure: Figure, width: int, room: int) -> list[str]:
    """A figure as it is, or, where its words would be too small, cut between its lines of text and its boxes.

    Each band is what stands behind the figure's name: nothing, or ?TOP-BOTTOM in its own pixels.
    """
    tallest = room * figure.width / figure_width(figure, width, room)
    if figure.height <= tallest:
        return [""]
    lines = [(float(y) - float(size), float(y) + float(size) / 2) for y, size in _TEXT_LINE.findall(figure.svg)]
    boxes = [(float(y), float(y) + float(height)) for y, height in _BOX.findall(figure.svg)]
    lines += [(top - _EDGE, bottom + _EDGE) for top, bottom in boxes if bottom - top < tallest / 2]
    bands, top = [], 0.0
    while figure.height - top > tallest:
        bottom = _gap_before(lines, top, top + tallest)
        bands.append((top, bottom))
        top = bottom
    bands.append((top, float(figure.height)))
    return [f"?{top:g}-{bottom:g}" for top, bottom in bands]


def _gap_before(lines: Sequence[tuple[float, float]], top: float, bottom: float) -> float:
    """The lowest place within reach that no line of text or box crosses, in the widest gap of the last third."""
    edges = sorted({end for start, end in lines if top < end <= bottom} | {bottom})
    free = [place for place in edges if not any(start < place < end for start, end in lines)]
    if not free:
        return bottom
    late = [place for place in free if place > top + (bottom - top) * 2 / 3] or free

    def gap(place: float) -> float:
        return min((start - place for start, _ in lines if start >= place), default=0.0)

    return max(late, key=gap)


def live_page(slide: DeckSlide, live: LiveList, sheet: SlideSheet) -> SlidePage:
    """The live list in the largest size in which it fits; of too many lines the newest."""
    for size in (*_WHOLE, SMALLEST):
        if _fits(sheet, slide, live.html(), size):
            return SlidePage(slide, (live.html(),), size)
    most = max(len(lines) for lines in live.columns)
    while most and not _fits(sheet, slide, live.newest(most).html(), SMALLEST):
        most -= 1
    return SlidePage(slide, (live.newest(most).html(),), SMALLEST)
