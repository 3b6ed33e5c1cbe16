"""A talk under way: where it is, what the room sees, how long it has taken, and what was counted."""

from collections.abc import Sequence
from datetime import datetime

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.stage import Blank, Point, Stage, Zoom
from hrdesk.core.talk_log import LogLine, TalkLog, counted

MOST_HANDS = 999


class Talk:
    """The state of a talk, changed by the trainer's keys. Seconds are those of a clock that never runs backwards."""

    def __init__(self, title: str, pages: Sequence[SlidePage], begun: datetime, now: float, *, at: int = 0) -> None:
        if not pages:
            raise ValueError("a talk of no slides")
        self.title = title
        self.live = LiveList()
        self._pages = tuple(pages)
        self._at = min(max(0, at), len(self._pages) - 1)
        self._press = 0
        self._aside: SlidePage | None = None
        self._blank = Blank.NO
        self._pointer: Point | None = None
        self._zoom: Zoom | None = None
        self._begun = begun
        self._shown_s = [0.0] * len(self._pages)
        self._since = now
        """When the page came on show, or was counted last."""
        self._aside_s: dict[DeckSlide, float] = {}
        self._elapsed_s = 0.0
        self._running_since: float | None = now
        self._timer_end: float | None = None
        self._hands: dict[DeckSlide, tuple[int, ...]] = {}

    @property
    def pages(self) -> tuple[SlidePage, ...]:
        return self._pages

    @property
    def at(self) -> int:
        """The place of the page on show, from 0; that which it will go back to, where another was brought in."""
        return self._at

    @property
    def page(self) -> SlidePage:
        return self._aside or self._pages[self._at]

    @property
    def press(self) -> int:
        return 0 if self._aside else self._press

    @property
    def is_aside(self) -> bool:
        """Whether a page was brought in that has no place among the others."""
        return self._aside is not None

    @property
    def following(self) -> tuple[SlidePage, int] | None:
        """The page and press that the next key shows; None at the end."""
        if self._aside:
            return self._pages[self._at], self._press
        if self._press < self.page.presses:
            return self.page, self._press + 1
        return (self._pages[self._at + 1], 0) if self._at + 1 < len(self._pages) else None

    @property
    def blank(self) -> Blank:
        return self._blank

    @property
    def is_zoomed(self) -> bool:
        return self._zoom is not None

    def stage(self, now: float) -> Stage:
        """What the room sees."""
        return Stage(self.page, self._press, self._blank, self._pointer, self._zoom, self.live, self.timer_words(now))

    # Where it is

    def forward(self, now: float) -> None:
        """Show what comes next; a blank screen only comes back."""
        if self._blank is not Blank.NO:
            self._blank = Blank.NO
        elif self._aside:
            self.send_back(now)
        elif self._press < self.page.presses:
            self._press += 1
        elif self._at + 1 < len(self._pages):
            self._go(self._at + 1, 0, now)

    def back(self, now: float) -> None:
        """Show what was before, with all that had come on it."""
        if self._blank is not Blank.NO:
            self._blank = Blank.NO
        elif self._aside:
            self.send_back(now)
        elif self._press:
            self._press -= 1
        elif self._at:
            self._go(self._at - 1, self._pages[self._at - 1].presses, now)

    def go_to(self, place: int, now: float) -> None:
        """Show the page at a place, from 0, or the nearest there is."""
        self._blank = Blank.NO
        self._go(place, 0, now)

    def bring_in(self, page: SlidePage, now: float) -> None:
        """Show a page that has no place among the others, until the talk goes on where it was."""
        self._count(now)
        self._aside, self._zoom, self._blank = page, None, Blank.NO

    def send_back(self, now: float) -> None:
        """Go on where the talk was before a page was brought in."""
        if self._aside:
            self._count(now)
            self._aside, self._zoom = None, None

    def replace_pages(self, pages: Sequence[SlidePage], now: float) -> None:
        """Go on with the slides cut for another screen, or with more of them, on the same part of the same slide."""
        was = self._pages[self._at]
        shown: dict[DeckSlide, float] = {}
        self._count(now)
        for page, seconds in zip(self._pages, self._shown_s, strict=True):
            shown[page.slide] = shown.get(page.slide, 0.0) + seconds
        self._pages = tuple(pages)
        self._shown_s = [shown.pop(page.slide, 0.0) for page in self._pages]
        parts = [place for place, page in enumerate(self._pages) if page.slide is was.slide]
        parts = parts or [place for place, page in enumerate(self._pages) if page.slide == was.slide] or [0]
        self._at = parts[min(len(parts) - 1, (was.part - 1) * len(parts) // was.parts)]
        self._press = min(self._press, self._pages[self._at].presses)

    # What is done to the slide

    def toggle(self, blank: Blank) -> None:
        """Make the screen black or white, or show the slide again."""
        self._blank = Blank.NO if self._blank is blank else blank

    def point(self, place: Point | None) -> None:
        """Show the pointer at a place, or none."""
        self._pointer = place

    def zoom(self, zoom: Zoom | None) -> None:
        """Enlarge a part of the slide, or show all of it."""
        self._zoom = zoom

    # Time

    def elapsed_s(self, now: float) -> float:
        """Seconds since the beginning, or since the last reset, without pauses."""
        return self._elapsed_s + (now - self._running_since if self._running_since is not None else 0.0)

    @property
    def is_paused(self) -> bool:
        return self._running_since is None

    def toggle_pause(self, now: float) -> None:
        self._elapsed_s = self.elapsed_s(now)
        self._count(now)
        self._running_since = now if self._running_since is None else None

    def reset(self, now: float) -> None:
        """Begin to count from nothing; the log goes on."""
        self._elapsed_s = 0.0
        self._running_since = now if self._running_since is not None else None

    @property
    def planned_s(self) -> float:
        """Seconds planned for all slides; 0 where nobody planned any."""
        return sum(page.minutes for page in self._pages) * 60

    @property
    def planned_before_s(self) -> float:
        """Seconds planned for the slides before this one."""
        return sum(page.minutes for page in self._pages[: self._at]) * 60

    def late_s(self, now: float) -> float:
        """Seconds behind the plan, or, below 0, ahead of it; 0 while the slide on show has its planned time.

        Where nobody planned anything it is 0.
        """
        elapsed, begin = self.elapsed_s(now), self.planned_before_s
        if not self.planned_s:
            return 0.0
        return min(0.0, elapsed - begin) or max(0.0, elapsed - begin - self._pages[self._at].minutes * 60)

    def toggle_timer(self, now: float) -> None:
        """Start the time of the exercise on show, or stop it."""
        running = self._timer_end is not None
        planned = self.page.slide.minutes * 60
        self._timer_end = None if running or not planned else now + planned

    def timer_left_s(self, now: float) -> float | None:
        """Seconds left of an exercise; below 0 once it is over, None where none runs."""
        return None if self._timer_end is None else self._timer_end - now

    def timer_words(self, now: float) -> str:
        left = self.timer_left_s(now)
        if left is None:
            return ""
        seconds = max(0, round(left))
        return f"{seconds // 60}:{seconds % 60:02}"

    # What the room says

    @property
    def hands(self) -> tuple[int, ...]:
        """Counted for each answer of the question on show; empty where it is none."""
        slide = self.page.slide
        if slide.kind is not SlideKind.QUESTION:
            return ()
        return self._hands.get(slide, (0,) * slide.options)

    def count_hands(self, option: int, count: int) -> None:
        """Keep how many raised a hand for an answer, from 0."""
        if option < len(self.hands):
            counts = list(self.hands)
            counts[option] = min(max(0, count), MOST_HANDS)
            self._hands[self.page.slide] = tuple(counts)

    def type_line(self, column: int, words: str) -> None:
        """Add a line to the live list."""
        self.live = self.live.with_line(column, words)

    def take_out_line(self, column: int, place: int) -> None:
        """Take a line out of the live list."""
        self.live = self.live.without_line(column, place)

    def log(self, now: float) -> TalkLog:
        """The slides that were shown, each once, in their order."""
        self._count(now)
        shown: dict[DeckSlide, float] = {}
        for slide, seconds in (
            *((page.slide, seconds) for page, seconds in zip(self._pages, self._shown_s, strict=True)),
            *self._aside_s.items(),
        ):
            shown[slide] = shown.get(slide, 0.0) + seconds
        lines = (
            LogLine(slide.title, slide.minutes * 60, seconds, counted(self._hands.get(slide, ())))
            for slide, seconds in shown.items()
            if seconds
        )
        return TalkLog(self.title, self._begun, tuple(lines))

    def _go(self, place: int, press: int, now: float) -> None:
        place = min(max(0, place), len(self._pages) - 1)
        if self._aside or (place, press) != (self._at, self._press):
            self._count(now)
            if place != self._at:
                self._timer_end = None
            self._at, self._press, self._aside, self._zoom = place, press, None, None

    def _count(self, now: float) -> None:
        """Add the time since the last count to the page on show; nobody counts while it is paused."""
        if self._running_since is not None:
            if self._aside:
                slide = self._aside.slide
                self._aside_s[slide] = self._aside_s.get(slide, 0.0) + now - self._since
            else:
                self._shown_s[self._at] += now - self._since
        self._since = now
