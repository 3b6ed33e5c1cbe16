"""Faults as people read them."""

from hrdesk.core.fault import Fault, Severity


def test_a_fault_is_told_as_editors_expect_it() -> None:
    fault = Fault("content/heroin.md", 12, "dates", "The date is wrong.", "Correct it.")
    assert str(fault) == "content/heroin.md:12: error: The date is wrong. Correct it. [dates]"


def test_only_errors_are_errors() -> None:
    assert Fault("a.md", 1, "x", "m", "r").is_error
    assert not Fault("a.md", 1, "x", "m", "r", Severity.WARNING).is_error


def test_faults_sort_by_file_then_line() -> None:
    faults = [Fault("b.md", 1, "x", "m", "r"), Fault("a.md", 10, "x", "m", "r"), Fault("a.md", 9, "x", "m", "r")]
    assert [(fault.path, fault.line) for fault in sorted(faults)] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]
