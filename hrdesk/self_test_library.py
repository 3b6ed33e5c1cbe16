"""Checks of the library: it is whole, it is found what people type, and pages can be read."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from hrdesk.self_test_check import Check, expect
from hrdesk.self_test_trial import Trial

_NALOXONE = "emergency-giving-naloxone"

_QUERIES = (
    ("search", "breathing stopped", ""),
    ("search-typing-error", "naloxnoe", _NALOXONE),
    ("search-street-name", "smack", "heroin"),
    ("search-arabic", "نالوكسون", _NALOXONE),
    ("search-russian", "налоксон", _NALOXONE),
)
"""Name of the check, what is typed, and the page that comes of it; any emergency where none is named."""

_PAGES = 3
_LEAST = 200
"""Letters of a page, its title and its standing included."""

_REMEDY = "Copy the library again from where you got it: the search of this one is damaged."


def library_checks(trial: Trial) -> Iterator[Check]:
    yield Check("library", lambda: _library(trial))
    yield Check("emergencies", lambda: _emergencies(trial))
    for name, query, wanted in _QUERIES:
        yield Check(name, partial(_search, trial, query, wanted), _REMEDY)
    yield Check("quick-open", lambda: _quick_open(trial), _REMEDY)
    yield Check("page", lambda: _page(trial))


def _library(trial: Trial) -> str:
    left_out = trial.ready.left_out
    expect(trial.library.is_whole(), f"The library {trial.library.path} is damaged.")
    expect(not left_out, f"Pages are left out of the library, the first for this: {left_out[:1]}.")
    pages = len(trial.library.cards())
    expect(pages, f"The library {trial.library.path} holds no page.")
    return f"{pages} pages"


def _emergencies(trial: Trial) -> str:
    cards = trial.library.emergencies()
    expect(cards, "The library holds no emergency page.")
    empty = [card.id for card in cards if not card.quick_steps]
    expect(not empty, f"These emergency pages have no steps: {', '.join(empty)}.")
    return f"{len(cards)} pages"


def _search(trial: Trial, query: str, wanted: str) -> str:
    """What is typed leads to its page; a library of other people may hold others."""
    if wanted and not trial.library.has(wanted):
        return f"this library has no page {wanted}"
    hits = trial.search.find(query).hits
    expect(hits, f"The search finds nothing for “{query}”.")
    found = wanted in [hit.article_id for hit in hits[:3]] if wanted else hits[0].is_emergency
    expect(found, f"The search for “{query}” brings {hits[0].article_id} first.")
    return hits[0].article_id


def _quick_open(trial: Trial) -> str:
    from hrdesk.services.place_finder import PlaceFinder

    card = trial.library.cards()[0]
    places = PlaceFinder(trial.library).find(card.title, 5)
    expect(card.id in [place.article_id for place in places], f"“{card.title}” is not found by its title.")
    return card.id


def _page(trial: Trial) -> None:
    from hrdesk.services.page_print import print_article

    for card in trial.library.emergencies()[:_PAGES]:
        for form in ("text", "markdown", "html", "json"):
            text = print_article(trial.library, card.id, form, date.today())
            steps = card.quick_steps if form == "json" else ()
            expect(len(text) > _LEAST, f"The page {card.id} is empty as {form}.")
            expect(all(step in text for step in steps), f"The page {card.id} lacks steps as {form}.")
