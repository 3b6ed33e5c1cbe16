"""Keeps the settings in a small JSON file that a person can read and delete."""

import json
from contextlib import suppress
from pathlib import Path

from hrdesk.core.settings import Settings, read_settings, settings_values
from hrdesk.services.safe_file import write_text


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Settings and the names of values that were refused; a file that is no JSON is kept beside under another name."""
    try:
        text = path.read_text(encoding="utf-8")
        values = json.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except (OSError, ValueError, RecursionError):
        _set_aside(path)
        return Settings(), (path.name,)
    if not isinstance(values, dict):
        _set_aside(path)
        return Settings(), (path.name,)
    return read_settings(values)


def save_settings(path: Path, settings: Settings) -> None:
    """Write all settings; raises FileNotWritable and leaves the old ones if it cannot."""
    write_text(path, json.dumps(settings_values(settings), indent=2) + "\n")


def _set_aside(path: Path) -> None:
    with suppress(OSError):  # where the folder cannot be written, the file stays as it is
        path.replace(path.with_name("settings.unreadable.json"))
