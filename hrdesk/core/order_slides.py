"""The slides of a running order: those of its pages and sections one after the other, with the minutes planned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrdesk.core.article_view import OutlineEntry
from hrdesk.core.deck import Deck, DeckSlide
from hrdesk.core.running_order import OrderItem


@dataclass(frozen=True)
class OrderDeck:
    """A talk, and the items that have no slides, because their page or section is gone from the library."""

    deck: Deck
    missing: tuple[OrderItem, ...] = ()


@dataclass(frozen=True)
class ItemSlides:
    """What an item of an order comes to; `page` is the deck of its page, or None where that is gone."""

    item: OrderItem
    page: Deck | None
    outline: Sequence[OutlineEntry] = ()

    @property
    def slides(self) -> tuple[DeckSlide, ...]:
        if not self.page:
            return ()
        found = section_slides(self.page, self.item.slug, self.outline) if self.item.slug else self.page.slides
        return with_minutes(found, self.item.minutes)


def order_deck(parts: Sequence[ItemSlides]) -> OrderDeck:
    """The talk of these items. It is called after its pages: the name of an order is the person's own words."""
    shown = [part for part in parts if part.slides]
    titles = list(dict.fromkeys(part.page.title for part in shown if part.page))
    title = titles[0] if titles else ""
    if len(titles) > 1:
        title = f"{title}, and {len(titles) - 1} more"
    language = next((part.page.language for part in shown if part.page), "en")
    slides = tuple(slide for part in shown for slide in part.slides)
    return OrderDeck(Deck(title, language, slides), tuple(part.item for part in parts if not part.slides))


def section_slides(deck: Deck, slug: str, outline: Sequence[OutlineEntry]) -> tuple[DeckSlide, ...]:
    """The slides of a section and of those below it; nothing where there are none."""
    slugs = {slug} | _below(slug, outline)
    return tuple(slide for slide in deck.slides if slide.slug in slugs or _is_numbered(slide.slug, slug))


def with_minutes(slides: Sequence[DeckSlide], minutes: int) -> tuple[DeckSlide, ...]:
    """Minutes spread over slides: as their own minutes stand to each other, or evenly. Without any they keep theirs."""
    if not minutes:
        return tuple(slides)
    own = sum(slide.minutes for slide in slides)
    shares = [slide.minutes / own if own else 1 / len(slides) for slide in slides]
    return tuple(replace(slide, minutes=minutes * share) for slide, share in zip(slides, shares, strict=True))


def _below(slug: str, outline: Sequence[OutlineEntry]) -> set[str]:
    place = next((number for number, entry in enumerate(outline) if entry.slug == slug), None)
    if place is None:
        return set()
    level, below = outline[place].level, set()
    for entry in outline[place + 1 :]:
        if entry.level <= level:
            break
        below.add(entry.slug)
    return below


def _is_numbered(slug: str, start: str) -> bool:
    """Whether it is one of several slides of a heading, as “check-2” of “check”."""
    beginning, _, number = slug.rpartition("-")
    return beginning == start and number.isdecimal()
