"""What is shown and what is kept for other devices is compared, so that a changed letter is found."""

import pytest

from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Record
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.agreement import all_records, disagreements
from hrdesk.services.notebook import Notebook
from hrdesk.services.questions import make_question
from tests.builders import NOON, make_annotation

RECORDS: tuple[Record, ...] = (
    make_annotation("a", note="Ask the night shift"),
    make_question("What of fentanyl?", NOON),
    Bookmark("heroin", NOON),
    ReadingList("l", "For Monday", NOON, ("heroin",)),
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("law", pack="lisbon"))),
)


@pytest.fixture
def kept(notebook: Notebook) -> Notebook:
    for record in RECORDS:
        notebook.records.save(record)
    return notebook


def test_what_is_kept_agrees_with_its_versions(kept: Notebook) -> None:
    assert set(all_records(kept)) == set(RECORDS)
    assert disagreements(kept) == ()


def test_a_bookmark_in_another_pack_agrees_too_and_goes_out_to_others(kept: Notebook) -> None:
    elsewhere = Bookmark("heroin", NOON, "of-the-team")
    kept.records.save(elsewhere)
    assert set(all_records(kept)) == {*RECORDS, elsewhere}
    assert disagreements(kept) == ()


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE annotations SET note = 'Ask the light shift'", ("annotation", "a")),
        ("UPDATE annotations SET note = CAST(x'41ff' AS TEXT)", ("annotation", "a")),
        ("UPDATE annotations SET colour = 'yelmow'", ("annotation", "a")),
        ("UPDATE annotations SET id = 'b'", ("annotation", "a")),
        ("UPDATE bookmarks SET created = '?'", ("bookmark", "hrdesk/heroin")),
        ("UPDATE reading_lists SET pages = '[\"heroim\"]'", ("reading-list", "l")),
        ("UPDATE running_orders SET items = replace(items, '10', '18')", ("running-order", "o")),
        ("UPDATE running_orders SET items = replace(items, '10', '-1')", ("running-order", "o")),
        ("UPDATE running_orders SET items = '7'", ("running-order", "o")),
        (
            "UPDATE changes SET document = replace(document, 'night', 'light') WHERE kind = 'annotation'",
            ("annotation", "a"),
        ),
        ("UPDATE changes SET document = replace(document, '{', '[') WHERE kind = 'annotation'", ("annotation", "a")),
        ("UPDATE changes SET stamp = 'x' WHERE kind = 'annotation'", ("annotation", "a")),
        ("DELETE FROM annotations", ("annotation", "a")),
    ],
)
def test_what_a_fault_of_the_disk_has_changed_is_found(kept: Notebook, statement: str, name: tuple[str, str]) -> None:
    kept._connection.execute(statement)
    assert disagreements(kept) == (name,)


def test_what_was_removed_is_no_disagreement(kept: Notebook) -> None:
    kept.records.remove(RECORDS[0])
    assert disagreements(kept) == ()
