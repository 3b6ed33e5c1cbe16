"""A talk on show: its two windows, and what the trainer's keys and buttons do to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.deck import Deck, DeckSlide
from hrdesk.core.settings import notes_size_after
from hrdesk.core.slide_page import SlidePage, canvas_for
from hrdesk.core.stage import Blank, Point, Zoom
from hrdesk.core.talk import Talk
from hrdesk.ui.actions import without_argument
from hrdesk.ui.audience.audience_window import AudienceWindow
from hrdesk.ui.choices import Choices
from hrdesk.ui.presenter.library_lookup import FindPages
from hrdesk.ui.presenter.presenter_window import PresenterWindow
from hrdesk.ui.presenter.talk_commands import make_talk_actions
from hrdesk.ui.presenter.time_line import time_words
from hrdesk.ui.slides.gradual_cut import GradualCut
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import FigureFinder
from hrdesk.ui.talk_covers import DeckOf, TalkCovers
from hrdesk.ui.talk_screens import TalkScreens
from hrdesk.ui.theme import Colours

_TICK_MS = 250
_RECUT_MS = 400
"""After the audience window took another shape, until its slides are cut anew."""
_ZOOM_TIMES = 2.5
_PREPARED = 3
"""Presses of the key whose slides are painted ahead: the second one is what is shown as next."""
_MIDDLE = Point(0.5, 0.5)
OwnNotes = Callable[[DeckSlide, bool], tuple[str, ...]]
"""The trainer's own notes on a slide; and whether the slide opens its page."""


@dataclass(frozen=True)
class TalkNeeds:
    """What a talk takes from the window it begins in."""

    find_figure: FigureFinder
    find_pages: FindPages
    deck_of: DeckOf
    own_notes: OwnNotes
    choices: Choices
    clock: Callable[[], float]
    """Seconds on a clock that never runs backwards."""
    now: Callable[[], datetime]


class TalkShow(QObject):
    """Holds talk and windows together until the talk ends. What changes the talk calls `renew` afterwards."""

    shown = Signal()
    """What the room sees, or the time, may have changed."""
    emergency_requested = Signal()
    ended = Signal()

    def __init__(self, deck: Deck, at: int, colours: Colours, needs: TalkNeeds, home: QWidget) -> None:
        super().__init__(home)
        self.deck = deck
        self._needs = needs
        self._mouse: Point | None = None
        self._is_pointing = False
        self._notes_of: DeckSlide | None = None
        self.screens = TalkScreens(home, self)
        shape = self.screens.room_shape
        sheet = SlideSheet(canvas_for(shape.width(), shape.height()), colours, needs.find_figure)
        self._cut = GradualCut(deck.slides, sheet, needs.find_figure, self)
        first = self._cut.place_of(min(max(0, at), len(deck.slides) - 1))
        self.talk = Talk(deck.title, self._cut.pages, needs.now(), needs.clock(), at=first)
        self._build(sheet)
        self._connect()

    def begin(self) -> None:
        """Show the windows, and cut the other slides meanwhile."""
        if self.talk.is_paused:
            self.talk.toggle_pause(self._needs.clock())
        self.renew()
        self.screens.arrange(self.audience, self.presenter)
        self._ticks.start()
        self._cut.start()

    def end(self) -> None:
        """Take the windows away; the talk can be begun again where it was."""
        if not self.talk.is_paused:
            self.talk.toggle_pause(self._needs.clock())
        self._ticks.stop()
        self._cut.stop()
        if self.covers.is_open:
            self.covers.close()
        self.audience.hide()
        self.presenter.hide()
        self.ended.emit()

    def let_go(self) -> None:
        """Nothing of it is needed any more."""
        for window in (self.audience, self.presenter):
            window.close()
            window.deleteLater()
        self.deleteLater()

    def renew(self) -> None:
        """Show what the talk is at now."""
        now = self._needs.clock()
        stage = self.talk.stage(now)
        self.audience.show_stage(stage, at_once=True)  # the room goes before the notes are laid out
        if self.presenter.isVisible() or self._notes_of is None:
            self.presenter.show_stage(stage, self.talk)
            words = time_words(self.talk, self._needs.now(), now)
            self.presenter.time_line.show_words(words)
            self._show_notes()
        self._mark_actions()
        self.shown.emit()

    def renew_notes(self) -> None:
        """The notebook changed, or was locked."""
        self._notes_of = None
        self._show_notes()

    def set_colours(self, colours: Colours) -> None:
        """Show everything in other colours."""
        self._wear(SlideSheet(self.audience.sheet.canvas, colours, self._needs.find_figure))

    def bring_back(self) -> None:
        """Show the windows again where something else was before them."""
        self.screens.arrange(self.audience, self.presenter)

    def go_to(self, place: int) -> None:
        """Show the page at a place."""
        self.talk.go_to(place, self._needs.clock())
        self._moved()

    def bring_in(self, page: SlidePage) -> None:
        """Show the room a page that has no place in the talk; the next key goes on where the talk was."""
        self.talk.bring_in(page, self._needs.clock())
        self._moved()

    @property
    def find_figure(self) -> FigureFinder:
        return self._needs.find_figure

    def cut_all(self) -> None:
        """Know every page now: somebody wants to see or count them."""
        self._cut.finish()

    def _build(self, sheet: SlideSheet) -> None:
        self.actions = make_talk_actions(self)
        self.audience = AudienceWindow(self.deck.title, sheet)
        self.presenter = PresenterWindow(self.deck.title, sheet, self.actions, self._needs.choices.now.notes_size)
        for window in (self.audience, self.presenter):
            window.addActions(list(self.actions.values()))
        self.covers = TalkCovers(self, self._needs.find_pages, self._needs.deck_of)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._recut = QTimer(self, singleShot=True, interval=_RECUT_MS)

    def _connect(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "back": self._back,
            "forward": self._forward,
            "first": lambda: self._far(0),
            "last": lambda: self._far(-1),
            "black": lambda: self._blank(Blank.BLACK),
            "white": lambda: self._blank(Blank.WHITE),
            "pointer": self._toggle_pointer,
            "zoom": self._toggle_zoom,
            "swap": self.screens.swap,
            "plain": self.screens.toggle_plain,
            "presenter": self.screens.toggle_presenter,
            "larger": lambda: self._resize_notes(1),
            "smaller": lambda: self._resize_notes(-1),
            "notes_down": lambda: self.presenter.notes.scroll(1),
            "notes_up": lambda: self.presenter.notes.scroll(-1),
            "emergency": self.emergency_requested.emit,
            "pause": self._toggle_pause,
            "reset": self._reset,
            "again": self.bring_back,
            "go_to": self.covers.pick_slide,
            "overview": self.covers.pick_slide,
            "search": self.covers.look_up,
            "keys": self.covers.show_keys,
            "end": self._escape,
        }
        for name, deed in deeds.items():
            self.actions[name].triggered.connect(without_argument(deed))
        self._ticks.timeout.connect(self.renew)
        self._recut.timeout.connect(self._fit_shape)
        self._cut.finished.connect(self._take_pages)
        self.screens.changed.connect(self._tell_screens)
        self.audience.shape_changed.connect(self._recut.start)
        for view in (self.audience, self.presenter.now_view):
            view.pointed.connect(self._point)
            view.pressed.connect(self._forward)
        self.audience.closed.connect(self.end)
        self.presenter.closed.connect(self.end)

    # Where the talk is

    def _forward(self) -> None:
        if self.talk.following is None:
            self._cut.finish()
        self.talk.forward(self._needs.clock())
        self._moved()

    def _back(self) -> None:
        if not self.talk.at:
            self._cut.finish()
        self.talk.back(self._needs.clock())
        self._moved()

    def _far(self, place: int) -> None:
        self._cut.finish()
        self.go_to(place % len(self.talk.pages))

    def _moved(self) -> None:
        self.renew()
        self._prepare()

    def _prepare(self) -> None:
        """Have what may come next painted before it is asked for."""
        talk = self.talk
        earlier = talk.pages[max(0, talk.at - 1) : talk.at]
        nearby = [*self._coming(_PREPARED), *((page, page.presses) for page in earlier)]
        self.audience.prepare(nearby)
        self.presenter.now_view.prepare(nearby)
        self.presenter.next_view.prepare(nearby)

    def _coming(self, count: int) -> list[tuple[SlidePage, int]]:
        """What the next presses of the key show."""
        pages, at, press = self.talk.pages, self.talk.at, self.talk.press
        coming: list[tuple[SlidePage, int]] = []
        while len(coming) < count and (press < pages[at].presses or at + 1 < len(pages)):
            at, press = (at, press + 1) if press < pages[at].presses else (at + 1, 0)
            coming.append((pages[at], press))
        return coming

    def _take_pages(self) -> None:
        self.talk.replace_pages(self._cut.pages, self._needs.clock())
        self._moved()

    # What the room sees

    def _blank(self, blank: Blank) -> None:
        self.talk.toggle(blank)
        self.renew()

    def _point(self, place: Point | None) -> None:
        self._mouse = place
        if self._is_pointing:
            self.talk.point(place)
            self.renew()

    def _toggle_pointer(self) -> None:
        self._is_pointing = not self._is_pointing
        self.talk.point(self._mouse if self._is_pointing else None)
        self.renew()

    def _toggle_zoom(self) -> None:
        self.talk.zoom(None if self.talk.is_zoomed else Zoom(self._mouse or _MIDDLE, _ZOOM_TIMES))
        self.renew()

    def _fit_shape(self) -> None:
        """Cut the slides for another shape; until that is done the old ones stand between bars."""
        canvas = canvas_for(self.audience.width(), self.audience.height())
        if canvas == self.audience.sheet.canvas or not self.audience.isVisible():
            return
        self._cut.finish()
        self._cut.deleteLater()
        sheet = SlideSheet(canvas, self.audience.sheet.colours, self._needs.find_figure)
        self._cut = GradualCut(self.deck.slides, sheet, self._needs.find_figure, self)
        self._cut.finished.connect(lambda: self._wear(sheet))
        self._cut.finished.connect(self._take_pages)
        self._cut.start()

    def _wear(self, sheet: SlideSheet) -> None:
        self.audience.wear(sheet)
        self.presenter.set_look(sheet)
        self._prepare()

    # What the trainer sees

    def _escape(self) -> None:
        """Close what stands over the slides, or end the talk."""
        if self.covers.is_open:
            self.covers.close()
        else:
            self.end()

    def _show_notes(self) -> None:
        slide = self.talk.page.slide
        if slide is not self._notes_of:
            self._notes_of = slide
            first = next((one for one in self.deck.slides if one.article_id == slide.article_id), None)
            own = self._needs.own_notes(slide, slide is first) if slide.article_id else ()
            self.presenter.notes.show_notes(slide.notes, own)

    def _resize_notes(self, steps: int) -> None:
        size = notes_size_after(self._needs.choices.now.notes_size, steps)
        self._needs.choices.keep(notes_size=size)
        self.presenter.notes.set_size(size)

    def _tell_screens(self) -> None:
        self.presenter.say(self.screens.words)
        self.actions["swap"].setEnabled(self.screens.has_two)
        self.actions["presenter"].setEnabled(not self.screens.has_two)
        self.renew()
        self._prepare()

    def _mark_actions(self) -> None:
        talk = self.talk
        for name, is_on in (
            ("black", talk.blank is Blank.BLACK),
            ("white", talk.blank is Blank.WHITE),
            ("pointer", self._is_pointing),
            ("zoom", talk.is_zoomed),
            ("plain", self.screens.is_plain),
            ("pause", talk.is_paused),
        ):
            self.actions[name].setChecked(is_on)

    # Time

    def _toggle_pause(self) -> None:
        self.talk.toggle_pause(self._needs.clock())
        self.renew()

    def _reset(self) -> None:
        self.talk.reset(self._needs.clock())
        self.renew()
