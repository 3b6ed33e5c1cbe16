"""The notebook's schema, as the steps that lead to it. A step that was released never changes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from hrdesk.core.errors import NotebookDamaged, NotebookTooNew
from hrdesk.services.database import Connection, pragma, transaction

APPLICATION_ID = 0x68726E62
"""“hrnb”, in SQLite's header."""

Step = Callable[[Connection], None]


def _create_tables(connection: Connection) -> None:
    statements = (
        """CREATE TABLE annotations (
            id TEXT PRIMARY KEY,
            pack TEXT NOT NULL,
            article_id TEXT NOT NULL,
            content_version TEXT NOT NULL,
            heading TEXT NOT NULL,
            colour TEXT NOT NULL,
            note TEXT NOT NULL,
            exact TEXT,
            prefix TEXT,
            suffix TEXT,
            start INTEGER,
            "end" INTEGER,
            created TEXT NOT NULL,
            modified TEXT NOT NULL
        )""",
        "CREATE INDEX annotations_by_article ON annotations (pack, article_id)",
        """CREATE TABLE bookmarks (
            pack TEXT NOT NULL,
            article_id TEXT NOT NULL,
            created TEXT NOT NULL,
            PRIMARY KEY (pack, article_id)
        )""",
        """CREATE TABLE reading (
            pack TEXT NOT NULL,
            article_id TEXT NOT NULL,
            opened TEXT NOT NULL,
            PRIMARY KEY (pack, article_id)
        )""",
    )
    for statement in statements:
        connection.execute(statement)


def _create_questions(connection: Connection) -> None:
    connection.execute("CREATE TABLE questions (id TEXT PRIMARY KEY, text TEXT NOT NULL UNIQUE, asked TEXT NOT NULL)")


def _keep_versions(connection: Connection) -> None:
    """Notes get kinds, tags and authors; pages get lists; and every change gets a version, for other devices."""
    statements = (
        "ALTER TABLE annotations ADD COLUMN kind TEXT NOT NULL DEFAULT 'note'",
        "ALTER TABLE annotations ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE annotations ADD COLUMN author TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE annotations ADD COLUMN kept_for TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE questions RENAME TO old_questions",
        "CREATE TABLE questions (id TEXT PRIMARY KEY, text TEXT NOT NULL, asked TEXT NOT NULL)",
        "INSERT INTO questions SELECT id, text, asked FROM old_questions",
        "DROP TABLE old_questions",
        """CREATE TABLE reading_lists (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            created TEXT NOT NULL,
            pages TEXT NOT NULL
        )""",
        "CREATE TABLE device (id TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, stamp TEXT NOT NULL)",
        "INSERT INTO device VALUES (lower(hex(randomblob(8))), '', 0, '')",
        """CREATE TABLE changes (
            device TEXT NOT NULL,
            number INTEGER NOT NULL,
            stamp TEXT NOT NULL,
            author TEXT NOT NULL,
            kind TEXT NOT NULL,
            record TEXT NOT NULL,
            seen TEXT NOT NULL,
            document TEXT,
            is_sent INTEGER NOT NULL,
            is_withheld INTEGER NOT NULL DEFAULT 0,
            batch INTEGER,
            PRIMARY KEY (device, number)
        )""",
        "CREATE INDEX changes_by_record ON changes (kind, record)",
        "CREATE INDEX changes_unsent ON changes (number) WHERE NOT is_sent",
        "CREATE INDEX changes_by_batch ON changes (batch) WHERE batch IS NOT NULL",
    )
    for statement in statements:
        connection.execute(statement)


def _keep_exchanges(connection: Connection) -> None:
    """What was taken in from colleagues stands in batches, and the keys of a team can be kept."""
    statements = (
        "CREATE TABLE former_devices (device TEXT PRIMARY KEY)",
        """CREATE TABLE exchanges (
            batch INTEGER PRIMARY KEY,
            taken TEXT NOT NULL,
            team TEXT NOT NULL,
            authors TEXT NOT NULL,
            records INTEGER NOT NULL,
            is_taken_back INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE TABLE team (salt TEXT NOT NULL, folder TEXT NOT NULL, passphrase TEXT)",
        "INSERT INTO team VALUES (lower(hex(randomblob(16))), '', NULL)",
        """CREATE TABLE team_keys (
            team TEXT NOT NULL,
            salt TEXT NOT NULL,
            passes INTEGER NOT NULL,
            memory INTEGER NOT NULL,
            key TEXT NOT NULL,
            PRIMARY KEY (team, salt, passes, memory)
        )""",
    )
    for statement in statements:
        connection.execute(statement)


def _keep_running_orders(connection: Connection) -> None:
    """What talks go through, in an order; `items` is a list of pack, page, heading and minutes."""
    connection.execute(
        """CREATE TABLE running_orders (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            created TEXT NOT NULL,
            items TEXT NOT NULL
        )"""
    )


STEPS: Sequence[Step] = (_create_tables, _create_questions, _keep_versions, _keep_exchanges, _keep_running_orders)


def check_version(connection: Connection, path: Path, known: int = len(STEPS)) -> int:
    """The version of the notebook's schema; raises NotebookTooNew, or NotebookDamaged for a file that is none."""
    version = pragma(connection, "user_version")
    is_new = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not is_new and pragma(connection, "application_id") != APPLICATION_ID:
        raise NotebookDamaged(path=path, reason="it is a database of another program")
    if version < 0:
        raise NotebookDamaged(path=path, reason="its version makes no sense")
    if version > known:
        raise NotebookTooNew(path=path, found=version, known=known)
    return version


def migrate(
    connection: Connection, path: Path, steps: Sequence[Step] = STEPS, *, before: Callable[[], object] | None = None
) -> int:
    """Bring the notebook to the newest schema; returns how many steps were taken. Each step is whole or not at all.

    `before` is called before an old notebook takes its first step; what it raises leaves the notebook as it is.
    """
    version = check_version(connection, path, len(steps))
    if before and 0 < version < len(steps):
        before()
    for number in range(version, len(steps)):
        with transaction(connection):
            if pragma(connection, "user_version") == number:
                steps[number](connection)
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version={number + 1}")
    return len(steps) - version
