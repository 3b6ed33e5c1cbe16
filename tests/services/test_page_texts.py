"""The texts of a library's pages."""

from hrdesk.services.library import Library
from hrdesk.services.page_texts import PageTexts


def test_a_page_is_read_once_with_its_version(library: Library) -> None:
    texts = PageTexts(library)
    page = texts.page("heroin")
    assert page is not None
    assert page.text.startswith("Heroin ")
    assert page.content_version == library.article("heroin").content_version
    assert texts.page("heroin") is page


def test_a_page_that_is_not_there_has_no_text(library: Library) -> None:
    texts = PageTexts(library)
    assert texts.page("../heroin") is None
    assert texts.page("\ud800") is None


def test_titles_stand_in_the_order_of_the_shelf(library: Library) -> None:
    assert list(PageTexts(library).titles) == [card.id for card in library.cards()]
