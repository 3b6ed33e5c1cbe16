"""Whether a notebook shows what its versions say.

What is kept stands in it twice: as it is shown, and as a version for other devices. A fault of the disk that changes a
letter of an unprotected notebook, which SQLite does not see, changes one of the two.
"""

from hrdesk.core.record import Record, key_of, kind_of
from hrdesk.core.version import Version, merge
from hrdesk.services.notebook import Notebook


def disagreements(notebook: Notebook) -> tuple[tuple[str, str], ...]:
    """Kind and key of each record that differs from its versions, or cannot be read; some 20 µs a record."""
    shown: dict[tuple[str, str], Record] = {
        (kind_of(record), key_of(record)): record for record in all_records(notebook)
    }
    versions = notebook.records.log.by_record()
    return tuple(name for name, found in versions.items() if not _agrees(notebook, shown.get(name), found))


def all_records(notebook: Notebook) -> tuple[Record, ...]:
    """Everything that a notebook shows."""
    shelf = notebook.bookshelf
    return (
        *notebook.annotations.all(),
        *notebook.questions.all(),
        *shelf.all_bookmarks(),
        *shelf.reading_lists(),
        *notebook.running_orders.all(),
    )


def _agrees(notebook: Notebook, shown: Record | None, versions: tuple[Version, ...] | None) -> bool:
    try:
        return versions is not None and notebook.records.merged_record(merge(versions)) == shown
    except (ValueError, TypeError):
        return False
