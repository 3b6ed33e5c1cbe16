"""The page: loads nothing from outside, and marks stay on their words."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import Anchor, AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.article_view import Figure
from hrdesk.core.colour import Colour
from hrdesk.services.library import Library
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reader.article_view import ArticleView
from hrdesk.ui.theme import DARK, LIGHT
from tests.builders import make_annotation

IMAGE = QTextDocument.ResourceType.ImageResource.value
LONG = "".join(f"<h2 id='h{n}'>Part {n}</h2><p>{f'Words of part {n} go on. ' * 40}</p>" for n in range(1, 21))
FIGURE = Figure("A line", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"></svg>', 90, 30)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ArticleView]:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.close()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A real picture on the disk, seven by five; whoever loads it gives away its size."""
    path = tmp_path / "canary.png"
    assert QImage(7, 5, QImage.Format.Format_RGB32).save(str(path))
    return path


def nothing(name: str) -> Figure | None:
    return None


def select(view: ArticleView, words: str) -> None:
    start = view.shown_text.index(words)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def words_at(view: ArticleView, start: int, end: int) -> str:
    """What Qt itself has there."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def marked_words(view: ArticleView) -> list[str]:
    """What is drawn as marked now."""
    return [selection.cursor.selectedText() for selection in view.extraSelections()]  # type: ignore[attr-defined]


def placed_words(view: ArticleView) -> list[str]:
    return [words_at(view, placed.start, placed.end) for placed in view.placed]


def annotate(view: ArticleView, words: str, id: str = "a1") -> Annotation:
    select(view, words)
    selected = view.selected_anchor()
    assert selected is not None
    anchor, heading = selected
    return make_annotation(id, anchor=anchor, heading=heading)


def size_of(loaded: object) -> tuple[int, int]:
    assert isinstance(loaded, QImage)
    return loaded.width(), loaded.height()


ELSEWHERE = (
    "http://example.org/a.png",
    "https://example.org/a.png",
    "ftp://example.org/a.png",
    "//server/share/a.png",
    "file://server/share/a.png",
    r"\\server\share\a.png",
    "figure:unknown",
    "figure:",
    "data:image/png;base64,AAAA",
    "qrc:/qt-project.org/a.png",
    ":/a.png",
    "",
)


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize("kind", [kind.value for kind in QTextDocument.ResourceType])
def test_what_is_not_a_figure_of_the_page_is_one_empty_dot(view: ArticleView, address: str, kind: int) -> None:
    view.show_page("<p>words</p>", nothing)
    assert size_of(view.loadResource(kind, QUrl(address))) == (1, 1)
    assert size_of(view.loadResource(kind, address)) == (1, 1)


def test_a_file_on_the_disk_is_never_loaded(view: ArticleView, canary: Path) -> None:
    forms = (QUrl.fromLocalFile(str(canary)).toString(), str(canary), f"figure:{canary}", f"file:{canary}")
    view.show_page("".join(f"<p><img src='{form}'></p>" for form in forms), nothing)
    document = view.document()
    assert size_of(QImage(str(canary))) == (7, 5)
    for form in forms:
        assert size_of(view.loadResource(IMAGE, QUrl(form))) == (1, 1)
        assert size_of(document.resource(IMAGE, QUrl(form))) == (1, 1)
    assert view.document().size().height() < 400


def test_a_page_beside_a_file_does_not_reach_it_by_its_name(
    view: ArticleView, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(canary.parent)
    view.show_page("<p><img src='canary.png'></p>", nothing)
    view.setSearchPaths([str(canary.parent)])
    assert size_of(view.document().resource(IMAGE, QUrl("canary.png"))) == (1, 1)


def test_a_figure_of_the_page_is_drawn_in_its_own_shape(view: ArticleView) -> None:
    asked: list[str] = []

    def figure(name: str) -> Figure | None:
        asked.append(name)
        return FIGURE

    view.show_page("<p><img src='figure:line'></p>", figure)
    width, height = size_of(view.loadResource(IMAGE, QUrl("figure:line")))
    assert set(asked) == {"line"}
    assert width == pytest.approx(3 * height, abs=3)


def test_a_figure_grows_with_the_text_but_not_beyond_the_page(view: ArticleView) -> None:
    view.show_page("", lambda name: Figure("", FIGURE.svg, 300, 100))
    normal, _ = size_of(view.loadResource(IMAGE, QUrl("figure:line")))
    view.set_look(LIGHT, 200)
    double, _ = size_of(view.loadResource(IMAGE, QUrl("figure:line")))
    view.resize(400, 600)
    narrow, _ = size_of(view.loadResource(IMAGE, QUrl("figure:line")))
    ratio = view.devicePixelRatioF()
    assert double == 2 * normal
    assert narrow <= view.viewport().width() * ratio


def test_every_figure_of_the_library_is_drawn(window: MainWindow, library: Library) -> None:
    drawn = 0
    for card in library.cards():
        html = library.article(card.id).html
        if "figure:" in html:
            window.open_article(card.id)
            names = [part.split('"')[0] for part in html.split('src="figure:')[1:]]
            for name in names:
                width, height = size_of(window.reader.view.loadResource(IMAGE, QUrl(f"figure:{name}")))
                assert width >= 160, (card.id, name)
                assert height > 20, (card.id, name)
                drawn += 1
    assert drawn >= 2


@pytest.mark.parametrize(
    ("address", "wish"),
    [
        ("article:heroin", ["heroin", ""]),
        ("article:heroin#risks", ["heroin", "risks"]),
        ("article:#here", ["", "here"]),
    ],
)
def test_a_link_to_a_page_is_a_wish_for_it(view: ArticleView, qtbot: QtBot, address: str, wish: list[str]) -> None:
    view.show_page("<p>words</p>", nothing)
    with qtbot.waitSignal(view.article_requested) as told:
        view.anchorClicked.emit(QUrl(address))
    assert told.args == wish
    assert view.toPlainText() == "words"


def test_a_link_to_a_source_is_a_wish_for_it(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.source_requested) as told:
        view.anchorClicked.emit(QUrl("source:s1"))
    assert told.args == ["s1"]


@pytest.mark.parametrize(
    "address", ["https://example.org", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c"]
)
def test_a_link_to_anywhere_else_leads_nowhere(view: ArticleView, qtbot: QtBot, address: str) -> None:
    view.show_page("<p>words</p>", nothing)
    with qtbot.assertNotEmitted(view.article_requested), qtbot.assertNotEmitted(view.source_requested):
        view.anchorClicked.emit(QUrl(address))
    assert view.toPlainText() == "words"


@pytest.mark.parametrize("zoom", [80, 200])
def test_a_highlight_stays_on_its_words_in_another_text_size(view: ArticleView, zoom: int) -> None:
    view.show_page(LONG, nothing)
    view.set_annotations([annotate(view, "Words of part 7 go on. Words of part 7")])
    view.set_look(DARK, zoom)
    assert placed_words(view) == ["Words of part 7 go on. Words of part 7"]
    assert [placed.state for placed in view.placed] == [AnchorState.SAME]


def test_a_highlight_stays_on_its_words_when_the_page_is_shown_again(window: MainWindow) -> None:
    view = window.reader.view
    window.open_article("heroin")
    words = "naloxone"
    select(view, words)
    window.action("colour_3").trigger()
    (before,) = view.placed
    for _ in range(2):
        window.action("double_size").trigger()
        assert placed_words(view) == [words]
        window.open_article("cocaine")
        assert view.placed == ()
        window.action("normal_size").trigger()
        window.open_article("heroin")
        assert placed_words(view) == [words]
    assert view.placed == (before,)


def test_a_selection_over_paragraphs_and_cells_is_found_again(view: ArticleView) -> None:
    page = "<p>first words</p><table><tr><td>one cell</td><td>other cell</td></tr></table><p>last words</p>"
    view.show_page(page, nothing)
    cursor = view.textCursor()
    cursor.setPosition(view.shown_text.index("words"))
    cursor.setPosition(view.shown_text.index("last") + 4, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    selected = view.selected_anchor()
    assert selected is not None
    assert selected[0].exact == "words one cell other cell last"
    view.set_annotations([make_annotation(anchor=selected[0])])
    (placed,) = view.placed
    assert view.shown_text[placed.start : placed.end].startswith("words")
    assert view.shown_text[placed.start : placed.end].endswith("last")


def test_white_space_around_a_selection_is_left_out(view: ArticleView) -> None:
    view.show_page("<p>some slow breathing here</p>", nothing)
    select(view, " slow breathing ")
    selected = view.selected_anchor()
    assert selected is not None
    assert (selected[0].exact, selected[0].prefix, selected[0].suffix) == ("slow breathing", "some ", " here")


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_selected_is_no_anchor(view: ArticleView, words: str) -> None:
    view.show_page("<pre>some   words</pre>", nothing)
    select(view, words)
    assert view.selected_anchor() is None


def test_an_anchor_knows_its_heading(view: ArticleView) -> None:
    view.show_page("<p>before all</p>" + LONG, nothing)
    assert annotate(view, "before all").heading == ""
    assert annotate(view, "Words of part 3").heading == "h3"


ASTRAL = "<p>𝒜 letter 🙂🙂 and then slow breathing 🚑 come, slow breathing again 😀 end</p>"


def test_text_beyond_the_first_plane_keeps_positions_right(view: ArticleView) -> None:
    view.show_page(ASTRAL, nothing)
    start = view.shown_text.index("slow breathing")
    assert words_at(view, start, start + len("slow breathing")) == "slow breathing"
    annotation = annotate(view, "slow breathing again")
    view.set_annotations([annotation])
    assert placed_words(view) == ["slow breathing again"]
    view.set_look(LIGHT, 200)
    assert placed_words(view) == ["slow breathing again"]


def test_words_found_beyond_the_first_plane_are_marked_where_they_are(view: ArticleView) -> None:
    view.show_page(ASTRAL, nothing)
    start = view.shown_text.index("again")
    view.set_found([(start, start + 5)], 0)
    assert marked_words(view) == ["again"]


def test_the_quote_of_a_selection_has_the_characters_that_were_selected(view: ArticleView) -> None:
    view.show_page(ASTRAL, nothing)
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    selected = view.selected_anchor()
    assert selected is not None
    assert selected[0].exact == ASTRAL.removeprefix("<p>").removesuffix("</p>")


def test_a_copied_selection_has_the_words_alone(view: ArticleView) -> None:
    view.show_page("<p>slow breathing</p>", nothing)
    select(view, "slow")
    copied: QMimeData = view.createMimeDataFromSelection()
    assert copied.text() == "slow"


def far_and_near(view: ArticleView) -> Sequence[Annotation]:
    return [annotate(view, f"Words of part {part} go on.", f"a{part}") for part in (1, 10, 20)]


def test_marks_are_made_only_for_what_is_in_view(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    annotations = far_and_near(view)
    view.verticalScrollBar().setValue(0)
    view.set_annotations(annotations)
    assert len(view.placed) == 3
    assert marked_words(view) == ["Words of part 1 go on."]


def test_marks_follow_the_view(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    view.set_annotations(far_and_near(view))
    for part in (10, 20, 1):
        view.show_annotation(f"a{part}")
        assert marked_words(view) == [f"Words of part {part} go on."]


def test_marks_reach_into_what_a_larger_window_shows(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    view.set_annotations([annotate(view, "Words of part 4 go on.")])
    view.resize(800, 200)
    view.verticalScrollBar().setValue(0)
    assert marked_words(view) == []
    view.resize(800, 3_000)
    assert marked_words(view) == ["Words of part 4 go on."]


def test_marks_go_with_their_notes(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    view.set_annotations([annotate(view, "Words of part 1 go on.")])
    view.set_annotations([])
    assert (view.placed, marked_words(view)) == ((), [])


def test_a_note_whose_words_are_gone_is_kept_but_not_marked(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    orphan = make_annotation("gone", anchor=Anchor("never written here", "no", "nor", 5, 23))
    view.set_annotations([orphan])
    assert [placed.state for placed in view.placed] == [AnchorState.ORPHAN]
    assert marked_words(view) == []
    view.show_annotation("gone")
    assert view.verticalScrollBar().value() == 0


def test_each_colour_is_drawn_in_its_own_ground_and_line(view: ArticleView) -> None:
    view.show_page("<p>one two three four five</p>", nothing)
    words = ("one", "two", "three", "four", "five")
    marks = []
    for word, colour in zip(words, Colour, strict=True):
        annotation = annotate(view, word, word)
        marks.append(make_annotation(word, anchor=annotation.anchor, colour=colour))
    view.set_annotations(marks)
    drawn = view.extraSelections()
    grounds = [selection.format.background().color().name() for selection in drawn]  # type: ignore[attr-defined]
    lines = {selection.format.underlineStyle() for selection in drawn}  # type: ignore[attr-defined]
    assert grounds == [LIGHT.highlight(colour) for colour in Colour]
    assert len(lines) == 5


def test_the_shortest_of_several_notes_is_the_one_that_is_meant(view: ArticleView) -> None:
    view.show_page("<p>some slow breathing here</p>", nothing)
    view.set_annotations([annotate(view, "slow breathing here", "long"), annotate(view, "breathing", "short")])
    select(view, "breathing")
    assert view.annotation_here() == "short"
    select(view, "slow")
    assert view.annotation_here() == "long"
    select(view, "some")
    assert view.annotation_here() is None


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_a_press_on_a_highlight_chooses_it(view: ArticleView, qtbot: QtBot) -> None:
    view.show_page("<p>some slow breathing here</p>", nothing)
    view.set_annotations([annotate(view, "breathing")])
    cursor = view.textCursor()
    cursor.setPosition(view.shown_text.index("breathing") + 3)
    view.setTextCursor(cursor)
    place = view.cursorRect(cursor).center()
    with qtbot.waitSignal(view.annotation_pressed) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["a1"]


def test_a_heading_comes_to_the_top(view: ArticleView) -> None:
    view.show_page("<p>before all</p>" + LONG, nothing)
    view.scroll_to_heading("h9")
    assert view.heading_on_top() == "h9"
    view.scroll_to_heading("unknown")
    assert (view.verticalScrollBar().value(), view.heading_on_top()) == (0, "")


def test_scrolling_tells_the_heading_in_view(view: ArticleView, qtbot: QtBot) -> None:
    view.show_page(LONG, nothing)
    with qtbot.waitSignal(view.heading_shown, check_params_cb=lambda slug: slug == "h5"):
        view.scroll_to_heading("h5")


@pytest.mark.parametrize("zoom", [80, 125, 200])
def test_another_text_size_keeps_the_place(view: ArticleView, zoom: int) -> None:
    view.show_page(LONG, nothing)
    view.scroll_to_heading("h12")
    view.set_look(LIGHT, zoom)
    assert view.heading_on_top() == "h12"
    view.set_look(LIGHT, 100)
    assert view.heading_on_top() == "h12"


def test_arrow_keys_scroll_as_in_any_reader(view: ArticleView) -> None:
    view.show_page(LONG, nothing)
    QTest.keyClick(view, Qt.Key.Key_Down)
    down = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert (down > 0, view.verticalScrollBar().value()) == (True, 0)


def test_words_can_be_selected_with_the_keyboard_alone(view: ArticleView) -> None:
    view.show_page("<p>slow breathing</p>", nothing)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == "slow"
    assert view.cursorWidth() > 0


@pytest.mark.parametrize("width", [900, 1_400, 2_400])
def test_lines_have_60_to_75_letters(view: ArticleView, width: int) -> None:
    view.resize(width, 600)
    view.show_page(f"<p>{'the steps of a worker on the street at night ' * 40}</p>", nothing)
    layout = view.document().firstBlock().layout()
    lengths = [layout.lineAt(line).textLength() for line in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 80


def test_the_end_of_a_selection_is_inside_the_view(view: ArticleView) -> None:
    view.show_page("<p>slow breathing</p>", nothing)
    select(view, "breathing")
    assert view.rect().contains(view.selection_foot() + QPoint(0, 1))


def test_the_heading_in_view_goes_on_with_the_page_and_never_jumps(window: MainWindow) -> None:
    window.open_article("heroin")
    view, seen = window.reader.view, []
    order = [""] + [entry.slug for entry in window.reader.article.outline]  # type: ignore[union-attr]
    for value in range(0, view.verticalScrollBar().maximum(), 83):
        view.verticalScrollBar().setValue(value)
        seen.append(order.index(view.heading_on_top()))
    assert seen == sorted(seen)


def test_a_highlight_in_view_is_drawn_wherever_the_page_stands(window: MainWindow) -> None:
    window.open_article("heroin")
    view = window.reader.view
    select(view, view.shown_text[1_900:2_600])
    window.action("highlight").trigger()
    (placed,) = view.placed
    end = QTextCursor(view.document())
    end.setPosition(placed.end)
    foot = view.verticalScrollBar().value() + view.cursorRect(end).bottom()
    missing = []
    for value in range(foot - 500, foot - 20, 7):
        view.verticalScrollBar().setValue(value)
        if not marked_words(view):
            missing.append(value)
    assert missing == []


@pytest.mark.parametrize("article_id", ["heroin", "history-of-harm-reduction", "three-questions"])
def test_another_text_size_and_back_keeps_the_place_on_every_kind_of_page(window: MainWindow, article_id: str) -> None:
    window.open_article(article_id)
    view, lost = window.reader.view, []
    for value in range(450, view.verticalScrollBar().maximum() - 600, 1_800):
        view.verticalScrollBar().setValue(value)
        QApplication.processEvents()  # the page is laid out as far as this, and its true end known
        before = view.verticalScrollBar().value()
        window.action("double_size").trigger()
        window.action("normal_size").trigger()
        if abs(view.verticalScrollBar().value() - before) > view.viewport().height() // 3:
            lost.append((before, view.verticalScrollBar().value()))
    assert lost == []
