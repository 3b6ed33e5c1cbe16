"""The palettes can be read, and the style sheets use nothing else."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from hrdesk.core.colour import Colour
from hrdesk.core.settings import ZOOM_STEPS
from hrdesk.ui.reader.page_html import page_style
from hrdesk.ui.style_sheet import STYLE_SHEET
from hrdesk.ui.theme import PALETTES, Colours, ThemeName, Type, contrast, qt_palette, style_sheet

NAMES = tuple(field.name for field in fields(Colours))
NAMED = Colours(**{name: f"@{name}@" for name in NAMES})
"""Colours that are called by their own name, so that a style sheet says which ones it uses."""
GROUNDS = ("window", "surface")
SOFT_GROUNDS = ("accent_soft", "danger_soft", "warning_soft", "tip_soft", "note_soft")
EVERYWHERE = [(text, ground) for text in ("ink", "muted", "accent") for ground in (*GROUNDS, *SOFT_GROUNDS)]
OF_THEIR_OWN = [
    (f"{name}_text", ground) for name in ("danger", "warning", "tip", "note") for ground in (*GROUNDS, f"{name}_soft")
]
ON_FULL_COLOUR = [("accent_ink", "accent"), ("danger_ink", "danger"), ("window", "ink")]
ON_MARKS = [("ink", name) for name in (*(colour.value for colour in Colour), "found", "found_now")]
EDGES = [
    *(("muted", colour.value) for colour in Colour),  # the lines by which highlights are told apart without colour
    *((line, ground) for line in ("edge", "faded", "accent") for ground in GROUNDS),
    ("accent", "accent_soft"),
    ("danger_text", "window"),
    ("danger_text", "surface"),
]

every_theme = pytest.mark.parametrize("theme", list(ThemeName))


class Rule(NamedTuple):
    selectors: tuple[str, ...]
    values: dict[str, str]


def rules_of(sheet: str) -> Iterator[Rule]:
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        values = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        names = tuple(selector.strip() for selector in selectors.split(","))
        yield Rule(names, {name.strip(): value.strip() for name, value in values.items()})


def named_colour(value: str) -> str:
    found = re.search(r"@(\w+)@", value)
    return found.group(1) if found else ""


def base_of(selector: str) -> str:
    """The selector without its state: a button that is pressed is still that button."""
    return re.sub(r"(?<!:):(?!:)[\w-]+", "", selector)


def window_pairs() -> set[tuple[str, str]]:
    """(text, ground) of every rule of the window's style sheet; what a rule does not say it has from its base."""
    bases: dict[str, dict[str, str]] = {}
    pairs = set()
    for rule in rules_of(STYLE_SHEET):
        for selector in rule.selectors:
            base = base_of(selector)
            values = bases.get(base.split("[")[0], {}) | bases.get(base, {}) | rule.values
            if selector == base:
                bases[base] = values
            selected = named_colour(values.get("selection-background-color", ""))
            if selected:
                pairs.add((named_colour(values["selection-color"]), selected))
            if is_written_on(selector) and {"color", "background"} & rule.values.keys():
                text = named_colour(values.get("color", "")) or "ink"
                around = bases.get(base.split()[0], {}).get("background", "") if " " in base else ""
                ground = named_colour(values.get("background", "")) or named_colour(around)
                pairs |= {(text, ground)} if ground else {(text, ground) for ground in GROUNDS}
    return pairs


def is_written_on(selector: str) -> bool:
    """Whether there are words on it that matter: frames and bars have none, and what is disabled need not be read."""
    bare = re.match(r"Q(Frame|Splitter|ScrollBar|MainWindow|ScrollArea)", selector) and " " not in selector
    return not bare and ":disabled" not in selector and not re.search("::(separator|indicator)", selector)


def page_pairs() -> set[tuple[str, str]]:
    """(text, ground) of every rule of the page's style sheet."""
    grounds: dict[str, str] = {}
    pairs = set()
    for rule in rules_of(page_style(NAMED, 100)):
        for selector in rule.selectors:
            ground = named_colour(rule.values.get("background-color", "")) or grounds.get(
                selector.split()[0], "surface"
            )
            grounds[selector] = ground
            pairs.add((named_colour(rule.values.get("color", "")) or "ink", ground))
    return pairs


@every_theme
@pytest.mark.parametrize(("text", "ground"), EVERYWHERE + OF_THEIR_OWN + ON_FULL_COLOUR + ON_MARKS)
def test_text_stands_out_from_its_ground(theme: ThemeName, text: str, ground: str) -> None:
    colours = PALETTES[theme]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@every_theme
def test_text_stands_out_wherever_the_window_sets_it(theme: ThemeName) -> None:
    colours = PALETTES[theme]
    pairs = window_pairs()
    weak = {
        (text, ground) for text, ground in pairs if contrast(getattr(colours, text), getattr(colours, ground)) < 4.5
    }
    assert {("danger_ink", "danger"), ("window", "ink"), ("ink", "warning_soft"), ("accent", "accent_soft")} <= pairs
    assert not weak


@every_theme
def test_text_stands_out_wherever_a_page_sets_it(theme: ThemeName) -> None:
    colours = PALETTES[theme]
    pairs = page_pairs()
    weak = {
        (text, ground) for text, ground in pairs if contrast(getattr(colours, text), getattr(colours, ground)) < 4.5
    }
    assert ("danger_text", "danger_soft") in pairs
    assert not weak


@every_theme
@pytest.mark.parametrize(("line", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(theme: ThemeName, line: str, ground: str) -> None:
    colours = PALETTES[theme]
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


@every_theme
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit])
@pytest.mark.parametrize("role", ["", "primary", "link", "chip", "choice"])
def test_what_cannot_be_used_differs_without_colour_and_can_still_be_read(
    qtbot: QtBot, theme: ThemeName, kind: type[QPushButton | QToolButton | QLineEdit], role: str
) -> None:
    colours, widget = PALETTES[theme], kind()
    qtbot.addWidget(widget)
    widget.setProperty("role", role)
    widget.setText("Go on")
    widget.setPalette(qt_palette(colours))
    widget.setStyleSheet(style_sheet(colours))
    enabled, disabled = light_in(widget), light_in(widget, is_enabled=False)
    assert max(disabled) / min(disabled) >= 3
    assert contrast(colours.ink, colours.faded) >= 2.5
    assert enabled != disabled


def light_in(widget: QPushButton | QToolButton | QLineEdit, *, is_enabled: bool = True) -> list[float]:
    """The contrast of each pixel with black."""
    widget.setEnabled(is_enabled)
    image = widget.grab().toImage()
    return [
        contrast("#000000", image.pixelColor(x, y).name()) for x in range(image.width()) for y in range(image.height())
    ]


@every_theme
def test_highlights_differ_from_each_other_and_from_the_page(theme: ThemeName) -> None:
    colours = PALETTES[theme]
    assert len({colours.surface, *(colours.highlight(colour) for colour in Colour)}) == 6


@every_theme
def test_every_placeholder_of_the_style_sheet_is_filled(theme: ThemeName) -> None:
    assert set(re.findall(r"@(\w+)@", STYLE_SHEET)) <= set(NAMES)
    assert "@" not in style_sheet(PALETTES[theme])


def test_placeholders_are_filled_with_the_colour_they_name() -> None:
    assert style_sheet(NAMED) == STYLE_SHEET


@pytest.mark.parametrize("zoom", ZOOM_STEPS)
def test_no_text_of_a_page_is_below_15_pixels(zoom: int) -> None:
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", page_style(NAMED, zoom))]
    assert len(sizes) > 10
    assert min(sizes) >= 15


def test_no_text_of_the_window_is_below_15_pixels() -> None:
    sizes = [int(size) for size in re.findall(r"font-size:\s*(\d+)px", STYLE_SHEET)]
    of_type = [value for name, value in vars(Type).items() if name.isupper()]
    assert min(sizes) >= 15
    assert min(of_type) >= 15
    assert not re.findall(r"font-size:\s*[\d.]+(?!px|[\d.])", STYLE_SHEET)


def test_twice_the_text_size_is_twice_the_pixels() -> None:
    normal = re.findall(r"font-size: (\d+)px", page_style(NAMED, 100))
    double = re.findall(r"font-size: (\d+)px", page_style(NAMED, 200))
    assert [int(size) for size in double] == [2 * int(size) for size in normal]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
