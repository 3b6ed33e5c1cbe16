"""What the person chose, and keeps: the settings of this run, shared by all screens."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hrdesk.core.errors import HrdeskError
from hrdesk.core.settings import Settings
from hrdesk.ui.desk import Desk


class Choices(QObject):
    """Holds the settings; each change is kept on the disk, and counts for this run where the disk refuses."""

    failed = Signal(HrdeskError)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = desk.settings
        self._is_kept = True

    @property
    def now(self) -> Settings:
        return self._settings

    @property
    def locked(self) -> frozenset[str]:
        """The names of settings that the organisation laid down for good."""
        return self._desk.policy.policy.locked

    def keep(self, **changes: object) -> None:
        """Change settings, by their names; those that the organisation locked stay as they are."""
        free = {name: value for name, value in changes.items() if name not in self.locked}
        self._settings = replace(self._settings, **free)  # type: ignore[arg-type]  # names are checked by replace
        if not self._is_kept:
            return
        try:
            self._desk.keep_settings(self._settings)
        except HrdeskError as error:
            self.failed.emit(error)

    def stop_keeping(self) -> None:
        """From now on changes count for this run only: nothing is to be left on the disk."""
        self._is_kept = False
