"""The window: puts the screens together, goes from place to place, and connects wishes with deeds."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.history import NOTEBOOK_SCREENS, NOTEBOOK_VIEWS, History, Place, Screen
from hrdesk.ui.actions import COMMANDS, make_actions, without_argument
from hrdesk.ui.appearance import Appearance
from hrdesk.ui.choices import Choices
from hrdesk.ui.desk import Desk
from hrdesk.ui.folding import Folding
from hrdesk.ui.frame import Frame
from hrdesk.ui.home.home_page import HomePage
from hrdesk.ui.icons import Icons
from hrdesk.ui.managing import Managing
from hrdesk.ui.menu import make_menu
from hrdesk.ui.reading import Reading
from hrdesk.ui.theme import Colours
from hrdesk.ui.viewing import Viewing

if TYPE_CHECKING:
    from hrdesk.core.hit import Hit
    from hrdesk.ui.emergency.emergency_page import EmergencyPage
    from hrdesk.ui.guarding import Guarding
    from hrdesk.ui.notes.notebook_page import NotebookPage
    from hrdesk.ui.reader.reader_page import ReaderPage
    from hrdesk.ui.rooms import Rooms
    from hrdesk.ui.search.search_results import SearchResults

ABOUT_PAGE = "about-this-library"

_SIZE = (1280, 800)
_FRAME = 36
"""Pixels that the title of a window takes from the height of a small screen."""


class MainWindow(QMainWindow):
    """One window on one library and one notebook."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = Choices(desk, self)
        self._history = History()
        self._rooms: Rooms | None = None
        self._guarding: Guarding | None = None
        self._was_warned_of_loss = False
        self._cards = {card.id: card for card in desk.library.cards()}
        self._build()
        self._connect()
        self._restore()

    @property
    def place(self) -> Place:
        """The place on show."""
        return self._history.now

    @property
    def colours(self) -> Colours:
        """The colours that everything is shown in now."""
        return self._appearance.colours

    @property
    def rooms(self) -> "Rooms":
        """The screens behind Home; built when they are first needed."""
        if self._rooms is None:
            self._rooms = self._furnish()
        return self._rooms

    @property
    def reader(self) -> "ReaderPage":
        return self.rooms.reader

    @property
    def notebook_page(self) -> "NotebookPage":
        return self.rooms.notebook_page

    @property
    def emergency_page(self) -> "EmergencyPage":
        return self.rooms.emergency_page

    @property
    def search_results(self) -> "SearchResults":
        return self.rooms.search_results

    @property
    def guarding(self) -> "Guarding":
        """What locks and hides the notebook."""
        _ = self.rooms
        assert self._guarding
        return self._guarding

    def action(self, name: str) -> QAction:
        """A command by its name."""
        return self._actions[name]

    def open_article(self, article_id: str, heading: str = "") -> None:
        """Go to a page, at a heading if one is named; says so when the library has no such page."""
        if article_id in self._cards:
            self._go(Place(Screen.ARTICLE, article_id, heading))
        else:
            words = self.tr("There is no page called “{id}” in this library.")
            self.messages.warn(words.format(id=article_id))

    def show_emergency(self, article_id: str = "") -> None:
        """Go to the emergency page, at one of its emergencies if one is named."""
        self._go(Place(Screen.EMERGENCY, article_id or self.emergency_page.shown))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._rooms and not self._rooms.note_taking.keep_now() and not self._was_warned_of_loss:
            self._was_warned_of_loss = True
            words = self.tr(
                "The words you wrote last could not be kept. Copy them elsewhere; close again to let them go."
            )
            self.messages.warn(words)
            event.ignore()
            return
        window = bytes(self.saveGeometry().toHex().data()).decode()
        self._choices.keep(window=window)
        if self._rooms:
            self._rooms.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """After the first paint there is time for the screens behind the first one."""
        super().paintEvent(event)
        if self._rooms is None:
            QTimer.singleShot(0, self, self._build_rooms)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """In full screen others may be looking on, as in a workshop: one's own notes stay out of the search."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._actions["full_screen"].setChecked(self.isFullScreen())
            if self._rooms:
                self._rooms.searching.heed_full_screen(self.isFullScreen())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._folding.renew()
        self.toast.place()
        if self._rooms and self._rooms.search_results.isVisible():
            self._rooms.search_results.place()

    def _build(self) -> None:
        desk = self._desk
        self.setWindowTitle("hrdesk")
        self._icons = Icons(desk.resources / "icons")
        self._appearance = Appearance(self._choices.now.theme, self)
        self._actions = make_actions(self)
        self.addActions([self._actions[command.name] for command in COMMANDS if not command.in_text])
        self._menu = make_menu(self._actions, self)
        self._frame = Frame(self._actions, self._menu, tuple(self._cards.values()), self)
        self.setCentralWidget(self._frame)
        self.search_field, self.messages, self.toast = self._frame.search_field, self._frame.messages, self._frame.toast
        self._screens = self._frame.screens
        self._managing = Managing(desk, self._actions, self._menu, self)
        self._viewing = Viewing(self._appearance, self._choices, self._actions, self.toast, self)
        self._home = HomePage(desk.policy.policy.organisation, desk.policy.logo)
        self._reading = Reading(desk, lambda: self.rooms.shelf, self)
        self._screens.put(self._home, Screen.HOME)
        panels, sidebar = self._frame.panels, self._frame.sidebar
        self._folding = Folding(panels, sidebar, self._choices, self._actions, lambda: self.place.screen, self)

    def _build_rooms(self) -> None:
        if self.isVisible():  # it may have been closed right after its first paint
            self.rooms.searching.warm_up()

    def _furnish(self) -> "Rooms":
        """Build the screens that the first paint did without."""
        from hrdesk.ui.rooms import Rooms

        titles = {name: card.title for name, card in self._cards.items()}
        frame = self._frame
        rooms = Rooms(
            self._desk, self._choices, self._actions, titles, self.search_field, self.messages, self.toast, frame
        )
        self._screens.put(rooms.reader, Screen.ARTICLE, focus=rooms.reader.focus_page)
        self._screens.put(rooms.notebook_page, *NOTEBOOK_VIEWS, focus=rooms.notebook_page.focus_view)
        self._screens.put(rooms.reviewing.page, Screen.REVIEW)
        self._screens.put(rooms.emergency_page, Screen.EMERGENCY, focus=rooms.emergency_page.focus_choice)
        rooms.training.stand_in(self._screens)
        frame.panels.add_context(rooms.context)
        rooms.dress(self._appearance.colours, self._icons, self._choices.now.zoom)
        rooms.article_requested.connect(self.open_article)
        rooms.place_requested.connect(self._go)
        self._appearance.about_to_change.connect(rooms.reader.view.keep_place)
        rooms.hit_chosen.connect(self._open_hit)
        rooms.search_dismissed.connect(self._focus_screen)
        rooms.panel_wanted.connect(self._folding.show_context)
        rooms.clock_changed.connect(frame.bar.show_clock)
        rooms.records.changed.connect(self._show_kept)
        rooms.searching.heed_full_screen(self.isFullScreen())
        rooms.searching.results.answer_typed()
        self._guard(rooms)
        rooms.reviewing.look()
        return rooms

    def _guard(self, rooms: "Rooms") -> None:
        """What locks and hides the notebook."""
        from hrdesk.ui.guarding import Guarding

        self._rooms = rooms
        self._guarding = Guarding(
            self._desk, self._choices, self._actions, rooms, self._work_on, self.messages, self.toast, self
        )
        self._screens.put_locked(self._guarding.page)
        self._guarding.changed.connect(self._show_lock)
        self._guarding.emergency_requested.connect(self.show_emergency)
        self._show_locked_place()

    def _connect(self) -> None:
        self._choices.failed.connect(self.messages.report)
        deeds: dict[str, Callable[[], object]] = {
            "emergency": self.show_emergency,
            "search": self.search_field.begin,
            "quick_open": lambda: self.rooms.quick_opening.ask(self.colours),
            "home": partial(self._go, Place(Screen.HOME)),
            "back": partial(self._step, History.back),
            "forward": partial(self._step, History.forward),
            "library": self._show_library,
            "notebook": partial(self._go, Place(Screen.NOTEBOOK)),
            "bookmarks": partial(self._go, Place(Screen.SHELF)),
            "add_to_list": lambda: self.rooms.add_to_list(self.place.article_id),
            "bookmark": self._toggle_bookmark,
            "print": self._print,
            "handout": lambda: self.rooms.make_handout(self.place.article_id),
            "save_slides": lambda: self.rooms.slide_files.ask(self.place.article_id),
            "notes": lambda: self.rooms.show_notes(),
            "undo": lambda: self.rooms.records.undo(),
            "redo": lambda: self.rooms.records.redo(),
            "help": partial(self.open_article, ABOUT_PAGE),
            "keys": self._show_keys,
            "quit": self.close,
        }
        for name, deed in deeds.items():
            self._actions[name].triggered.connect(without_argument(deed))
        self._appearance.colours_changed.connect(self._dress)
        self._viewing.zoom_changed.connect(self._show_zoom)
        self._reading.failed.connect(self.messages.report)
        self._reading.told.connect(self.toast.tell)
        self._home.article_requested.connect(self.open_article)
        self._home.emergency_requested.connect(self.show_emergency)
        self._frame.sidebar.article_requested.connect(self.open_article)

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _FRAME))
        if self._choices.now.window:
            self.restoreGeometry(QByteArray.fromHex(self._choices.now.window.encode()))
        self._dress(self._appearance.colours)
        self._show(self._history.now)

    # Going from place to place

    def _go(self, place: Place) -> None:
        self._remember_scroll()
        self._history = self._history.visit(place)
        self._show(place)

    def _step(self, step: Callable[[History], History]) -> None:
        self._remember_scroll()
        self._history = step(self._history)
        self._show(self._history.now)

    def _remember_scroll(self) -> None:
        if not self._rooms:
            return
        self._rooms.note_taking.keep_now()
        if self.place.screen is Screen.ARTICLE:
            self._history = self._history.left_at(*self.reader.view.top_place())

    def _show(self, place: Place) -> None:
        if self._rooms:
            self._rooms.search_results.hide()
        self.setWindowTitle("hrdesk")
        match place.screen:
            case Screen.HOME:
                self._home.show_cards(self._reading.home_cards())
            case Screen.ARTICLE:
                self._show_article(place)
            case Screen.NOTEBOOK | Screen.SHELF | Screen.QUESTIONS:
                self.notebook_page.show_view(NOTEBOOK_VIEWS[place.screen])
                self.notebook_page.renew()
            case Screen.REVIEW if not self._desk.keeper.is_locked:
                self.rooms.reviewing.resume()
            case Screen.EMERGENCY:
                self.emergency_page.show_emergency(place.article_id)
        self._screens.show_screen(place.screen)
        self._actions["back"].setEnabled(self._history.can_go_back)
        self._actions["forward"].setEnabled(self._history.can_go_forward)
        of_a_page = ("bookmark", "add_to_list", "add_to_order", "save_slides", "note")
        for name in (*of_a_page, "find", "find_next", "find_previous"):
            self._actions[name].setEnabled(place.screen is Screen.ARTICLE)
        self._actions["print"].setEnabled(place.screen in {Screen.ARTICLE, Screen.EMERGENCY})
        self._frame.rail.mark(place.screen)
        self._frame.sidebar.mark_article(place.article_id if place.screen is Screen.ARTICLE else "")
        self._folding.renew()
        self._show_bookmark()
        self._focus_screen()

    def _show_article(self, place: Place) -> None:
        shown = self.reader.article
        if not shown or shown.card.id != place.article_id:
            try:
                article = self._desk.library.article(place.article_id)
            except HrdeskError as error:
                self.messages.report(error)
                return
            self.rooms.show_article(article)
            self._reading.note_opened(article.card.id)
        self.setWindowTitle(f"{self._cards[place.article_id].title} – hrdesk")
        if place.position or place.past:
            self.reader.view.scroll_to(place.position, place.past)
        else:
            self.reader.view.scroll_to_heading(place.heading)

    def _focus_screen(self) -> None:
        self._screens.focus_screen(self.place.screen)

    def _show_library(self) -> None:
        self._frame.panels.ask_for_sidebar(True)
        if self.place.screen not in (Screen.HOME, Screen.ARTICLE):
            self._go(Place(Screen.HOME))
        self._folding.renew()
        self._frame.sidebar.focus_tree()

    # Search

    def _open_hit(self, hit: "Hit", words: tuple[str, ...]) -> None:
        self.open_article(hit.article_id, hit.slug)
        self.reader.view.scroll_to_heading(hit.slug)
        self.reader.mark_words(words)
        self._focus_screen()

    # Bookmarks and panels

    def _toggle_bookmark(self) -> None:
        self._reading.toggle_bookmark(self.place.article_id)
        self._show_bookmark()

    def _show_kept(self) -> None:
        """Show what the notebook holds now, also after a step was taken back."""
        self._show_bookmark()
        if self.place.screen is Screen.HOME:
            self._home.show_cards(self._reading.home_cards())

    def _show_bookmark(self) -> None:
        on = self.place.screen is Screen.ARTICLE and self._reading.is_bookmarked(self.place.article_id)
        colour = self._appearance.colours.accent if on else self._appearance.colours.ink
        self._actions["bookmark"].setIcon(self._icons.icon("bookmarked" if on else "bookmark", colour))

    # The lock

    def _work_on(self) -> None:
        """Bookmarks and history come from the notebook that is open now, or from none."""
        self._reading.work_on(self._desk.notebook, self._desk.hindrance)

    def _show_locked_place(self) -> None:
        self._screens.lock(self.guarding.is_locked)
        self.guarding.dress(self._icons, self._appearance.colours.ink)

    def _show_lock(self) -> None:
        """Show everywhere that the notebook was locked or unlocked."""
        self._show_locked_place()
        self._home.show_cards(self._reading.home_cards())
        self._show_bookmark()
        if self.place.screen in NOTEBOOK_SCREENS:
            self._show(self.place)

    # Look and size

    def _dress(self, colours: Colours) -> None:
        self._frame.dress(colours, self._icons)
        if self._rooms:
            self._rooms.dress(colours, self._icons, self._choices.now.zoom)
        if self._guarding:
            self._guarding.dress(self._icons, colours.ink)
        self._show_bookmark()

    def _show_zoom(self, zoom: int) -> None:
        self.rooms.dress(self._appearance.colours, self._icons, zoom)

    def _print(self) -> None:
        on_emergency = self.place.screen is Screen.EMERGENCY
        self.rooms.print_page(self.emergency_page.shown if on_emergency else self.place.article_id)

    def _show_keys(self) -> None:
        from hrdesk.ui.keys_dialog import show_keys

        show_keys(self, self._actions["emergency"])
