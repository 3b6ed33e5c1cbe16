"""Reads a text that is part of hrdesk."""

from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged


def read_shipped(path: Path) -> str:
    """A text of ours; raises BundleDamaged where it is missing or cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BundleDamaged(what=f"{path.name} is missing or cannot be read") from error
