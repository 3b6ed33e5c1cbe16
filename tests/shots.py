"""Takes a picture of every screen, light and dark, at 1280×800 and 1024×600: python -m tests.shots FOLDER."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.app import OpenedNotebook, make_desk, prepare_application
from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import LibraryMissing, NotebookTooNew
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.reading_list import ReadingList
from hrdesk.core.running_order import OrderItem
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.library import Library
from hrdesk.services.library_source import ready_library
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import Places, find_places
from hrdesk.ui.desk import Desk
from hrdesk.ui.emergency.local_dialog import LocalDialog
from hrdesk.ui.exchange.preview_dialog import PreviewDialog
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.keys_dialog import KeysDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.start.trouble_window import TroubleWindow
from tests.lock_shots import locking
from tests.passing_on_shots import passing_on
from tests.policy_shots import managed
from tests.review_shots import reviewing

SIZES = ((1280, 800), (1024, 600))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
Screens = Iterator[tuple[str, QWidget]]


def main(folder: Path) -> None:
    application = QApplication([])
    prepare_application(application)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        for width, height in SIZES:
            with tempfile.TemporaryDirectory() as home:
                places = find_places(Path(home))
                shoot(places, theme, (width, height), folder)


def shoot(places: Places, theme: ThemeChoice, size: tuple[int, int], folder: Path) -> None:
    """Every screen in one theme and size."""
    ready = ready_library(None, places, datetime.now(UTC).date())
    with Library(ready.path) as library:
        desk = make_desk(places, library, OpenedNotebook(open_notebook(places.notebook)), ready)
        clock = _Clock()
        desk = replace(desk, settings=Settings(theme=theme), clock=clock)
        window = MainWindow(desk)
        window.resize(*size)
        window.show()
        for name, widget in _each(window, desk, clock, size):
            window.toast.hide()
            QApplication.processEvents()
            widget.grab().save(str(folder / f"{theme.value}-{size[0]}x{size[1]}-{name}.png"))
        desk.keeper.close()


def _each(window: MainWindow, desk: Desk, clock: "_Clock", size: tuple[int, int]) -> Screens:
    yield from screens(window, clock)
    window.close()
    yield from managed(desk, desk.places.home / "brand", size)


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def screens(window: MainWindow, clock: _Clock) -> Screens:
    """(name, widget) of each screen, after it was brought about as a person would."""
    yield "home", window
    yield from _notebook_empty(window)
    yield from _reading(window)
    yield from _searching(window)
    yield from _note_taking(window)
    yield from _training(window)
    yield from _importing(window)
    yield from _exchanging(window)
    yield from _emergency(window, clock)
    yield from _safekeeping(window)
    yield from reviewing(window)
    yield from locking(window)
    yield from passing_on(window)
    yield from _troubles(window)


def _notebook_empty(window: MainWindow) -> Screens:
    window.action("notebook").trigger()
    yield "notebook-empty", window


def _reading(window: MainWindow) -> Screens:
    window.open_article("emergency-opioid-overdose")
    yield "reader-emergency", window
    window.open_article("heroin")
    yield "reader-substance", window
    window.reader.view.scroll_to_heading("risks-causes-responses")
    yield "reader-risk-table", window
    window.open_article("history-of-harm-reduction")
    window.reader.view.verticalScrollBar().setValue(260)
    yield "reader-timeline", window
    window.open_article("international-harm-reduction-consortium", "numbers")
    yield "reader-budget", window
    window.open_article("evidence-for-harm-reduction")
    window.action("double_size").trigger()
    yield "reader-200-percent", window
    window.action("normal_size").trigger()
    window.action("find").trigger()
    _type(window, "naloxone")
    yield "find-in-page", window
    _press(window, Qt.Key.Key_Escape)
    window.open_article("glossary", "terms")
    yield "reader-glossary", window
    yield from _new_kinds_of_page(window)


def _new_kinds_of_page(window: MainWindow) -> Screens:
    window.open_article("training-overdose-response")
    yield "workshop", window
    for name, heading in (
        ("workshop-slides", "slide-4"),
        ("workshop-hand-out", "hand-out"),
        ("workshop-check", "check"),
    ):
        window.reader.view.scroll_to_heading(heading)
        yield name, window
    window.open_article("training-overdose-response", "slide-5")
    yield "figure-steps", window
    window.open_article("risk-environment", "five-levels-of-cause")
    window.reader.view.verticalScrollBar().setValue(window.reader.view.verticalScrollBar().value() + 560)
    yield "figure-levels", window
    window.open_article("hepatitis-c")
    window.reader.focus_page()
    for _ in range(3):
        _press(window, Qt.Key.Key_Tab)
    yield "term-card", window
    window.open_article("about-this-library")
    yield "about", window


def _searching(window: MainWindow) -> Screens:
    window.rooms.questions.keep("where do I get foil in town")
    for name, words in (
        ("search", "friend not waking up after pills"),
        ("search-name", "tina"),
        ("search-choice", "gear"),
        ("search-typo", "nalaxone kti"),
        ("search-arabic", "جرعة زائدة"),
        ("search-filters", "section:rights police"),
        ("search-nothing", "naqqqqqq"),
    ):
        window.action("search").trigger()
        window.search_field.setText(words)
        yield name, window
        _press(window, Qt.Key.Key_Escape)
    window.search_field.clear()
    dialog = window.rooms.quick_opening.ask(window.colours)
    dialog.field.setText("nalox")
    yield "quick-open", dialog
    dialog.close()
    window.action("notebook").trigger()
    yield "notebook-questions", window


def _note_taking(window: MainWindow) -> Screens:
    window.open_article("three-questions")
    view = window.reader.view
    for number, words in enumerate(("risks and harms", "causes", "worker", "setting", "drug"), start=1):
        at = view.shown_text.find(words, 400 * number)
        cursor = view.textCursor()
        cursor.setPosition(max(at, 0))
        cursor.setPosition(max(at, 0) + 60, cursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        window.action(f"colour_{number}").trigger()
    window.action("note").trigger()
    _type(window, "Ask the night shift: does this hold at the station?")
    window.rooms.note_taking.keep_now()
    yield "notes-panel", window
    yield from _notebook(window)


def _training(window: MainWindow) -> Screens:
    window.action("training").trigger()
    yield "training-workshops", window
    window.action("orders").trigger()
    yield "training-empty", window
    training = window.rooms.training
    items = (
        OrderItem("three-questions", "", 15),
        OrderItem("heroin", "mixing", 10),
        OrderItem("training-overdose-response", "exercise-2"),
        OrderItem("no-such-page", "", 5),
    )
    begun = training.book.begin("Evening for new volunteers", items)
    assert begun
    training.orders.focus_orders()
    yield "training-order", window
    dialog = training.add_items(begun.id)
    dialog.field.setText("naloxone")
    yield "training-add", dialog
    dialog.reject()


def _importing(window: MainWindow) -> Screens:
    """A file of another program, as it is shown before it is taken in."""
    quote = {"type": "TextQuoteSelector", "exact": "Heroin is an opioid. It is made from morphine"}
    common = {"created": "2026-11-01T10:00:00Z", "user": "acct:maria@hypothes.is"}
    rows: list[object] = [
        {"uri": "https://example.org/heroin", "text": "Ask the night shift", "target": [{"selector": [quote]}]},
        {"uri": "https://example.org/drug-checking", "text": "Where is the nearest place? " * 20},
        {"uri": "https://example.org/naloxone-in-town", "text": "The pharmacy on the square has it until eight."},
        {"uri": "https://example.org/alcohol", "text": "Withdrawal can kill", "updated": "never"},
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes-of-the-night-shift.json"
        path.write_text(json.dumps([common | row for row in rows if isinstance(row, dict)]))
        dialog = window.rooms.note_intake.read(str(path))
        wait_for_jobs()
        QApplication.processEvents()
    if dialog:
        yield "import", dialog
        dialog.close()


def _exchanging(window: MainWindow) -> Screens:
    """A team is begun; then a colleague has been at the folder, and what they wrote is shown and taken in."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "night-shift"
        folder.mkdir()
        words = "heron weir lamp cobalt"
        dialog = window.rooms.exchanging.ask()
        assert dialog
        dialog.fill(str(folder), "", "")
        dialog.keeps.setChecked(True)
        yield "exchange-begin", dialog
        dialog.close()
        _give_as_a_colleague(Path(place) / "ben", folder, words)
        dialog = window.rooms.exchanging.ask()
        assert dialog
        dialog.fill(str(folder), "Maria", words)
        yield "exchange-ask", dialog
        dialog.look.click()
        _finish_jobs()
        preview = window.findChild(PreviewDialog)
        assert preview
        yield "exchange-preview", preview
        preview.exchange_button.click()
        _finish_jobs()
        past = window.rooms.exchanging.show_past()
        assert past
        yield "exchange-past", past
        past.close()


def _give_as_a_colleague(home: Path, folder: Path, words: str) -> None:
    home.mkdir()
    notebook = open_notebook(home / "notebook.db")
    notebook.records.name_device("Ben from the day shift")
    now = datetime.now(UTC)
    texts = ("The pharmacy on the square has naloxone until eight.", "Ask whether foil is enough. " * 12)
    for number, text in enumerate(texts):
        note = Annotation(f"ben{number}", "naloxone-kit" if number else "heroin", "1", now, now, note=text)
        notebook.records.save(note)
    notebook.records.save(ReadingList("ben-list", "New colleagues", now, ("three-questions", "heroin")))
    exchange = notebook.exchange(folder, words)
    exchange.give_out(exchange.preview())
    notebook.close()
    (folder / "A1B2C3D4E5F60718-000003.hrx").write_bytes(b"hrdeskX")


def _finish_jobs() -> None:
    wait_for_jobs()
    QApplication.processEvents()


def _notebook(window: MainWindow) -> Screens:
    """Kinds, tags, a note on a heading, highlights over each other; then the notebook place and reading lists."""
    book, shelf, notes = window.rooms.book, window.rooms.shelf, window.notebook_page.panel.notes
    for annotation, kind in zip(book.all(), NoteKind, strict=False):
        book.set_kind(annotation.id, kind)
        book.set_tags(annotation.id, ("night", "station east"))
    article = window.reader.article
    assert article is not None
    window.reader.go_to_heading(article.outline[1].slug)
    window.action("note").trigger()
    _type(window, "Read this part aloud at the handover.")
    window.rooms.note_taking.keep_now()
    window.reader.focus_page()
    window.action("next_note").trigger()
    yield "annotation-bar", window
    window.action("notebook").trigger()
    yield "notebook", window
    notes.setCurrentIndex(notes.notes_model.index(1))
    yield "notebook-chosen", window
    notes.selectAll()
    yield "notebook-several", window
    window.notebook_page.notes.filters.choose("colours", ["pink", "blue"])
    yield "notebook-filtered", window
    window.notebook_page.notes.filters.words.setText("zzzz")
    yield "notebook-nothing-fits", window
    window.notebook_page.notes.filters.clear()
    shelf.toggle_bookmark("heroin")
    begun = shelf.begin_list("Night shift", ("emergency-opioid-overdose", "heroin", "alcohol"))
    window.action("bookmarks").trigger()
    window.notebook_page.shelf.show_list(begun.id if begun else "")
    yield "reading-lists", window


def _emergency(window: MainWindow, clock: _Clock) -> Screens:
    window.action("emergency").trigger()
    yield "emergency", window
    window.emergency_page.local.show_country("AU")
    yield "emergency-numbers", window
    window.emergency_page.local.details_requested.emit()
    details = window.findChild(LocalDialog)
    if details:
        yield "local-facts", details
        details.close()
    window.emergency_page.timer.give_dose()
    clock.now = 134.0
    window.emergency_page.timer.give_dose()
    clock.now = 201.0
    window.emergency_page.timer.refresh()
    yield "emergency-clock", window
    window.action("double_size").trigger()
    yield "emergency-200-percent", window
    window.action("normal_size").trigger()
    window.action("home").trigger()
    yield "home-later", window


def _safekeeping(window: MainWindow) -> Screens:
    safekeeping = window.guarding.safekeeping
    for name, ask in (
        ("back-up", safekeeping.backing_up.ask_backup),
        ("restore", safekeeping.backing_up.ask_restore),
        ("delete-old", safekeeping.deleting.ask_old),
        ("wipe", safekeeping.deleting.ask_wipe),
    ):
        dialog = ask()
        if dialog:
            yield name, dialog
            dialog.close()


def _troubles(window: MainWindow) -> Screens:
    window.messages.report(NotebookTooNew(path="/home/maria/.local/share/hrdesk/notebook.db", found=7, known=1))
    yield "trouble-strip", window
    keys = KeysDialog(window)
    keys.show()
    yield "keys", keys
    keys.close()
    trouble = TroubleWindow(LibraryMissing(path="/media/stick/library.db"))
    trouble.show()
    yield "trouble-window", trouble
    trouble.close()


def _type(window: MainWindow, words: str) -> None:
    focus = QApplication.focusWidget() or window
    QTest.keyClicks(focus, words)


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
