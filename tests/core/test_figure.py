"""Figures drawn from facts."""

import itertools
import re
from xml.etree import ElementTree as Xml

import pytest

from hrdesk.core.article_view import Figure
from hrdesk.core.figure import WIDTH, Drawing, draw_figure, number
from hrdesk.core.front_matter import Fact, FigureKind
from hrdesk.ui.theme import LIGHT
from tests.builders import make_fact

SVG = "{http://www.w3.org/2000/svg}"
ODD = "<b>5 & 6</b> \"quoted\" 'so' ]]> @ink@ &amp; العربية " + "long words " * 12


def event(date: str, label: str = "It began", *, disputed: bool = False) -> Fact:
    return make_fact(f"f{date}", kind="timeline", date=date, label=label, disputed=disputed)


def words(drawing: Drawing) -> list[str]:
    return [text.text or "" for text in Xml.fromstring(drawing.svg).iter(f"{SVG}text")]


DRAWINGS: dict[FigureKind, list[Fact]] = {
    "timeline": [event("1990", ODD, disputed=True), event("1995", ODD)],
    "bars": [make_fact(label=ODD, unit=ODD, year=2021), make_fact("f2", label=ODD, value=None)],
    "share": [make_fact(label=ODD, unit=ODD), make_fact("f2", label=ODD, value=3.0)],
    "steps": [make_fact(kind="step", label=ODD, text=ODD), make_fact("f2", kind="step", label="Then")],
    "levels": [make_fact(kind="level", label=ODD, text=ODD), make_fact("f2", kind="level", label="Law")],
    "members": [make_fact(kind="organisation", label=ODD, place=ODD)] * 3,
}


@pytest.mark.parametrize("kind", list(DRAWINGS))
def test_a_figure_with_odd_labels_is_well_formed_and_of_its_size(kind: FigureKind) -> None:
    drawing = draw_figure(kind, DRAWINGS[kind])
    root = Xml.fromstring(drawing.svg)
    assert root.tag == f"{SVG}svg"
    assert (
        (root.get("width"), root.get("height"))
        == (str(drawing.width), str(drawing.height))
        == (str(WIDTH), root.get("height"))
    )
    assert {child.tag.removeprefix(SVG) for child in root} <= {"text", "rect", "circle", "line"}
    shown = "".join("".join(words(drawing)).split())
    assert "<b>5&6</b>\"quoted\"'so'" in shown


@pytest.mark.parametrize("kind", list(DRAWINGS))
def test_the_theme_knows_every_colour_that_a_figure_names(kind: FigureKind) -> None:
    plain = [make_fact(label="a", kind="figure", date="1990"), make_fact("f2", label="b", date="1991", disputed=True)]
    drawing = draw_figure(kind, plain)
    named = set(re.findall(r"@(\w+)@", drawing.svg))
    assert named
    assert named <= set(LIGHT.figure_colours())
    figure = Figure("A figure", drawing.svg, drawing.width, drawing.height)
    assert "@" not in figure.painted(LIGHT.figure_colours())


def test_a_timeline_stands_in_the_order_of_time() -> None:
    assert words(draw_figure("timeline", [event("2019/2021", "Later"), event("1990-05", "First")])) == [
        "1990",
        "First",
        "2019–21",
        "Later",
    ]


def test_a_disputed_year_is_told_in_words_not_by_colour_alone() -> None:
    told = "sources differ on the year"
    assert told in words(draw_figure("timeline", [event("1990", disputed=True)]))
    assert told not in words(draw_figure("timeline", [event("1990")]))


def test_a_long_label_breaks_into_lines_and_makes_room() -> None:
    short = draw_figure("timeline", [event("1990")])
    long = draw_figure("timeline", [event("1990", "harm reduction " * 20)])
    assert len(words(long)) > len(words(short)) + 2
    assert long.height > short.height


def test_bars_are_as_long_as_their_values() -> None:
    drawing = draw_figure("bars", [make_fact(value=50.0), make_fact("f2", value=100.0), make_fact("f3", value=None)])
    rooms, bars = rects(drawing)[::2], rects(drawing)[1::2]
    assert bars[1] == pytest.approx(rooms[1])
    assert bars[0] == pytest.approx(rooms[0] / 2, abs=0.2)
    assert bars[2] == 3.0
    assert "100 people" in words(drawing)


def test_bars_of_nothing_can_be_drawn() -> None:
    assert rects(draw_figure("bars", [make_fact(value=0.0)]))[1] == 3.0


def test_a_year_stands_beside_its_value() -> None:
    assert "10 people (2021)" in words(draw_figure("bars", [make_fact(year=2021)]))


def test_a_share_shows_the_part_of_the_whole() -> None:
    drawing = draw_figure("share", [make_fact(value=200.0), make_fact("f2", value=50.0, label="Women")])
    assert rects(drawing) == [WIDTH, WIDTH / 4]
    assert words(drawing) == ["People: 200 people", "Women: 50 people (25.0% of the whole)"]


def test_a_part_larger_than_its_whole_fills_the_whole() -> None:
    assert rects(draw_figure("share", [make_fact(value=None), make_fact("f2", value=50.0)])) == [WIDTH, WIDTH]


def rects(drawing: Drawing) -> list[float]:
    return [float(rect.get("width", "")) for rect in Xml.fromstring(drawing.svg).iter(f"{SVG}rect")]


@pytest.mark.parametrize(
    ("value", "written"),
    [(2720001, "2\u2009720\u2009001"), (0.25, "0.2"), (12.5, "12.5"), (7.0, "7"), (-1000, "-1\u2009000")],
)
def test_numbers_have_gaps_between_thousands(value: float, written: str) -> None:
    assert number(value) == written


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) of each box."""
    found = []
    for box in Xml.fromstring(drawing.svg).iter(f"{SVG}rect"):
        if box.get("stroke"):
            x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
            found.append((x, y, x + width, y + height))
    return found


def test_steps_stand_one_below_the_other_with_their_numbers() -> None:
    drawing = draw_figure("steps", [make_fact(kind="step", label=f"Step {n}", text="Do it.") for n in range(3)])
    assert words(drawing) == ["1", "Step 0", "Do it.", "2", "Step 1", "Do it.", "3", "Step 2", "Do it."]
    tops = boxes(drawing)
    assert all(above[3] < below[1] for above, below in itertools.pairwise(tops))
    assert tops[-1][3] <= drawing.height


def test_each_level_is_wider_than_the_one_it_holds() -> None:
    levels = boxes(draw_figure("levels", [make_fact(kind="level", label=str(n)) for n in range(5)]))
    assert all(inner[0] > outer[0] and inner[2] < outer[2] for inner, outer in itertools.pairwise(levels))
    assert levels[-1][2] <= WIDTH


def test_members_stand_in_two_columns_and_do_not_touch() -> None:
    tiles = boxes(draw_figure("members", [make_fact(kind="organisation", label=f"Body {n}") for n in range(5)]))
    assert len({tile[0] for tile in tiles}) == 2
    assert tiles[0][2] < tiles[1][0]
    assert tiles[0][3] < tiles[2][1]


def test_bars_of_one_figure_are_on_one_scale() -> None:
    facts = [
        make_fact(label="Small", value=10.0, unit="people of a long unit"),
        make_fact("f2", label="All", value=20.0),
    ]
    tracks: list[float] = []
    bars: list[float] = []
    for rect in Xml.fromstring(draw_figure("bars", facts).svg).iter(f"{SVG}rect"):
        (tracks if rect.get("fill") == "@line@" else bars).append(float(rect.get("width", "0")))
    assert len(set(tracks)) == 1
    assert bars[0] == pytest.approx(bars[1] / 2, abs=0.1)
    assert bars[1] == pytest.approx(tracks[0], abs=0.1)
