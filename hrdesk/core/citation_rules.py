"""Whether what a page states can be traced to its sources."""

from collections.abc import Iterator

from hrdesk.core.article import ArticleType
from hrdesk.core.body_blocks import Block, BlockKind, split_blocks
from hrdesk.core.fault import Fault, Severity
from hrdesk.core.markdown import RenderedBody
from hrdesk.core.written_page import WrittenPage

ADVICE = frozenset({"Talking about it", "Know more", "When to get help", "How to use it", "Before you start"})
"""Chapters that lead on or lend words; what they state stands elsewhere with its source."""
_NO_BODY_OF_FACTS = {ArticleType.GLOSSARY, ArticleType.TRAINING}
_ENOUGH_TO_STATE = 30
"""Words: a shorter block leads in to the next, or draws together the last."""


def check_tracing(page: WrittenPage, rendered: RenderedBody) -> Iterator[Fault]:
    """Blocks that cite nothing, and sources that nothing cites."""
    if page.front.type not in _NO_BODY_OF_FACTS:
        for block in uncited_blocks(page.body):
            if {block.heading, block.chapter} & set(page.front.own_words):
                continue
            yield page.fault(
                page.body_line + block.line,
                "uncited",
                f"This {block.kind.value} under “{block.heading}” names no source.",
                "End it with a citation such as [^s1], or name the heading in `own_words`, if it is our advice.",
                Severity.WARNING,
            )
    used = set(rendered.references.citations) | _cited_in_data(page)
    for number, source in enumerate(page.front.sources):
        if source.id not in used:
            yield page.fault(
                page.line_of_field("sources", number),
                "unused-source",
                f"Nothing on the page cites “{source.id}” ({source.org}).",
                "Cite it where it is used, or take it out.",
                Severity.WARNING,
            )


def uncited_blocks(body: str) -> Iterator[Block]:
    """Blocks that state something and lead to no source or page, nor have a neighbour that cites for them."""
    blocks = list(split_blocks(body))
    for number, block in enumerate(blocks):
        if not _states(block):
            continue
        near = [block, *_neighbours(blocks, number)]
        if not block.links and not any(other.citations for other in near):
            yield block


def _states(block: Block) -> bool:
    if block.kind in {BlockKind.HEADING, BlockKind.FIGURE, BlockKind.CALLOUT}:
        return False
    if block.chapter in ADVICE or not block.chapter:
        return False
    return len(block.text.split()) >= _ENOUGH_TO_STATE


def _neighbours(blocks: list[Block], number: int) -> list[Block]:
    """A table or list may be cited by the sentence before or after it; a sentence by the list that it leads in."""
    block = blocks[number]
    around = [blocks[n] for n in (number - 1, number + 1) if 0 <= n < len(blocks)]
    near = [other for other in around if other.kind is not BlockKind.HEADING and other.heading == block.heading]
    if block.kind is BlockKind.PARAGRAPH:
        return [other for other in near if other.kind in {BlockKind.LIST, BlockKind.TABLE}]
    return near


def _cited_in_data(page: WrittenPage) -> set[str]:
    front = page.front
    used = {name for fact in front.facts for name in fact.sources}
    used |= {
        name
        for risk in front.risk_matrix
        for cause in risk.causes
        for answer in cause.responses
        for name in answer.sources
    }
    if front.training:
        used |= {name for slide in front.training.slides for name in slide.sources}
        used |= {name for question in front.training.check for name in question.sources}
    return used
