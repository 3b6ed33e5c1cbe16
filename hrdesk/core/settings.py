"""What a person chose for the window: typed, with defaults and ranges."""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

_COUNTRY = re.compile(r"([A-Z]{2})?")
_SHORT_SUM = re.compile(r"([0-9a-f]{12})?")

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes in percent."""

NOTES_SIZES = (16, 18, 20, 22, 26, 30, 36, 44)
"""Pixels of the notes that a trainer reads while talking."""

IDLE_MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)
"""Choices for locking by itself; 0 is never."""

REVEAL_KEYS = ("F2", "F7", "F10", "F12")
"""Keys that do nothing else."""


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True)
class Settings:
    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 100
    sidebar_shown: bool = True
    context_shown: bool = True
    country: str = ""
    """ISO 3166-1 code of the country whose numbers are shown; empty when none was chosen."""
    idle_lock_minutes: int = 10
    """Minutes without a key or click after which a protected notebook is locked; 0 for never."""
    reveal_key: str = "F2"
    """What brings the window back after it was hidden quickly."""
    told_notes: str = ""
    """Stands for the notes that wait after the library changed, as they were when that was told last."""
    notes_size: int = 20
    """Pixels of the text of notes in the presenter view."""
    window: str = ""
    """Place and size of the window as Qt writes it, in hexadecimal."""


def read_settings(values: Mapping[str, object], defaults: Settings | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Settings from stored values, and the names of those that were not usable and fell back to their default."""
    settings, refused = defaults or Settings(), []
    for field in fields(Settings):
        if field.name not in values:
            continue
        try:
            settings = replace(settings, **{field.name: _accept(field.name, values[field.name])})  # type: ignore[arg-type]
        except ValueError:
            refused.append(field.name)
    return settings, tuple(refused)


def settings_values(settings: Settings) -> dict[str, object]:
    """The settings as plain values that can be stored."""
    return asdict(settings)


def chosen_values(settings: Settings, defaults: Settings) -> dict[str, object]:
    """Those values that differ from the defaults, which then may change for whoever chose nothing else."""
    usual = settings_values(defaults)
    return {name: value for name, value in settings_values(settings).items() if value != usual[name]}


def with_locked(settings: Settings, laid_down: Settings, locked: Collection[str]) -> Settings:
    """The settings, but for those that are locked, which are as they were laid down."""
    return replace(settings, **{name: getattr(laid_down, name) for name in locked})


def zoom_after(zoom: int, steps: int) -> int:
    """The text size so many steps up or down from `zoom`, within the range."""
    nearest = min(range(len(ZOOM_STEPS)), key=lambda i: abs(ZOOM_STEPS[i] - zoom))
    return ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, nearest + steps))]


def notes_size_after(size: int, steps: int) -> int:
    """The size of notes so many steps up or down from one of them, within the range."""
    return NOTES_SIZES[max(0, min(len(NOTES_SIZES) - 1, NOTES_SIZES.index(size) + steps))]


def _accept(name: str, value: object) -> object:
    match name, value:
        case "theme", str():
            return ThemeChoice(value)
        case "zoom", int() if value in ZOOM_STEPS and not isinstance(value, bool):
            return value
        case (("sidebar_shown" | "context_shown"), bool()):
            return value
        case "country", str() if _COUNTRY.fullmatch(value):
            return value
        case "idle_lock_minutes", int() if value in IDLE_MINUTES and not isinstance(value, bool):
            return value
        case "reveal_key", str() if value in REVEAL_KEYS:
            return value
        case "told_notes", str() if _SHORT_SUM.fullmatch(value):
            return value
        case "notes_size", int() if value in NOTES_SIZES and not isinstance(value, bool):
            return value
        case "window", str() if len(value) < 4_000:
            return value
    raise ValueError(name)
