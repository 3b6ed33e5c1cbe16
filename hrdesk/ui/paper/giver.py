"""Who gives a handout out: the organisation that handed hrdesk out too."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QImage

from hrdesk.core.policy import Organisation
from hrdesk.services.policy_file import FoundPolicy
from hrdesk.ui.logo_image import logo_image
from hrdesk.ui.words import tr

_PICTURE = "giver:"
"""The address of the logo."""
_WIDTH, _HEIGHT = 160, 48
"""Dots, 96 to the inch."""
_RATIO = 3
"""Dots of the picture for each of the layout."""


@dataclass(frozen=True)
class Giver:
    """Name, contact and logo; one without any of them says nothing."""

    organisation: Organisation
    picture: QImage | None = None

    def html(self, *, small: bool = False) -> str:
        """What stands on the cover, or at the end of the last page; a small one has no room for the picture."""
        words = "".join(f"<p>{line}</p>" for line in self._lines())
        if not words or self.picture is None or small:
            return words
        return (
            '<table width="99%" cellspacing="0" cellpadding="4" style="margin-top: 14px"><tbody><tr>'
            f'<td class="bare" width="{self._share()}%"><img src="{_PICTURE}"></td><td class="bare">{words}</td>'
            "</tr></tbody></table>"
        )

    def beside(
        self, find: Callable[[str, float, float], QImage | None]
    ) -> Callable[[str, float, float], QImage | None]:
        """A finder of pictures that knows the logo too."""

        def picture(address: str, width: float, height: float) -> QImage | None:
            return self.picture if address == _PICTURE else find(address, width, height)

        return picture

    def _lines(self) -> list[str]:
        name, contact = escape(self.organisation.name), escape(self.organisation.contact)
        given = escape(tr("Given to you by {name}"))
        lines = [f"<b>{given.format(name=name)}</b>"] if name else []
        return lines + (["<br>".join(contact.splitlines())] if contact else [])

    def _share(self) -> int:
        """Of the width of a page of 642 dots, in percent; narrower pages give the picture what it needs."""
        assert self.picture is not None
        return max(12, round(100 * (self.picture.deviceIndependentSize().width() + 12) / 642))


NOBODY = Giver(Organisation())


def giver_of(policy: FoundPolicy) -> Giver:
    """The organisation of a policy."""
    picture = logo_image(policy.logo, _WIDTH, _HEIGHT, _RATIO) if policy.logo else None
    return Giver(policy.policy.organisation, picture)
