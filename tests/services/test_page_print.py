"""A page as text for a terminal or another program."""

import json
from datetime import date, timedelta

from hrdesk.services.library import Library
from hrdesk.services.page_print import print_article
from tests.builders import TODAY


def test_text_has_the_title_the_review_and_every_heading(library: Library) -> None:
    text = print_article(library, "emergency-opioid-overdose", "text", TODAY)
    article = library.article("emergency-opioid-overdose")
    assert text.startswith(article.card.title.upper() + "\n\ndraft, not reviewed by a clinician; checked 2026-")
    for entry in article.outline:
        assert f"\n\n{entry.heading}\n{'-' * len(entry.heading)}\n" in text
    assert text.endswith("\n")


def test_text_keeps_to_the_width_of_a_terminal(library: Library) -> None:
    lines = print_article(library, "heroin", "text", TODAY).split("\n")
    assert [line for line in lines[3:] if len(line) > 78 and " " in line] == []


def test_markdown_has_quick_steps_before_the_body(library: Library) -> None:
    article = library.article("emergency-giving-naloxone")
    text = print_article(library, "emergency-giving-naloxone", "markdown", TODAY)
    assert text.startswith(f"# {article.card.title}\n\n*draft, not reviewed")
    assert f"## Quick steps\n\n1. {article.card.quick_steps[0]}\n2. " in text
    assert text.endswith(article.markdown)
    assert "## Quick steps" not in print_article(library, "heroin", "markdown", TODAY)


def test_html_is_a_document_in_its_language(library: Library) -> None:
    text = print_article(library, "heroin", "html", TODAY)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert library.article("heroin").html in text
    assert "not reviewed by a clinician" in text
    assert text.endswith("</body></html>\n")


def test_json_holds_what_a_program_asks_for(library: Library) -> None:
    article = library.article("heroin")
    values = json.loads(print_article(library, "heroin", "json", TODAY))
    assert (values["id"], values["title"], values["currency"]) == ("heroin", article.card.title, "current")
    assert values["content_version"] == article.content_version
    assert [source["id"] for source in values["sources"]] == [source.id for source in article.sources]
    assert [passage["slug"] for passage in values["passages"]][1:] == [entry.slug for entry in article.outline]


def test_an_overdue_page_says_so_in_every_form(library: Library) -> None:
    due = library.article("heroin").card.review_due
    late = due + timedelta(days=1)
    for form in ("text", "markdown", "html"):
        assert f"was due {due}" in print_article(library, "heroin", form, late)
        assert f"was due {due}" not in print_article(library, "heroin", form, due)
    assert json.loads(print_article(library, "heroin", "json", late))["currency"] == "overdue"


def test_every_page_has_every_form(library: Library) -> None:
    for card in library.cards():
        for form in ("text", "markdown", "html", "json"):
            assert card.title.upper() in print_article(library, card.id, form, date(2027, 1, 1)).upper()
