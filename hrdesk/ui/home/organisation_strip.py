"""The foot of Home: who hands hrdesk out, and how to reach them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hrdesk.core.policy import Organisation
from hrdesk.services.policy_logo import Logo
from hrdesk.ui.theme import Space

_LOGO_WIDTH, _LOGO_HEIGHT = 160, 48
"""Pixels."""


class OrganisationStrip(QFrame):
    """Quiet, and never wider than its place: long names wrap."""

    def __init__(self, organisation: Organisation, logo: Logo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo = logo
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Your organisation"))
        self._picture = QLabel()
        self._picture.setProperty("role", "logo")
        self._picture.setAccessibleName(self.tr("Logo"))
        self._picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out(organisation)
        self._show_logo()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """On a screen with finer dots the logo is drawn anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._show_logo()

    def _lay_out(self, organisation: Organisation) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        given = self.tr("hrdesk was given to you by {name}").format(name=organisation.name)
        for text, role in ((given if organisation.name else "", ""), (organisation.contact, "muted")):
            if text:
                words.addWidget(_line(text, role))
        row.addLayout(words, 1)

    def _show_logo(self) -> None:
        from hrdesk.ui.logo_image import logo_image

        image = logo_image(self._logo, _LOGO_WIDTH, _LOGO_HEIGHT, self.devicePixelRatioF()) if self._logo else None
        self._picture.setVisible(image is not None)
        if image is not None:
            self._picture.setPixmap(QPixmap.fromImage(image))


def _line(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if role:
        label.setProperty("role", role)
    return label
