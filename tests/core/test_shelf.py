"""The shelf as it is when nobody wrote one."""

from hrdesk.core.shelf import Shelf, StartHere


def test_a_library_without_a_shelf_file_has_a_title_a_licence_and_no_order() -> None:
    assert Shelf() == Shelf("Library", "CC-BY-4.0", (), StartHere((), (), ()))
