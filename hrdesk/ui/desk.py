"""Everything that the window works with, handed over once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.core.errors import HrdeskError
from hrdesk.core.settings import Settings
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy

if TYPE_CHECKING:
    from hrdesk.core.fault import Fault


@dataclass(frozen=True)
class Desk:
    """The services and values behind one window.

    `troubles` and `left_out` are told when the window opens.
    """

    library: Library
    keeper: NotebookKeeper
    settings: Settings
    keep_settings: Callable[[Settings], None]
    places: Places
    now: Callable[[], datetime]
    clock: Callable[[], float]
    """Seconds on a clock that never runs backwards."""
    troubles: tuple[HrdeskError, ...] = ()
    left_out: "tuple[Fault, ...]" = ()
    refused_settings: tuple[str, ...] = ()
    policy: FoundPolicy = NO_POLICY
    """What the organisation that handed hrdesk out laid down."""

    @property
    def notebook(self) -> Notebook | None:
        """The notebook, while it is open."""
        return self.keeper.notebook

    @property
    def hindrance(self) -> HrdeskError | None:
        """Why notes cannot be written now, if so."""
        return self.keeper.hindrance

    @property
    def resources(self) -> Path:
        """What we ship beside the program."""
        return self.places.resources

    def today(self) -> date:
        return self.now().astimezone().date()
