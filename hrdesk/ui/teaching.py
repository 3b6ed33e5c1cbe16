"""The tools of the trainer in a talk, and the question what becomes of it afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hrdesk.core.deck import SlideKind
from hrdesk.ui.actions import without_argument
from hrdesk.ui.presenting import Presenting
from hrdesk.ui.talk_keeping import TalkKeeping

if TYPE_CHECKING:
    from hrdesk.ui.presenter.talk_tools import TalkTools
    from hrdesk.ui.presenter.typing_strip import TypingStrip
    from hrdesk.ui.talk_show import TalkShow


class Teaching(QObject):
    """Puts the tools into each talk that begins, and asks once it has ended."""

    def __init__(
        self, presenting: Presenting, keeping: TalkKeeping, clock: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._clock = clock
        self._class: _Class | None = None
        presenting.begun.connect(self._begin)
        presenting.ended.connect(self._ask)

    @property
    def tools(self) -> "TalkTools | None":
        """Those of the last talk."""
        return self._class.tools if self._class else None

    @property
    def strip(self) -> "TypingStrip | None":
        return self._class.strip if self._class else None

    def _begin(self, show: "TalkShow") -> None:
        """Also when a talk goes on that was ended: it has its tools already."""
        self._keeping.follow(show.talk)
        if self._class is None or self._class.show is not show:
            self._class = _Class(show, self._keeping, self._clock)

    def _ask(self, show: "TalkShow") -> None:
        self._keeping.ask(show.talk)


class _Class(QObject):
    """The tools of one talk, connected with it; goes with the talk."""

    def __init__(self, show: "TalkShow", keeping: TalkKeeping, clock: Callable[[], float]) -> None:
        super().__init__(show)
        from hrdesk.ui.presenter.talk_tools import TalkTools
        from hrdesk.ui.presenter.typing_strip import TypingStrip

        self.show = show
        self._keeping = keeping
        self.tools = TalkTools(show.talk, clock)
        self.strip = TypingStrip(show.talk.title, show.presenter)
        self.strip.addActions(list(show.actions.values()))
        show.presenter.add_tool(self.tools)
        for window in (show.presenter, show.audience):
            self.tools.listen(window)
        show.actions["questions"].triggered.connect(without_argument(self._toggle_questions))
        show.actions["timer"].triggered.connect(without_argument(self.tools.toggle_timer))
        show.shown.connect(self._renew)
        show.ended.connect(self.strip.hide)
        self.tools.changed.connect(show.renew)
        self.tools.live_changed.connect(self._keep_list)
        self.tools.typing_wanted.connect(self._begin_typing)
        fields = self.strip.fields
        fields.typed.connect(self.tools.type_line)
        fields.taken_out.connect(self.tools.take_out_line)
        fields.left.connect(self._leave_strip)
        self._renew()

    def _renew(self) -> None:
        talk = self.show.talk
        is_live = talk.page.slide.kind is SlideKind.LIVE
        self.tools.renew()
        self.show.actions["questions"].setChecked(is_live)
        self.show.actions["timer"].setEnabled(not self.tools.timer.isHidden())
        if self.strip.isVisible():
            self.strip.fields.show_list(talk.live)
            if not is_live or self.show.presenter.isVisible():
                self._leave_strip()

    def _toggle_questions(self) -> None:
        if self.show.covers.is_open:
            self.show.covers.close()
        self.tools.toggle_questions()

    def _begin_typing(self) -> None:
        """Where the presenter view is, or, lest the room sees notes with it, on a strip of its own."""
        if self.show.presenter.isVisible():
            self.show.presenter.activateWindow()
            self.tools.fields.begin()
        else:
            self.strip.fields.show_list(self.show.talk.live)
            self.strip.begin(self.show.audience.geometry())

    def _leave_strip(self) -> None:
        if self.strip.isVisible():
            self.strip.hide()
            self.show.audience.activateWindow()

    def _keep_list(self) -> None:
        hindrance = self._keeping.keep_list()
        for fields in (self.tools.fields, self.strip.fields):
            fields.tell(hindrance)
