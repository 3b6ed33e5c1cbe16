"""The parts of a slide for other programs."""

from hrdesk.core.slide_parts import PartKind, SlidePart, parts_of

CALLOUT = (
    '<table class="callout" width="100%"><tr><td class="danger"><p class="callout-title">Stop</p>{}</td></tr></table>'
)
TABLE = '<table class="grid"><thead><tr><th>A</th></tr></thead><tr><td>one</td></tr><tr><td>two</td></tr></table>'


def kinds(html: str) -> list[tuple[PartKind, str]]:
    return [(part.kind, part.tone) for part in parts_of(html)]


def test_paragraphs_and_lists_are_one_part_until_something_else_comes() -> None:
    html = f"<p>a</p><ul><li>b</li></ul>{TABLE}<p>c</p>"
    assert kinds(html) == [(PartKind.TEXT, ""), (PartKind.TABLE, ""), (PartKind.TEXT, "")]
    assert parts_of(html)[0].html == "<p>a</p><ul><li>b</li></ul>"


def test_two_callouts_one_below_the_other_stay_two() -> None:
    html = CALLOUT.format("<p>a</p><p>b</p>") + CALLOUT.replace("danger", "tip").format("<ul><li>c</li></ul>")
    assert kinds(html) == [(PartKind.BOX, "danger"), (PartKind.BOX, "tip")]
    assert "Stop" in parts_of(html)[0].html
    assert "<p>b</p>" in parts_of(html)[0].html


def test_a_table_in_a_callout_is_part_of_the_callout() -> None:
    assert kinds(CALLOUT.format(TABLE)) == [(PartKind.BOX, "danger")]


def test_an_answer_is_a_box() -> None:
    assert kinds('<p>a) Yes</p><p class="answer">a) For this reason</p>') == [
        (PartKind.TEXT, ""),
        (PartKind.BOX, "answer"),
    ]


def test_figures_are_parts_of_their_own_with_name_band_and_words() -> None:
    html = '<p class="figure"><img src="figure:steps?0-9.5" alt="Five &amp; more"></p>'
    both = parts_of(html + html.replace("steps", "bars"))
    assert [(part.kind, part.address) for part in both] == [
        (PartKind.FIGURE, "steps?0-9.5"),
        (PartKind.FIGURE, "bars?0-9.5"),
    ]
    assert both[0].alternative == "Five & more"


def test_what_is_no_figure_has_no_address() -> None:
    part = SlidePart(PartKind.TEXT, "<p>a</p>")
    assert (part.address, part.alternative) == ("", "")


def test_nothing_has_no_parts() -> None:
    assert parts_of("") == ()
