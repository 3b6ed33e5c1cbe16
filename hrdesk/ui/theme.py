"""How everything looks: named colours, spacing and type, and what Qt is told of them."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from hrdesk.core.colour import Colour
from hrdesk.core.settings import ThemeChoice
from hrdesk.ui.style_sheet import STYLE_SHEET


class Space:
    """Distances in pixels; everything stands on this scale."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 20
    HUGE = 32


class Type:
    """Text sizes in pixels; nothing is smaller than SMALL."""

    SMALL = 15
    BASE = 16
    READING = 18
    LARGE = 22
    TITLE = 30
    EMERGENCY_LARGEST = 36
    EMERGENCY_SMALLEST = 22


@dataclass(frozen=True)
class Colours:
    """Colours by what they are for. Each `…_ink` is the text on the colour it is named after."""

    window: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    faded: str
    """Words and edges of what cannot be used now."""
    accent: str
    accent_ink: str
    accent_soft: str
    danger: str
    danger_ink: str
    danger_text: str
    danger_soft: str
    warning_text: str
    warning_soft: str
    tip_text: str
    tip_soft: str
    note_text: str
    note_soft: str
    found: str
    found_now: str
    yellow: str
    green: str
    blue: str
    pink: str
    purple: str

    def highlight(self, colour: Colour) -> str:
        """The background of a highlight in this colour."""
        value = getattr(self, colour.value)
        assert isinstance(value, str)
        return value

    def figure_colours(self) -> dict[str, str]:
        """The colours that figures name."""
        return {
            "ink": self.ink,
            "muted": self.muted,
            "accent": self.accent,
            "line": self.line,
            "warning": self.warning_text,
            "surface": self.surface,
        }


LIGHT = Colours(
    window="#f4f2ed",
    surface="#ffffff",
    ink="#1b2422",
    muted="#525c58",
    line="#dcd8ce",
    edge="#86897f",
    faded="#6f746c",
    accent="#0b6259",
    accent_ink="#ffffff",
    accent_soft="#d9ece8",
    danger="#b3261e",
    danger_ink="#ffffff",
    danger_text="#a3211a",
    danger_soft="#fbe5e2",
    warning_text="#774700",
    warning_soft="#fbefd5",
    tip_text="#1d5a28",
    tip_soft="#e2f1e0",
    note_text="#274a86",
    note_soft="#e4ebf7",
    found="#ffe39a",
    found_now="#ffb347",
    yellow="#fff0a3",
    green="#c9efc0",
    blue="#cbe3fb",
    pink="#fbd3e0",
    purple="#e3d6f8",
)

DARK = Colours(
    window="#141819",
    surface="#1c2122",
    ink="#e6eae8",
    muted="#a9b3af",
    line="#343c3d",
    edge="#7b8784",
    faded="#7b8784",
    accent="#72cdc0",
    accent_ink="#08231f",
    accent_soft="#213d39",
    danger="#c0322a",
    danger_ink="#ffffff",
    danger_text="#ff9d93",
    danger_soft="#43211f",
    warning_text="#f2c266",
    warning_soft="#3b301a",
    tip_text="#93d39a",
    tip_soft="#20341f",
    note_text="#a7c4f5",
    note_soft="#222e44",
    found="#6b5310",
    found_now="#8a5200",
    yellow="#5c5114",
    green="#2c4f2a",
    blue="#234a6b",
    pink="#63293f",
    purple="#463566",
)

HIGH_CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    ink="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    edge="#ffffff",
    faded="#9a9a9a",
    accent="#ffe600",
    accent_ink="#000000",
    accent_soft="#333000",
    danger="#ff6a5e",
    danger_ink="#000000",
    danger_text="#ff9d93",
    danger_soft="#330805",
    warning_text="#ffc94d",
    warning_soft="#332400",
    tip_text="#8cff9a",
    tip_soft="#00330a",
    note_text="#a9ccff",
    note_soft="#00214d",
    found="#665c00",
    found_now="#8a4f00",
    yellow="#5a5000",
    green="#005a12",
    blue="#00418a",
    pink="#7a0038",
    purple="#4b1a8f",
)


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


PALETTES = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK, ThemeName.HIGH_CONTRAST: HIGH_CONTRAST}


def theme_for(choice: ThemeChoice) -> ThemeName:
    """The theme to show for a choice; "as the system" asks the desktop."""
    if choice is not ThemeChoice.SYSTEM:
        return ThemeName(choice.value)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ThemeName.DARK if dark else ThemeName.LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """The palette for Qt's own widgets."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.ink),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.danger_text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.accent_ink),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.PlaceholderText, colours.muted),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.ink),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faded))
    return palette


def style_sheet(colours: Colours) -> str:
    """The style sheet of the window in these colours."""
    sheet = STYLE_SHEET
    names = sorted((field.name for field in fields(colours)), key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}@", getattr(colours, name))
    return sheet


def font(size: int, *, bold: bool = False) -> QFont:
    """The system's font in a size in pixels."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPixelSize(size)
    if bold:
        chosen.setWeight(QFont.Weight.DemiBold)
    return chosen


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
