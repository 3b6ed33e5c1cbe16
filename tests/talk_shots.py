"""Takes pictures of both windows of each workshop, on two screens: python -m tests.talk_shots FOLDER."""

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrdesk.app import OpenedNotebook, make_desk, prepare_application
from hrdesk.core.article import Section
from hrdesk.core.deck import SlideKind
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.library import Library
from hrdesk.services.library_source import ready_library
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import find_places
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.talk_show import TalkShow
from tests.builders import make_annotation
from tests.two_screens import platform_with

_LINES = ("No night bus", "Alone behind a locked door", "Keys with the neighbour")


def main(folder: Path) -> None:
    """Start the pictures in a process that has two screens."""
    with tempfile.TemporaryDirectory() as made:
        environment = {**os.environ, "QT_QPA_PLATFORM": platform_with(Path(made))}
        subprocess.run([sys.executable, "-m", "tests.talk_shots", str(folder), "here"], env=environment, check=True)


def shoot(folder: Path) -> None:
    """Each workshop, in light and dark."""
    application = QApplication([])
    prepare_application(application)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        shoot_talks(theme, folder)


def shoot_talks(theme: ThemeChoice, folder: Path, most: int | None = None) -> None:
    """Each workshop, or so many of them, in one theme; needs two screens."""
    with tempfile.TemporaryDirectory() as home:
        places = find_places(Path(home))
        ready = ready_library(None, places, datetime.now(UTC).date())
        with Library(ready.path) as library:
            notebook = open_notebook(places.notebook)
            desk = make_desk(places, library, OpenedNotebook(notebook), ready)
            desk.keep_settings(Settings(theme=theme))
            window = MainWindow(make_desk(places, library, OpenedNotebook(notebook), ready))
            window.show()
            workshops = [card.id for card in library.cards() if card.section is Section.TRAINING]
            for workshop in workshops[:most]:
                note = make_annotation(workshop, article_id=workshop, note="Ask Ana about the night bus first.")
                notebook.records.save(note)
                present(window, workshop, folder, theme)
            window.close()
            notebook.close()


def present(window: MainWindow, article_id: str, folder: Path, theme: ThemeChoice) -> None:
    """The first slide of each kind, with what the trainer does there."""
    window.open_article(article_id)
    window.action("present").trigger()
    settle()
    show = window.rooms.presenting.show
    assert show is not None
    for kind in SlideKind:
        place = next((n for n, page in enumerate(show.talk.pages) if page.slide.kind is kind), None)
        if place is None:
            continue
        show.talk.go_to(place, 0)
        show.renew()
        settle()
        match kind:
            case SlideKind.EXERCISE:
                QTest.keyClick(show.presenter, Qt.Key.Key_T)
            case SlideKind.QUESTION | SlideKind.DISCUSSION:
                QTest.keyClick(show.presenter, Qt.Key.Key_Right)
            case SlideKind.LIVE:
                for column, line in enumerate(_LINES):
                    show.talk.type_line(column, line)
                show.renew()
        settle()
        picture(show, folder / f"{theme.value}-{article_id}-{kind.value}")
    show.end()
    settle()


def picture(show: TalkShow, path: Path) -> None:
    for name, window in (("room", show.audience), ("trainer", show.presenter)):
        window.grab().save(f"{path}-{name}.png")


def settle() -> None:
    QTest.qWait(250)


if __name__ == "__main__":
    if sys.argv[2:] == ["here"]:
        shoot(Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]))
