"""What the organisation laid down on this computer, and where that is written."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.core.marked_words import marked
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.policy_file import FoundPolicy
from hrdesk.services.translations import is_spoken
from hrdesk.ui.messages import words_for
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.scrolling_dialog import ScrollingDialog
from hrdesk.ui.theme import Space
from hrdesk.ui.words import tr

_NAMES = {
    "theme": marked("Colours: {value}"),
    "zoom": marked("Text size: {value} %"),
    "country": marked("Country of the numbers: {value}"),
    "idle_lock_minutes": marked("Minutes until the notebook locks by itself: {value}"),
    "reveal_key": marked("Key that brings a hidden window back: {value}"),
    "notes_size": marked("Text size of notes while training: {value}"),
    "sidebar_shown": marked("Sidebar: {value}"),
    "context_shown": marked("Side panel: {value}"),
}
_VALUES = {
    ThemeChoice.SYSTEM: marked("as the system"),
    ThemeChoice.LIGHT: marked("light"),
    ThemeChoice.DARK: marked("dark"),
    ThemeChoice.HIGH_CONTRAST: marked("high contrast"),
}


class PolicyDialog(ScrollingDialog):
    """Shows a policy; nothing is changed here."""

    def __init__(self, found: FoundPolicy, resources: Path, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(tr("Managed by your organisation"), content, parent)
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        for role, words in _paragraphs(found, resources):
            column.addWidget(paragraph(words, role))
        column.addStretch(1)


def _paragraphs(found: FoundPolicy, resources: Path) -> Iterator[tuple[str, str]]:
    """(role, words) of each line."""
    organisation = found.policy.organisation
    if organisation.name:
        yield "heading", organisation.name
    if organisation.contact:
        yield "", organisation.contact
    yield "", tr("Your organisation set up hrdesk on this computer.")
    for trouble in found.troubles:
        yield "refusal", words_for(trouble)
    if found.policy.given or found.policy.language:
        yield "heading", tr("Settings")
        yield from (("", words) for words in _settings(found, resources))
    if found.content_folders:
        yield "heading", tr("Pages of your organisation come from")
        yield from (("", str(folder)) for folder in found.content_folders)
    if found.backup_folder:
        yield "heading", tr("Backups of your notebook go to")
        yield "", str(found.backup_folder)
        who = marked(
            "Whoever can open that folder reads copies of a notebook without a passphrase. With one, nobody can."
        )
        yield "muted", tr(who)
    yield "heading", tr("This is written in")
    yield "muted", str(found.path)


def _settings(found: FoundPolicy, resources: Path) -> Iterator[str]:
    policy = found.policy
    if policy.language:
        name = QLocale.languageToString(QLocale(policy.language).language())
        words = marked("Language: {value}")
        if not is_spoken(policy.language, resources):
            words = marked("Language: {value} – hrdesk itself is not translated into it yet, and stays English")
        yield tr(words).format(value=name)
    for name, words in _NAMES.items():
        if name in policy.given:
            shown = tr(words).format(value=_value(policy.defaults, name))
            locked = tr("others can be looked at, not kept") if name == "country" else tr("cannot be changed")
            yield f"{shown} – {locked}" if name in policy.locked else shown


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, bool):
        return tr("shown") if value else tr("hidden")
    if name == "idle_lock_minutes" and not value:
        return tr("never")
    return tr(_VALUES[value]) if isinstance(value, ThemeChoice) else str(value)
