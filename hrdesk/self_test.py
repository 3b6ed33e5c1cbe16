"""Runs every part once on this machine, in a home of its own: what a fresh install is asked first."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from hrdesk import __version__
from hrdesk.core.anchor import AnchorState, find_anchor, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary, ready_library
from hrdesk.services.notebook import open_notebook
from hrdesk.services.page_print import print_article
from hrdesk.services.page_texts import PageTexts
from hrdesk.services.paths import Places
from hrdesk.services.search import Search
from hrdesk.services.settings_store import load_settings, save_settings

_EMERGENCY_WORDS = "breathing stopped"


@dataclass(frozen=True)
class Part:
    """One part: whether it worked, how long it took in milliseconds, and what went wrong."""

    name: str
    ok: bool
    ms: float
    detail: str = ""


@dataclass(frozen=True)
class Report:
    parts: tuple[Part, ...]

    @property
    def ok(self) -> bool:
        return all(part.ok for part in self.parts)

    def as_values(self) -> dict[str, object]:
        """Plain values for JSON."""
        parts = [{"name": p.name, "ok": p.ok, "ms": round(p.ms, 1), "detail": p.detail} for p in self.parts]
        return {"version": __version__, "ok": self.ok, "parts": parts}


def run_self_test(places: Places, named: Path | None) -> Report:
    """Run every part; a part that fails does not keep the others from running."""
    with tempfile.TemporaryDirectory(prefix="hrdesk-", ignore_cleanup_errors=True) as folder:
        trial = _Trial(Places(Path(folder), Path(folder) / "cache", places.program), named)
        try:
            return Report(tuple(_run(name, part) for name, part in trial.parts()))
        finally:
            trial.close()


def _run(name: str, part: Callable[[], None]) -> Part:
    started = perf_counter()
    detail = ""
    try:
        part()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        detail = f"{type(error).__name__}: {error}"
    return Part(name, not detail, (perf_counter() - started) * 1000, detail)


class _Trial:
    """The parts, in an order in which later ones may use what earlier ones opened."""

    def __init__(self, places: Places, named: Path | None) -> None:
        self._places = places
        self._named = named
        self._ready: ReadyLibrary | None = None
        self._library: Library | None = None

    def parts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("resources", self._resources),
            ("library", self._open_library),
            ("search", self._search),
            ("page", self._page),
            ("figure", self._figure),
            ("notebook", self._notebook),
            ("export", self._export),
            ("settings", self._settings),
            ("window", self._window),
        )

    def close(self) -> None:
        if self._library:
            self._library.close()
        if self._ready:
            self._ready.clean_up()

    def _opened(self) -> Library:
        if not self._library:
            raise RuntimeError("the library did not open")
        return self._library

    def _resources(self) -> None:
        icons = list((self._places.resources / "icons").glob("*.svg"))
        assert icons, "no icons"

    def _open_library(self) -> None:
        self._ready = ready_library(self._named, self._places, date.today())
        self._library = Library(self._ready.path)
        assert self._library.is_whole(), "the file is damaged"
        assert not self._ready.left_out, f"pages left out: {self._ready.left_out[0]}"

    def _search(self) -> None:
        hits = Search(self._opened()).find(_EMERGENCY_WORDS).hits
        assert hits, "nothing found"
        assert hits[0].is_emergency, f"{hits[0].article_id} came first"

    def _page(self) -> None:
        library = self._opened()
        for card in library.emergencies():
            for form in ("text", "markdown", "html", "json"):
                assert print_article(library, card.id, form, date.today()), card.id

    def _figure(self) -> None:
        from PySide6.QtCore import QByteArray
        from PySide6.QtSvg import QSvgRenderer

        for path in (self._places.resources / "icons").glob("*.svg"):
            assert QSvgRenderer(QByteArray(path.read_bytes())).isValid(), path.name

    def _notebook(self) -> None:
        anchor = make_anchor("Tilt the head and lift the chin.", 9, 13)
        assert find_anchor("Tilt the head and lift the chin.", anchor).state is AnchorState.SAME
        now = datetime.now(UTC)
        note = Annotation("self-test", "heroin", "0", now, now, note="A trial", anchor=anchor)
        notebook = open_notebook(self._places.notebook)
        notebook.records.save(note)
        notebook.close()
        again = open_notebook(self._places.notebook)
        try:
            assert again.annotations.all() == (note,), "what was written did not come back"
        finally:
            again.close()

    def _export(self) -> None:
        now = datetime.now(UTC)
        note = Annotation("self-test", "heroin", "0", now, now, note="A trial")
        pages = PageTexts(self._opened())
        for form in NotesFormat:
            assert "A trial" in export_notes(NotebookContents((note,)), pages, form), form

    def _settings(self) -> None:
        wanted = Settings(theme=ThemeChoice.DARK, zoom=150)
        save_settings(self._places.settings, wanted)
        assert load_settings(self._places.settings) == (wanted, ())
        self._places.settings.unlink()

    def _window(self) -> None:
        """Open a page in the real window and see that something was painted; off screen where there is none."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtWidgets import QApplication

        from hrdesk.app import OpenedNotebook, make_desk, prepare_application
        from hrdesk.ui.main_window import MainWindow

        application = QApplication.instance() or QApplication(["hrdesk"])
        assert isinstance(application, QApplication)
        prepare_application(application)
        notebook = open_notebook(self._places.notebook)
        try:
            window = MainWindow(make_desk(self._places, self._opened(), OpenedNotebook(notebook), self._ready))
            first = next(iter(self._opened().cards()))
            window.open_article(first.id)
            picture = window.grab().toImage()
            colours = {picture.pixel(x, y) for x in range(0, picture.width(), 40) for y in range(0, 400, 20)}
            assert len(colours) > 3, "the window stayed empty"
            window.close()
        finally:
            notebook.close()
