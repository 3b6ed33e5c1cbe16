"""Putting a handout together, and where its pages stand on the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from hrdesk.core.imposition import BLANK, SHAPES, impose

HEROIN, MIXING, SIGNS = PagePart("heroin"), PagePart("heroin", "mixing"), PagePart("heroin", "emergency-signs")
VEINS = PagePart("vein-care")


def test_a_whole_page_takes_the_place_of_its_sections() -> None:
    plan = HandoutPlan().with_part(MIXING).with_part(VEINS).with_part(HEROIN)
    assert plan.parts == (VEINS, HEROIN)
    assert plan.with_part(SIGNS) == plan
    assert plan.without(HEROIN).parts == (VEINS,)


def test_parts_of_one_page_that_follow_each_other_are_one_chapter() -> None:
    plan = HandoutPlan((MIXING, SIGNS, VEINS, MIXING))
    assert list(plan.chapters()) == [
        ("heroin", ("mixing", "emergency-signs")),
        ("vein-care", ("",)),
        ("heroin", ("mixing",)),
    ]


@pytest.mark.parametrize(("start", "end", "order"), [(0, 1, "bac"), (0, 9, "bca"), (2, 0, "cab"), (1, -5, "bac")])
def test_a_part_is_moved_within_the_ends(start: int, end: int, order: str) -> None:
    plan = HandoutPlan(tuple(PagePart(name) for name in "abc")).moved(start, end)
    assert "".join(part.article_id for part in plan.parts) == order


def test_nothing_of_the_persons_own_goes_out_by_default() -> None:
    assert not HandoutPlan().notes
    assert not HandoutPlan().highlights


def test_a_booklet_of_eight_pages_is_read_in_order_when_it_is_folded() -> None:
    sides = [tuple(cell.page + 1 for cell in side) for side in impose(Sheet.BOOKLET, 8)]
    assert sides == [(8, 1), (2, 7), (6, 3), (4, 5)]


@given(pages=st.integers(1, 200))
def test_every_page_of_a_folded_booklet_lies_where_its_neighbours_are(pages: int) -> None:
    sides = impose(Sheet.BOOKLET, pages)
    assert len(sides) % 2 == 0
    folded: dict[int, int] = {}
    for number, (left, right) in enumerate(sides):
        sheet, is_back = divmod(number, 2)
        first, last = (2 * sheet + 1, 2 * len(sides) - 2 * sheet - 2) if is_back else (2 * sheet, -1 - 2 * sheet)
        places = (first, last) if is_back else (last % (2 * len(sides)), first)
        folded |= dict(zip(places, (left.page, right.page), strict=True))
    assert [folded[place] for place in sorted(folded)][:pages] == list(range(pages))
    assert set(list(folded.values())) - {BLANK} == set(range(pages))


def test_a_card_stands_front_beside_back_and_one_alone_stands_twice() -> None:
    (side,) = impose(Sheet.CARD, 2)
    assert [(cell.page, cell.column, cell.row) for cell in side] == [(0, 0, 0), (1, 1, 0), (0, 0, 1), (1, 1, 1)]
    assert [len(side) for side in impose(Sheet.CARD, 5)] == [4, 2]
    assert impose(Sheet.CARD, 5)[1][1].page == BLANK


@pytest.mark.parametrize("sheet", Sheet)
def test_the_pages_of_a_sheet_fit_on_its_paper(sheet: Sheet) -> None:
    shape = SHAPES[sheet]
    width, height = shape.paper
    assert shape.columns * shape.width <= width + 0.01
    assert shape.rows * shape.height <= height + 0.01
    assert len({cell for side in impose(sheet, 7) for cell in side if cell.page != BLANK}) >= 7
