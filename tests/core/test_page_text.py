"""The text of a page without Qt. That it is what the reader shows is tested in tests/ui/test_shown_text.py."""

from hypothesis import given

from hrdesk.core.page_text import page_text
from tests.core.properties import steady, texts

HTML = (
    '<h2 id="what-it-is">What <em>it</em> is</h2>\n<p>An <a title="a > b" href="x">opioid</a>&amp; more.'
    '<sup>[1]</sup><br>Next</p><table width="100%"><tbody><tr><td>one</td><td>two</td></tr></tbody></table>'
    "<h3 id='late'>Late</h3>end"
)


def test_words_stand_as_the_reader_shows_them() -> None:
    page = page_text("Heroin", "In <short>.", HTML, "v7")
    assert page.text == "Heroin In <short>. What it is An opioid& more. Next one two Late end"
    assert page.content_version == "v7"


def test_headings_have_their_place_and_words() -> None:
    page = page_text("Heroin", "Short.", HTML)
    assert [(heading.slug, heading.words) for heading in page.headings] == [
        ("what-it-is", "What it is"),
        ("late", "Late"),
    ]
    for heading in page.headings:
        assert page.text.startswith(heading.words, heading.start)
    assert page.heading("late") == page.headings[1]
    assert page.heading("") is None
    assert page.heading("gone") is None


def test_a_place_stands_under_the_heading_before_it() -> None:
    page = page_text("Heroin", "Short.", HTML)
    places = ((0, ""), (page.text.index("opioid"), "what-it-is"), (len(page.text) - 1, "late"))
    assert [page.heading_at(offset) for offset, _ in places] == [slug for _, slug in places]


def test_a_passage_goes_from_its_heading_to_the_next() -> None:
    page = page_text("Heroin", "Short.", HTML)
    assert [page.text[slice(*(page.passage(slug) or ()))].split()[0] for slug in ("", "what-it-is", "late")] == [
        "Heroin",
        "What",
        "Late",
    ]
    assert page.passage("late") == (page.text.index("Late"), len(page.text))
    assert page.passage("gone") is None


def test_a_heading_without_a_name_or_an_end_is_no_fault() -> None:
    page = page_text("T", "S", "<h2>Open")
    assert [(heading.slug, heading.words) for heading in page.headings] == [("", "Open")]


@steady
@given(texts, texts)
def test_any_title_and_summary_are_text(title: str, summary: str) -> None:
    assert page_text(title, summary, "<p>x</p>").text.split() == f"{title} {summary} x".split()
