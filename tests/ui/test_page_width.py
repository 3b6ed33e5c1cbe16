"""No page of the library needs to be scrolled sideways on the screens that it is made for."""

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.services.library import Library
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reader.article_view import ArticleView


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600)])
def test_every_page_fits_its_column(window: MainWindow, library: Library, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    wide = []
    for card in library.cards():
        with qtbot.waitSignal(window.reader.heading_shown, timeout=2_000):
            window.open_article(card.id)
        try:  # Qt lays a long page out in turns of the event loop, and sees in the last that it fits
            qtbot.waitUntil(lambda: not window.reader.view.horizontalScrollBar().maximum(), timeout=2_000)
        except qtbot.TimeoutError:
            wide.append(card.id)
    assert wide == []


def test_a_figure_keeps_to_its_column_when_the_window_changes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.reader.heading_shown, timeout=2_000):
        window.open_article("history-of-harm-reduction")
    for size in ((1024, 600), (1280, 800), (820, 600)):
        window.resize(*size)
        qtbot.waitUntil(lambda: not window.reader.view.horizontalScrollBar().maximum())


@pytest.mark.parametrize("id", ["history-of-harm-reduction", "international-harm-reduction-consortium"])
def test_a_page_with_figures_is_laid_out_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, id: str
) -> None:
    """A page set anew while Qt lays it out shows its beginning in its middle."""
    window.open_article("heroin")
    set_how_often: list[str] = []
    whole = ArticleView.setHtml

    def counted(view: ArticleView, html: str) -> None:
        set_how_often.append(html)
        whole(view, html)

    monkeypatch.setattr(ArticleView, "setHtml", counted)
    with qtbot.waitSignal(window.reader.heading_shown, timeout=2_000):
        window.open_article(id, "sources")
    assert len(set_how_often) == 1
