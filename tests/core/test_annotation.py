"""What hangs on a page."""

from hrdesk.core.annotation import WEB_PACK
from tests.builders import make_annotation


def test_white_space_is_no_note() -> None:
    assert not make_annotation(note=" \n\t").has_note
    assert make_annotation(note=" x ").has_note


def test_a_target_names_the_pack_unless_it_is_the_bundled_one() -> None:
    assert make_annotation().target == "hrdesk:heroin"
    assert make_annotation(pack="lisbon").target == "hrdesk:lisbon/heroin"


def test_a_page_of_the_web_goes_by_its_address() -> None:
    assert make_annotation(article_id="https://example.org/a", pack=WEB_PACK).target == "https://example.org/a"
