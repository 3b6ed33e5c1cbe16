"""Lines of a written page."""

from hrdesk.core.fault import Fault, Severity
from hrdesk.core.written_page import WrittenPage
from tests.builders import make_front

PAGE = WrittenPage("content/a.md", make_front(), "One\nTwo\nThree Two", 30, {("facts",): 10, ("facts", 1): 12})


def test_a_field_has_its_line_or_that_of_the_nearest_field_around_it() -> None:
    assert PAGE.line_of_field("facts", 1) == 12
    assert PAGE.line_of_field("facts", 1, "label") == 12
    assert PAGE.line_of_field("facts", 0) == 10
    assert PAGE.line_of_field("sources") == 1


def test_lines_of_the_body_count_from_the_top_of_the_file() -> None:
    assert PAGE.line_in_body("One") == 30
    assert PAGE.line_in_body("Two") == 31
    assert PAGE.line_in_body("Three") == 32


def test_text_that_is_nowhere_counts_as_the_start_of_the_body() -> None:
    assert PAGE.line_in_body("Four") == 30


def test_a_fault_of_a_page_carries_its_path() -> None:
    fault = PAGE.fault(3, "rule", "What.", "How.", Severity.WARNING)
    assert fault == Fault("content/a.md", 3, "rule", "What.", "How.", Severity.WARNING)
