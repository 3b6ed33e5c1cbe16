"""sqlite-utils over the one SQLite of hrdesk, for writing a library.

It takes the driver that it finds under the name of pysqlite3, so it is imported here and nowhere else.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database  # noqa: E402 - only once the driver has its name

__all__ = ["Database"]
