"""Gathers what a handout is made of from a library, and from the notes that may go out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from hrdesk.core.annotation import Annotation
from hrdesk.core.article_card import ArticleCard
from hrdesk.core.article_view import Article
from hrdesk.core.errors import ArticleNotFound
from hrdesk.core.handout_errors import CountryNotKnown, HandoutEmpty, SectionNotFound
from hrdesk.core.handout_html import Chapter, chapter_of, links_in, section_html, sections_within
from hrdesk.core.handout_marks import SharedNote, marked_html, notes_in
from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from hrdesk.core.local_note import LocalPlace
from hrdesk.services.library import Library
from hrdesk.services.page_texts import PageTexts

AnnotationsOf = Callable[[str], Sequence[Annotation]]
"""The annotations of a page, by its id."""
_SMALL = ("quick-steps", "emergency-signs", "when-to-get-help-now")
"""What stands of a whole page on a card."""


def no_annotations(_article_id: str) -> Sequence[Annotation]:
    """Where there is no notebook, or none is asked for."""
    return ()


@dataclass(frozen=True)
class Material:
    """All that a handout shows."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    emergency: ArticleCard | None
    """None where the plan wants no box."""
    place: LocalPlace | None


class Handouts:
    """Answers from an open library; the annotations are handed in with each question, and none is kept."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._texts = PageTexts(library)

    def material(
        self,
        plan: HandoutPlan,
        annotations: AnnotationsOf = no_annotations,
        box: Callable[[SharedNote], str] = lambda _: "",
    ) -> Material:
        """What goes in; `box` is the HTML of a note.

        Raises HandoutEmpty, ArticleNotFound, SectionNotFound, CountryNotKnown, or LibraryUnreadable.
        """
        self.check(plan)
        title, first = plan.title or self.title(plan), plan.parts[0].article_id
        if plan.sheet is Sheet.CARD:
            plan = self._for_card(plan)
        pages = [(self.library.article(article_id), slugs) for article_id, slugs in plan.chapters()]
        chapters = tuple(self._chapter(plan, article, slugs, annotations, box) for article, slugs in pages)
        return Material(
            title,
            self.library.article(first).language,
            chapters,
            self._emergency(plan, [article for article, _ in pages]) if plan.has_emergency else None,
            self.library.local_place(plan.country) if plan.country else None,
        )

    def shared(self, plan: HandoutPlan, annotations: AnnotationsOf) -> tuple[SharedNote, ...]:
        """Every note and highlight that could go out with the parts of a plan, in their order."""
        return tuple(
            one
            for article_id, slugs in plan.chapters()
            for one in notes_in(self.library.article(article_id), slugs, annotations(article_id), self._texts)
        )

    def title(self, plan: HandoutPlan) -> str:
        """What the pages call it: the hand-out of a workshop, the page or section, or the first page and the rest."""
        titles = self.library.titles()
        if len(plan.parts) == 1:
            part = plan.parts[0]
            page = titles.get(part.article_id, "")
            heading = self.library.headings(part.article_id).get(part.slug, "")
            return f"{page}: {heading}" if heading else page
        return ", ".join(dict.fromkeys(titles.get(part.article_id, "") for part in plan.parts))

    def check(self, plan: HandoutPlan) -> None:
        """Raise what keeps a handout from being made, with what is near as a hint."""
        if not plan.parts:
            raise HandoutEmpty
        for part in plan.parts:
            self._check_part(part)
        emergencies = [card.id for card in self.library.emergencies()]
        if plan.emergency_id and plan.emergency_id not in emergencies:
            raise ArticleNotFound(id=plan.emergency_id, hint=f" Emergencies are {', '.join(emergencies)}.")
        codes = [code for code, _ in self.library.countries()]
        if plan.country and plan.country not in codes:
            hint = f" It has them for {', '.join(codes)}." if codes else ""
            raise CountryNotKnown(code=plan.country, hint=hint)

    def _check_part(self, part: PagePart) -> None:
        outline = self.library.article(part.article_id).outline
        slugs = [entry.slug for entry in outline]
        if part.slug and part.slug not in slugs:
            near = get_close_matches(part.slug, slugs, n=3, cutoff=0.4) or slugs
            raise SectionNotFound(id=part.article_id, slug=part.slug, hint=f" It has {', '.join(near)}.")

    def _chapter(
        self,
        plan: HandoutPlan,
        article: Article,
        slugs: Sequence[str],
        annotations: AnnotationsOf,
        box: Callable[[SharedNote], str],
    ) -> Chapter:
        if not plan.notes and not plan.highlights:
            return chapter_of(article, slugs)
        shared = notes_in(article, slugs, annotations(article.card.id), self._texts)
        before, html, after = marked_html(
            article,
            [one for one in shared if one.annotation.id in plan.highlights],
            [(one, box(one)) for one in shared if one.annotation.id in plan.notes],
        )
        chapter = chapter_of(article, slugs, html)
        return replace(chapter, html=f"{before}{chapter.html}{after}")

    def _for_card(self, plan: HandoutPlan) -> HandoutPlan:
        """On a card an emergency is its box; of another whole page stands only what is needed on the street."""
        emergencies = [card.id for card in self.library.emergencies()]
        boxed = next((part.article_id for part in plan.parts if part.article_id in emergencies), "")
        boxed = plan.emergency_id or boxed if plan.has_emergency else ""
        parts: list[PagePart] = []
        for part in plan.parts:
            within = sections_within(self.library.article(part.article_id).outline, ("",))
            wanted = [slug for slug in _SMALL if slug in within] or [""]
            if part.slug:
                parts.append(part)
            elif part.article_id != boxed:
                parts += [PagePart(part.article_id, slug) for slug in wanted]
        return replace(plan, parts=tuple(dict.fromkeys(parts)), emergency_id=boxed)

    def _emergency(self, plan: HandoutPlan, articles: Sequence[Article]) -> ArticleCard | None:
        """The one that the plan names, or that is among its pages, or to which they lead."""
        cards = {card.id: card for card in self.library.emergencies()}
        if plan.emergency_id in cards:
            return cards[plan.emergency_id]
        chosen = next((cards[article.card.id] for article in articles if article.card.id in cards), None)
        if chosen:
            return chosen
        signs = (section_html(article, "emergency-signs") for article in articles)
        for html in signs:
            linked = next((name for name in links_in(html) if name in cards), "")
            if linked:
                return cards[linked]
        counts = Counter(name for article in articles for name in links_in(article.html) if name in cards)
        return max(cards.values(), key=lambda card: counts[card.id], default=None)
