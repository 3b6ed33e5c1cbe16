"""The window: places, panels, themes and sizes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from hrdesk.core.history import Screen
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.library import Library
from hrdesk.services.paths import Places
from hrdesk.services.settings_store import load_settings
from hrdesk.ui.context_panel import ContextPanel, Tab
from hrdesk.ui.desk import Desk
from hrdesk.ui.keys_dialog import KeysDialog
from hrdesk.ui.library.shelf_model import ARTICLE_ID
from hrdesk.ui.library.shelf_sidebar import ShelfSidebar
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.rail import Rail
from hrdesk.ui.reader.outline_panel import OutlinePanel
from hrdesk.ui.reader.sources_panel import SourcesPanel
from hrdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Colours, ThemeName
from tests.ui.driving import CONTROL, press

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
THEMES = {
    "theme_light": (ThemeChoice.LIGHT, LIGHT),
    "theme_dark": (ThemeChoice.DARK, DARK),
    "theme_high_contrast": (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
}


def sidebar_of(window: MainWindow) -> ShelfSidebar:
    sidebar = window.findChild(ShelfSidebar)
    assert sidebar is not None
    return sidebar


def context_of(window: MainWindow) -> ContextPanel:
    context = window.findChild(ContextPanel)
    assert context is not None
    return context


def tree_of(window: MainWindow) -> QTreeView:
    tree = sidebar_of(window).findChild(QTreeView)
    assert tree is not None
    return tree


def marked_page(window: MainWindow) -> str:
    index = tree_of(window).currentIndex()
    return index.data(ARTICLE_ID) if index.isValid() else ""


def index_of(window: MainWindow, article_id: str) -> QModelIndex:
    model = tree_of(window).model()
    for section in range(model.rowCount()):
        parent = model.index(section, 0)
        for row in range(model.rowCount(parent)):
            if model.index(row, 0, parent).data(ARTICLE_ID) == article_id:
                return model.index(row, 0, parent)
    raise AssertionError(article_id)


def list_in(panel: OutlinePanel | SourcesPanel | None) -> QListWidget:
    assert panel is not None
    found = panel.findChild(QListWidget)
    assert found is not None
    return found


# The sidebar


def test_the_sidebar_marks_the_page_on_show(window: MainWindow) -> None:
    assert marked_page(window) == ""
    for article_id in ("heroin", "un-drug-policy", "heroin"):
        window.open_article(article_id)
        assert marked_page(window) == article_id
        selected = tree_of(window).selectionModel().selectedIndexes()
        assert [index.data(ARTICLE_ID) for index in selected] == [article_id]
    window.action("home").trigger()
    assert marked_page(window) == ""
    assert tree_of(window).selectionModel().selectedIndexes() == []


def test_going_back_marks_the_page_before(window: MainWindow) -> None:
    window.open_article("heroin")
    window.open_article("cocaine")
    window.action("back").trigger()
    assert marked_page(window) == "heroin"


def test_a_press_on_a_page_opens_it(window: MainWindow) -> None:
    tree, index = tree_of(window), index_of(window, "alcohol")
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())
    assert window.place.article_id == "alcohol"


def test_enter_on_a_page_opens_it(window: MainWindow) -> None:
    press(window, Key.Key_1, CONTROL)
    assert tree_of(window).hasFocus()
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tree_of(window).selectionModel().setCurrentIndex(index_of(window, "alcohol"), flags)
    press(window, Key.Key_Return)
    assert window.place.article_id == "alcohol"


def test_a_press_on_a_section_folds_it(window: MainWindow) -> None:
    tree = tree_of(window)
    section = tree.model().index(0, 0)
    for unfolded in (False, True):
        QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(section).center())
        assert tree.isExpanded(section) is unfolded
    assert window.place.screen is Screen.HOME


# Folding


def test_on_a_narrow_screen_the_sidebar_makes_room_for_the_page(window: MainWindow) -> None:
    window.open_article("heroin")
    window.resize(1280, 800)
    assert sidebar_of(window).isVisible()
    window.resize(1024, 600)
    assert not sidebar_of(window).isVisible()
    assert context_of(window).isVisible()
    window.action("home").trigger()
    assert sidebar_of(window).isVisible()
    window.open_article("cocaine")
    window.resize(1280, 800)
    assert sidebar_of(window).isVisible()


def test_a_person_who_wants_the_sidebar_has_it_on_a_narrow_screen_too(window: MainWindow) -> None:
    window.resize(1024, 600)
    window.open_article("heroin")
    press(window, Key.Key_F4)
    assert sidebar_of(window).isVisible()
    press(window, Key.Key_F4)
    assert not sidebar_of(window).isVisible()
    window.resize(1280, 800)
    assert not sidebar_of(window).isVisible()


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)])
def test_the_page_has_most_of_the_room(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.open_article("heroin")
    assert window.reader.view.width() >= size[0] * 0.45
    assert (window.width(), window.height()) == size


def test_every_screen_fits_on_a_small_laptop_once_all_are_built_and_dressed(window: MainWindow) -> None:
    """What a screen needs is known when it was first shown, and counted then for all others too."""
    window.resize(1024, 600)
    deeds = ("notebook", "training", "emergency", "home")
    for deed in deeds:
        window.action(deed).trigger()
        QTest.qWait(20)
    window.open_article("heroin")
    QTest.qWait(20)
    wide = {"article": window.width()}
    for deed in deeds:
        window.resize(1024, 600)
        window.action(deed).trigger()
        QTest.qWait(20)
        wide[deed] = window.width()
    assert set(wide.values()) == {1024}, wide


def test_the_side_panel_folds_and_stays_folded(window: MainWindow, places: Places) -> None:
    window.open_article("heroin")
    press(window, Key.Key_F8)
    assert not context_of(window).isVisible()
    window.open_article("cocaine")
    assert not context_of(window).isVisible()
    assert load_settings(places.settings)[0].context_shown is False
    press(window, Key.Key_F8)
    assert context_of(window).isVisible()


def test_panels_belong_to_pages(window: MainWindow) -> None:
    for screen, sidebar, context in (("notebook", False, False), ("emergency", False, False), ("home", True, False)):
        window.action(screen).trigger()
        assert (sidebar_of(window).isVisible(), context_of(window).isVisible()) == (sidebar, context)


# Themes


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_dresses_the_whole_window(window: MainWindow, places: Places, name: str) -> None:
    choice, colours = THEMES[name]
    window.open_article("heroin")
    window.action(name).trigger()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().color(QPalette.ColorRole.Window).name() == colours.window
    assert colours.accent in application.styleSheet()
    assert load_settings(places.settings)[0].theme is choice
    assert window.action(name).isChecked()
    assert window.reader.view.grab().toImage().pixelColor(3, 300).name() == colours.surface


def test_only_one_theme_is_chosen(window: MainWindow) -> None:
    for name in (*THEMES, "theme_system"):
        window.action(name).trigger()
        assert [other for other in (*THEMES, "theme_system") if window.action(other).isChecked()] == [name]


def test_text_of_a_page_takes_the_colour_of_the_theme(window: MainWindow) -> None:
    window.open_article("heroin")
    window.action("theme_dark").trigger()
    document = window.reader.view.document()
    block = document.begin()
    seen = set()
    while block.isValid():
        if block.text().strip():
            brush = block.begin().fragment().charFormat().foreground()
            seen.add(DARK.ink if brush.style() is Qt.BrushStyle.NoBrush else brush.color().name())
        block = block.next()
    assert window.reader.view.palette().color(QPalette.ColorRole.Text).name() == DARK.ink
    assert {DARK.ink, DARK.muted} <= seen <= set(vars(DARK).values())


def test_as_the_system_follows_the_system(
    window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a desktop Qt knows no system theme, so what it would say is put in its place."""
    window.action("theme_system").trigger()
    for theme in (ThemeName.DARK, ThemeName.LIGHT):
        monkeypatch.setattr("hrdesk.ui.appearance.theme_for", lambda choice, theme=theme: theme)
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == PALETTES[theme].window


@pytest.mark.parametrize("theme", [ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_a_theme_that_was_chosen_before_is_there_from_the_start(desk: Desk, qtbot: QtBot, theme: ThemeChoice) -> None:
    window = MainWindow(replace(desk, settings=Settings(theme=theme)))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    colours: Colours = {ThemeChoice.DARK: DARK, ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST}[theme]
    assert window.palette().color(QPalette.ColorRole.Window).name() == colours.window
    assert window.action(f"theme_{theme.name.lower()}").isChecked()


def test_a_theme_leaves_the_place_as_it_is(window: MainWindow) -> None:
    window.open_article("heroin")
    window.reader.view.verticalScrollBar().setValue(3_000)
    before = window.reader.view.heading_on_top()
    window.action("theme_dark").trigger()
    assert window.reader.view.heading_on_top() == before != ""
    assert abs(window.reader.view.verticalScrollBar().value() - 3_000) < 40


# Keys and panels


def test_larger_and_smaller_go_in_steps_and_stop_at_the_ends(window: MainWindow) -> None:
    seen = []
    for _ in range(10):
        press(window, Key.Key_Plus, CONTROL)
        seen.append(window.toast.text)
    assert seen[0] == "Text size 110 %"
    assert seen[-1] == "Text size 200 %"
    press(window, Key.Key_0, CONTROL)
    assert window.toast.text == "Text size 100 %"
    for _ in range(10):
        press(window, Key.Key_Minus, CONTROL)
    assert window.toast.text == "Text size 80 %"


def test_help_opens_the_page_about_this_library(window: MainWindow) -> None:
    press(window, Key.Key_F1)
    assert window.place.article_id == "about-this-library"


def test_the_keys_page_opens_and_closes(window: MainWindow) -> None:
    window.action("keys").trigger()
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_full_screen_goes_on_and_off(window: MainWindow) -> None:
    for on in (True, False):
        press(window, Key.Key_F11)
        assert window.isFullScreen() is on
        assert window.action("full_screen").isChecked() is on


def test_ctrl_h_brings_the_notes_of_the_page(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_F8)
    press(window, Key.Key_H, CONTROL)
    assert context_of(window).isVisible()
    assert context_of(window).tab is Tab.NOTES


def test_the_rail_marks_the_place(window: MainWindow) -> None:
    rail = window.findChild(Rail)
    assert rail is not None
    marked = []
    for name in ("home", "notebook", "emergency", "library"):
        window.action(name).trigger()
        marked.append([button.text() for button in rail.findChildren(QToolButton) if button.isChecked()])
    assert marked == [["Library"], ["Notebook"], [], ["Library"]]


def test_the_outline_lists_the_headings_and_leads_to_them(window: MainWindow, library: Library) -> None:
    window.open_article("heroin")
    context_of(window).show_tab(Tab.OUTLINE)
    headings = library.article("heroin").outline
    outline = list_in(window.findChild(OutlinePanel))
    assert [outline.item(row).text().strip() for row in range(outline.count())] == [e.heading for e in headings]
    row = len(headings) // 2
    outline.scrollToItem(outline.item(row))
    QTest.mouseClick(outline.viewport(), LEFT, pos=outline.visualItemRect(outline.item(row)).center())
    assert window.reader.view.heading_on_top() == headings[row].slug
    assert outline.currentRow() == row


def test_a_source_is_shown_from_the_page_and_its_address_can_be_copied(window: MainWindow, library: Library) -> None:
    window.open_article("heroin")
    source = library.article("heroin").sources[1]
    window.reader.view.source_requested.emit(source.id)
    sources = list_in(window.findChild(SourcesPanel))
    assert context_of(window).tab is Tab.SOURCES
    assert sources.currentRow() == 1
    sources.setFocus()
    press(window, Key.Key_Return)
    assert QGuiApplication.clipboard().text() == source.url
    assert source.url in window.toast.text


def test_every_link_of_every_page_leads_to_its_page_and_heading(window: MainWindow, library: Library) -> None:
    view = window.reader.view
    for card in library.cards():
        window.open_article(card.id)
        slugs = {entry.slug for entry in library.article(card.id).outline}
        for slug in slugs:
            view.scroll_to_heading(slug)
        headings = {name for _, name in view._shown.headings if name}
        assert slugs <= headings, card.id


def test_a_page_that_is_not_there_is_said_not_to_be(window: MainWindow) -> None:
    window.open_article("gone")
    assert window.messages.text == "There is no page called “gone” in this library."
    assert window.place.screen is Screen.HOME


def test_the_title_of_the_window_names_the_page(window: MainWindow, library: Library) -> None:
    window.open_article("heroin")
    assert window.windowTitle() == f"{library.titles()['heroin']} – hrdesk"
    window.action("home").trigger()
    assert window.windowTitle() == "hrdesk"


def test_every_button_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for name in ("home", "notebook", "emergency"):
        window.action(name).trigger()
    window.open_article("heroin")
    buttons = (*window.findChildren(QToolButton), *window.findChildren(QPushButton))
    nameless = [b for b in buttons if b.isVisible() and not (b.accessibleName() or b.text())]
    assert [(type(b.parent()).__name__, b.objectName()) for b in nameless] == []


def test_the_size_of_the_window_is_kept_for_the_next_time(window: MainWindow, places: Places, desk: Desk) -> None:
    screen = window.screen().availableSize()
    window.resize(screen.width() - 20, screen.height() - 100)
    wanted = window.size()
    window.close()
    settings, refused = load_settings(places.settings)
    assert refused == ()
    again = MainWindow(replace(desk, settings=settings))
    assert wanted.height() == screen.height() - 100
    assert again.size() == wanted
    again.deleteLater()
