"""What the words of a page must keep to: person-first, plain, of their length, no doses, nobody else's sentences."""

from collections.abc import Iterator, Sequence

from hrdesk.core.amounts import find_amounts
from hrdesk.core.article import ArticleType
from hrdesk.core.body_blocks import BlockKind, split_blocks
from hrdesk.core.fault import Fault, Severity
from hrdesk.core.person_first import find_labels
from hrdesk.core.reading_level import reading_grade
from hrdesk.core.said_texts import SaidText, said_texts
from hrdesk.core.word_runs import RUN, run_place, word_runs
from hrdesk.core.written_page import WrittenPage

GRADE_LIMIT = 10.0
"""School grade: plain English for people who work in a hurry, often in their second language."""
MOST_WORDS = {
    ArticleType.EMERGENCY: 330,
    ArticleType.SUBSTANCE: 1_200,
    ArticleType.PRACTICE: 1_000,
    ArticleType.ORGANISATION: 800,
}
"""Words of the body, from the plan of the library: an emergency fits a screen, a practice page a break."""

_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CALLOUT}


def check_words(page: WrittenPage, protected: frozenset[int]) -> Iterator[Fault]:
    """Every fault in the words of a page. `protected` holds fingerprints of runs that no page may copy."""
    said = list(said_texts(page))
    yield from _check_labels(page, said)
    yield from _check_amounts(page, said)
    yield from _check_copies(page, said, protected)
    yield from _check_length(page)
    yield from _check_grade(page)


def grade_of(page: WrittenPage) -> float | None:
    """The reading grade of an English page's prose; None for other languages and for pages of few words."""
    if page.front.language.split("-")[0] != "en":
        return None
    prose = (block.text for block in split_blocks(page.body) if block.kind in _PROSE)
    return reading_grade("\n\n".join(prose))


def _check_labels(page: WrittenPage, said: Sequence[SaidText]) -> Iterator[Fault]:
    if page.front.language.split("-")[0] != "en":
        return
    for part in said:
        for place, label, say in find_labels(part.text):
            yield page.fault(
                part.line_at(place),
                "person-first",
                f"“{label}” labels people.",
                f"Write: {say}. In a quotation it may stand; the page “stigma-language” says why.",
                Severity.WARNING,
            )


def _check_amounts(page: WrittenPage, said: Sequence[SaidText]) -> Iterator[Fault]:
    allowed = {" ".join(amount.split()).casefold() for amount in page.front.safety.amounts}
    for part in said:
        for place, amount in find_amounts(part.text):
            if amount.casefold() not in allowed:
                yield page.fault(
                    part.line_at(place),
                    "amounts",
                    f"“{amount}” could be taken for a dose.",
                    f'Take it out, or, where it must stand, name it: `safety: {{amounts: ["{amount}"]}}`.',
                )


def _check_copies(page: WrittenPage, said: Sequence[SaidText], protected: frozenset[int]) -> Iterator[Fault]:
    if not protected:
        return
    for part in said:
        runs = word_runs(part.text)
        told = -RUN
        for number in [] if protected.isdisjoint(runs) else range(len(runs)):
            if runs[number] in protected and number >= told + RUN:
                told = number
                place = run_place(part.text, number)
                yield page.fault(
                    part.line_at(place),
                    "copied",
                    f"{RUN} words from “{' '.join(part.text[place : place + 50].split())}…” on are those of a source.",
                    "Say it in your own words.",
                )


def _check_length(page: WrittenPage) -> Iterator[Fault]:
    most = MOST_WORDS.get(page.front.type)
    words = sum(len(block.text.split()) for block in split_blocks(page.body))
    if most and words > most:
        yield page.fault(
            page.body_line,
            "length",
            f"The page has {words:,} words; a page of type {page.front.type.value} has at most {most:,}.",
            "Shorten it, or split it in two.",
            Severity.WARNING,
        )


def _check_grade(page: WrittenPage) -> Iterator[Fault]:
    grade = grade_of(page)
    if grade is not None and grade > GRADE_LIMIT:
        yield page.fault(
            page.body_line,
            "reading-level",
            f"The page reads at school grade {grade:.1f}; the aim is {GRADE_LIMIT:.0f} or lower.",
            "Use shorter sentences and plainer words.",
            Severity.WARNING,
        )
