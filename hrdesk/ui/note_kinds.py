"""The five kinds of note: their words, their signs, and the menu to choose one from."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hrdesk.core.note_kind import NoteKind
from hrdesk.ui.icons import Icons
from hrdesk.ui.theme import Colours
from hrdesk.ui.words import tr

KIND_ICONS: Mapping[NoteKind, str] = {
    NoteKind.NOTE: "note",
    NoteKind.LOCAL: "kind-local",
    NoteKind.QUESTION: "kind-question",
    NoteKind.CORRECTION: "kind-correction",
    NoteKind.STORY: "kind-story",
}
_SIGN = 20


def kind_words(kind: NoteKind) -> str:
    """The name of a kind in the person's language."""
    return {
        NoteKind.NOTE: tr("Note"),
        NoteKind.LOCAL: tr("Local information"),
        NoteKind.QUESTION: tr("Question"),
        NoteKind.CORRECTION: tr("Correction"),
        NoteKind.STORY: tr("Story"),
    }[kind]


def kind_colours(kind: NoteKind, colours: Colours) -> tuple[str, str]:
    """(text, ground) of the sign of a kind."""
    return {
        NoteKind.NOTE: (colours.muted, colours.window),
        NoteKind.LOCAL: (colours.tip_text, colours.tip_soft),
        NoteKind.QUESTION: (colours.note_text, colours.note_soft),
        NoteKind.CORRECTION: (colours.danger_text, colours.danger_soft),
        NoteKind.STORY: (colours.warning_text, colours.warning_soft),
    }[kind]


class KindMenu(QMenu):
    """The five kinds, of which one may be chosen."""

    kind_chosen = Signal(NoteKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Kind of note"))
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._kinds: dict[NoteKind, QAction] = {}
        for kind in NoteKind:
            action = self.addAction(kind_words(kind))
            action.setCheckable(True)
            action.setData(kind.value)
            self._group.addAction(action)
            self._kinds[kind] = action
        self.triggered.connect(self._choose)

    def show_kind(self, kind: NoteKind | None) -> None:
        """Mark the kind that a note has now."""
        for name, action in self._kinds.items():
            action.setChecked(name is kind)
        if kind:
            self.setActiveAction(self._kinds[kind])

    def set_look(self, colours: Colours, icons: Icons) -> None:
        for kind, action in self._kinds.items():
            action.setIcon(icons.icon(KIND_ICONS[kind], kind_colours(kind, colours)[0]))

    def icon_action(self, kind: NoteKind) -> QAction:
        """The entry of a kind, with its words and its sign."""
        return self._kinds[kind]

    def _choose(self, action: QAction) -> None:
        self.kind_chosen.emit(NoteKind(action.data()))


class KindButton(QToolButton):
    """Shows the kind of a note, and the menu when it is pressed."""

    kind_chosen = Signal(NoteKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: NoteKind | None = None
        self._menu = KindMenu(self)
        self.setProperty("role", "chip")
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(self._menu)
        self._menu.kind_chosen.connect(self.kind_chosen)
        self.show_kind(None)

    def show_kind(self, kind: NoteKind | None) -> None:
        """Show this kind, or that none is chosen."""
        self._kind = kind
        words = kind_words(kind) if kind else self.tr("Kind")
        self.setText(f"{words} ▾")
        self.setAccessibleName(self.tr("Kind of note: {kind}").format(kind=words) if kind else words)
        self._menu.show_kind(kind)
        self._show_sign()

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._menu.set_look(colours, icons)
        self._show_sign()

    def _show_sign(self) -> None:
        shown = self._menu.icon_action(self._kind or NoteKind.NOTE)
        self.setIcon(shown.icon())
