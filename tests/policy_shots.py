"""Pictures of what an organisation laid down: a window of its own, under a policy."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.services.policy_file import find_policy
from hrdesk.ui.desk import Desk
from hrdesk.ui.home.home_page import HomePage
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.policy_dialog import PolicyDialog
from tests.policies import POLICY, SVG

_LONG = "Association for Outreach, Drop-in Centres and the Health of People who Use Drugs in the Eastern Region"


def managed(desk: Desk, brand: Path, size: tuple[int, int]) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) of each screen that says who decided; `brand` is a folder for the policy and what it names."""
    (brand / "pages").mkdir(parents=True)
    (brand / "logo.svg").write_text(SVG, encoding="utf-8")
    (brand / "policy.toml").write_text(POLICY.replace("Open Door", _LONG), encoding="utf-8")
    looked_at = replace(desk.settings, country="AT", idle_lock_minutes=5)  # the colours are those of the round
    window = MainWindow(replace(desk, settings=looked_at, policy=find_policy([brand / "policy.toml"])))
    window.resize(*size)
    window.show()
    _ = window.rooms
    yield "managed-start", window
    window.messages.dismiss()
    home = window.findChild(HomePage)
    assert isinstance(home, HomePage)
    home.verticalScrollBar().setValue(home.verticalScrollBar().maximum())
    yield "managed-home", window
    look = window.findChild(QMenu, "look_menu")
    assert isinstance(look, QMenu)
    look.popup(window.mapToGlobal(window.rect().center()))
    yield "managed-look", look
    look.close()
    settings = window.guarding.ask_settings()
    yield "managed-locking", settings
    settings.close()
    window.action("managed").trigger()
    dialog = window.findChild(PolicyDialog)
    assert isinstance(dialog, PolicyDialog)
    yield "managed", dialog
    dialog.close()
    window.show_emergency()
    yield "managed-emergency", window
    window.close()
