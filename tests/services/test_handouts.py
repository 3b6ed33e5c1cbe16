"""What a handout is made of."""

from collections.abc import Sequence

import pytest

from hrdesk.core.anchor import make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import ArticleNotFound
from hrdesk.core.handout_errors import CountryNotKnown, HandoutEmpty, SectionNotFound
from hrdesk.core.handout_html import chapter_of, section_spans, sections_within
from hrdesk.core.handout_marks import _ShownText
from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from hrdesk.services.handouts import Handouts
from hrdesk.services.library import Library
from hrdesk.services.page_texts import PageTexts
from tests.builders import make_annotation

CANARY = "CANARY zebra-<b>42</b>"


@pytest.fixture
def handouts(library: Library) -> Handouts:
    return Handouts(library)


def note_on(library: Library, words: str, id: str = "a1") -> Annotation:
    """A note on words of heroin."""
    page = PageTexts(library).page("heroin")
    assert page is not None
    start = page.text.index(words)
    anchor = make_anchor(page.text, start, start + len(words))
    heading = page.heading_at(start)
    return make_annotation(id, note=CANARY, anchor=anchor, heading=heading, content_version=page.content_version)


def plan_of(*parts: str, **options: object) -> HandoutPlan:
    made = tuple(PagePart(*part.split("#")) for part in parts)
    return HandoutPlan(made, **options)  # type: ignore[arg-type]


def test_every_section_of_every_page_is_cut_with_its_own_words_and_whole_tables(library: Library) -> None:
    for card in library.cards():
        article = library.article(card.id)
        spans = section_spans(article.html)
        assert [span.slug for span in spans] == [entry.slug for entry in article.outline]
        for span in spans:
            html = article.html[span.start : span.end]
            assert html.count("<table") == html.count("</table>"), (card.id, span.slug)
            assert html.count("<td") == html.count("</td>"), (card.id, span.slug)
            assert f'id="{span.slug}"' in html


def test_a_whole_page_has_all_but_its_links_and_list_of_sources(library: Library) -> None:
    article = library.article("heroin")
    chapter = chapter_of(article, ("",))
    assert "<a" not in chapter.html
    assert "[23]" in chapter.html
    assert "F9" not in chapter.html
    assert "portico" not in chapter.html
    assert chapter.is_whole
    assert {source.number for source in chapter.sources} >= {1, 23}


def test_a_section_brings_its_subsections_and_only_the_sources_that_it_cites(library: Library) -> None:
    article = library.article("heroin")
    chapter = chapter_of(article, ("risks-and-harms", "botulism-and-anthrax"))
    assert chapter.html.count('id="botulism-and-anthrax"') == 1
    assert [entry.slug for entry in chapter.outline] == ["risks-and-harms", "botulism-and-anthrax"]
    assert 0 < len(chapter.sources) < len(article.sources)
    assert all(f"[{source.number}]" in chapter.html for source in chapter.sources)
    assert "What it is" not in chapter.html


def test_sections_stand_in_the_order_in_which_they_were_chosen(library: Library) -> None:
    html = chapter_of(library.article("heroin"), ("mixing", "what-it-is")).html
    assert html.index('id="mixing"') < html.index('id="what-it-is"')


def test_the_headings_below_a_section_belong_to_it(library: Library) -> None:
    outline = library.article("heroin").outline
    assert sections_within(outline, ("risks-and-harms",)) == {"risks-and-harms", "botulism-and-anthrax"}
    assert sections_within(outline, ("botulism-and-anthrax",)) == {"botulism-and-anthrax"}
    assert "" in sections_within(outline, ("",))


def test_the_text_is_followed_through_the_html_of_every_page(library: Library) -> None:
    pages = PageTexts(library)
    for card in library.cards():
        article, page = library.article(card.id), pages.page(card.id)
        assert page is not None
        text = _ShownText(article)
        words = page.text[text.head :].split(" ")
        start = text.head
        for word in words[:40]:
            runs = text.runs(range(start, start + len(word)))
            shown = "".join(article.html[first:last] for first, last in runs)
            assert shown.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") == word, card.id
            start += len(word) + 1


def test_no_word_of_a_note_goes_in_unless_the_plan_names_it(library: Library, handouts: Handouts) -> None:
    note = note_on(library, "Street heroin is a pale or brown powder")

    def annotations(_page: str) -> Sequence[Annotation]:
        return (note,)

    material = handouts.material(plan_of("heroin"), annotations, lambda one: one.annotation.note)
    assert "CANARY" not in repr(material)
    assert '<span class="mark">' not in material.chapters[0].html
    other = plan_of("heroin", notes=frozenset({"another"}), highlights=frozenset({"another"}))
    assert "CANARY" not in repr(handouts.material(other, annotations, lambda one: one.annotation.note))


def test_a_note_stands_behind_what_it_hangs_on_and_a_highlight_marks_it(library: Library, handouts: Handouts) -> None:
    note = note_on(library, "the opium poppy. Street heroin")
    plan = plan_of("heroin#what-it-is", notes=frozenset({note.id}), highlights=frozenset({note.id}))
    html = handouts.material(plan, lambda _: (note,), lambda _: "<p>BOX</p>").chapters[0].html
    assert '<span class="mark">the opium poppy. Street heroin</span>' in html
    assert html.index("opium poppy") < html.index("BOX") < html.index("In some countries")


def test_a_highlight_across_tags_is_marked_piece_by_piece(library: Library, handouts: Handouts) -> None:
    note = note_on(library, "Viruses. HIV, hepatitis B and")
    plan = plan_of("heroin", highlights=frozenset({note.id}))
    html = handouts.material(plan, lambda _: (note,)).chapters[0].html
    assert '<strong><span class="mark">Viruses.</span></strong><span class="mark"> </span>' in html
    assert '<span class="mark">hepatitis B</span><span class="mark"> and</span>' in html


def test_what_could_go_out_hangs_within_the_chosen_sections(library: Library, handouts: Handouts) -> None:
    inside = note_on(library, "Street heroin is a pale or brown powder", id="inside")
    outside = note_on(library, "Abscess, clots, spores", id="outside")
    whole = make_annotation("whole", note="On the page")
    lost = note_on(library, "made from morphine", id="lost")
    lost = make_annotation("lost", note="Lost", anchor=make_anchor("quite other words that are gone now", 6, 30))

    def shared(*parts: str) -> list[str]:
        found = handouts.shared(plan_of(*parts), lambda _: (whole, inside, outside, lost))
        return [one.annotation.id for one in found]

    assert shared("heroin") == ["whole", "inside", "outside", "lost"]
    assert shared("heroin#what-it-is") == ["inside"]
    plan = plan_of("heroin", notes=frozenset({"whole", "lost"}))
    boxes = handouts.material(plan, lambda _: (whole, lost), lambda one: f"<p>{one.annotation.id}</p>")
    html = boxes.chapters[0].html
    assert html.startswith("<p>whole</p>")
    assert html.endswith("<p>lost</p>")


@pytest.mark.parametrize(
    ("plan", "error", "says"),
    [
        (plan_of(), HandoutEmpty, "at least one"),
        (plan_of("heroine"), ArticleNotFound, "Did you mean heroin"),
        (plan_of("heroin#mixin"), SectionNotFound, "It has mixing"),
        (plan_of("heroin", country="ZZ"), CountryNotKnown, "ZZ"),
        (plan_of("heroin", emergency_id="heroin"), ArticleNotFound, "emergency-opioid-overdose"),
    ],
)
def test_what_cannot_be_made_is_told_with_what_is_near(
    handouts: Handouts, plan: HandoutPlan, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        handouts.material(plan)


def test_the_emergency_of_the_box_is_the_one_that_the_pages_are_about(handouts: Handouts) -> None:
    def emergency(*parts: str, **options: object) -> str:
        card = handouts.material(plan_of(*parts, **options)).emergency
        return card.id if card else ""

    assert emergency("heroin") == "emergency-opioid-overdose"
    assert emergency("vein-care", "emergency-seizure") == "emergency-seizure"
    assert emergency("heroin", emergency_id="emergency-needlestick") == "emergency-needlestick"
    assert emergency("heroin", has_emergency=False) == ""


def test_the_numbers_are_those_of_the_country(handouts: Handouts) -> None:
    place = handouts.material(plan_of("heroin", country="GB")).place
    assert place is not None
    assert place.name == "United Kingdom"
    assert handouts.material(plan_of("heroin")).place is None


def test_a_card_has_the_steps_as_its_box_and_of_other_pages_the_signs(handouts: Handouts) -> None:
    material = handouts.material(plan_of("emergency-opioid-overdose", sheet=Sheet.CARD))
    assert material.chapters == ()
    assert material.title == "Opioid overdose: recognise and respond"
    (chapter,) = handouts.material(plan_of("heroin", sheet=Sheet.CARD)).chapters
    assert [entry.slug for entry in chapter.outline] == ["emergency-signs", "when-to-get-help-now"]
    (steps,) = handouts.material(plan_of("emergency-seizure", sheet=Sheet.CARD, has_emergency=False)).chapters
    assert [entry.slug for entry in steps.outline] == ["quick-steps"]


def test_the_title_is_of_the_page_or_section_unless_it_is_given(handouts: Handouts) -> None:
    assert handouts.title(plan_of("heroin#mixing")) == "Heroin and street opioids: Mixing"
    assert handouts.material(plan_of("heroin", title="Night")).title == "Night"
    assert handouts.title(plan_of("heroin", "vein-care")).startswith("Heroin and street opioids, ")
