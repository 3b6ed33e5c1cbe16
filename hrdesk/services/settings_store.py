"""Keeps the settings in a small JSON file that a person can read and delete."""

import json
from contextlib import suppress
from pathlib import Path

from hrdesk.core.settings import Settings, chosen_values, read_settings
from hrdesk.services.safe_file import write_text

_USUAL = Settings()


def load_settings(path: Path, defaults: Settings = _USUAL) -> tuple[Settings, tuple[str, ...]]:
    """Settings and the names of values that were refused; a file that is no JSON is kept beside under another name."""
    try:
        text = path.read_text(encoding="utf-8")
        values = json.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return defaults, ()
    except (OSError, ValueError, RecursionError):
        _set_aside(path)
        return defaults, (path.name,)
    if not isinstance(values, dict):
        _set_aside(path)
        return defaults, (path.name,)
    return read_settings(values, defaults)


def save_settings(path: Path, settings: Settings, defaults: Settings = _USUAL) -> None:
    """Write what was chosen besides the defaults; raises FileNotWritable and leaves the old file if it cannot."""
    write_text(path, json.dumps(chosen_values(settings, defaults), indent=2) + "\n")


def _set_aside(path: Path) -> None:
    with suppress(OSError):  # where the folder cannot be written, the file stays as it is
        path.replace(path.with_name("settings.unreadable.json"))
