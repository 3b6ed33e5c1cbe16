"""For what names Python's own SQLite, which the program does without: sqlite-utils names a type of it."""

from sqlcipher3.dbapi2 import *  # noqa: F403
