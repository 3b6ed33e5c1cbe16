"""Fills a small disk and goes on using a notebook on it.

`python -m tests.hostile.full_disk FOLDER [--protected]` prints what happened as JSON; FOLDER stands on a disk of some
megabytes that holds nothing else.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from hrdesk.core.errors import HrdeskError
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.settings import Settings
from hrdesk.services.agreement import all_records, disagreements
from hrdesk.services.backup import Backups
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import change_passphrase, protect, unlock, unprotect
from hrdesk.services.safe_file import write_text
from hrdesk.services.settings_store import save_settings
from tests.builders import NOON, make_annotation
from tests.hostile.deeds import Kept, kept_of

PASSPHRASE = "heron weir lamp cobalt"
NOTE = make_annotation("kept", note="Ask the night shift. " * 20)
_ROOM = range(0, 260, 4)
"""Kilobytes that are left on the disk, one after the other."""


class Disk:
    """A disk that is filled by a file beside the notebook."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self, room_kb: int = 0) -> None:
        """Leave so many kilobytes."""
        self.make_room()
        file = os.open(self._ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for size in (1 << 16, 1 << 12, 1 << 9, 1):
            try:
                while os.write(file, b"x" * size):
                    pass
            except OSError:
                continue
        os.ftruncate(file, max(0, os.fstat(file).st_size - (room_kb << 10)))
        os.close(file)

    def make_room(self) -> None:
        self._ballast.unlink(missing_ok=True)


class Person:
    """Tries deeds one after the other, and notes what was told."""

    def __init__(self, folder: Path, is_protected: bool) -> None:
        self.path = folder / "notebook.db"
        self.disk = Disk(folder)
        self.told: dict[str, str] = {}
        self.wrong: list[str] = []
        self.attempts = self.refused = 0
        self._folder = folder
        if is_protected:
            protect(self.path, PASSPHRASE, LEAST)
        self.key = unlock(self.path, PASSPHRASE) if is_protected else None

    def try_to(self, name: str, deed: Callable[[], object]) -> bool:
        """Whether it was done."""
        self.attempts += 1
        try:
            deed()
        except HrdeskError as error:
            self.told[name] = str(error)
            self.refused += 1
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.wrong.append(f"{name}: {error!r}")
            return False
        return True

    def expect(self, name: str, kept: Kept) -> None:
        """See that the window finds this when it opens the notebook."""
        keeper = NotebookKeeper(self.path, None)
        keeper.open(self.key)
        assert keeper.notebook
        with closing(keeper.notebook) as notebook:
            found = kept_of(all_records(notebook))
            if found != kept or disagreements(notebook):
                self.wrong.append(f"{name}: found {len(found)} records")

    def write_with_little_room(self) -> None:
        """Whatever room there is, a change is kept or refused as a whole."""
        with closing(open_notebook(self.path, key=self.key)) as notebook:
            kept = kept_of(all_records(notebook))
        for room in _ROOM:
            with closing(open_notebook(self.path, key=self.key)) as notebook:
                self.disk.fill(room)
                for number in range(3):
                    record = make_annotation(f"{room}-{number}", note="Ask the night shift. " * 100)
                    if self.try_to("save", partial(notebook.records.save, record)):
                        kept |= kept_of([record])
            self.expect(f"with {room} kB", kept)
            self.disk.make_room()
            self.expect(f"with room after {room} kB", kept)

    def do_everything_without_room(self) -> None:
        """Nothing can be written, all is told, and nothing changes."""
        with closing(open_notebook(self.path, key=self.key)) as notebook:
            before = kept_of(all_records(notebook))
            self.disk.fill()
            for name, deed in self._deeds(notebook):
                if self.try_to(name, deed):
                    self.wrong.append(f"{name}: it says that it was done")
        self.expect("without room", before)
        for name, deed in self._changes_of_protection():
            self.disk.fill()
            if self.try_to(name, deed):
                self.wrong.append(f"{name}: it says that it was done")
            self.expect(f"after {name}", before)
        self.disk.make_room()
        with closing(open_notebook(self.path, key=self.key)) as notebook:
            for name, deed in self._deeds(notebook):
                if not self.try_to(f"{name}, with room", deed):
                    self.wrong.append(f"{name}: {self.told.get(f'{name}, with room')}")

    def _deeds(self, notebook: Notebook) -> tuple[tuple[str, Callable[[], object]], ...]:
        settings = self._folder / "settings.json"
        return (
            ("write", lambda: notebook.records.save(make_annotation("long", note="Ask the night shift. " * 5_000))),
            ("rewrite", lambda: notebook.records.save(make_annotation("kept", note="Ask the day shift."))),
            ("bookmark", lambda: notebook.records.save(Bookmark("heroin", NOON))),
            ("remove", lambda: notebook.records.remove(NOTE)),
            ("read a page", lambda: notebook.bookshelf.note_reading("heroin", NOON)),
            ("name the device", lambda: notebook.records.name_device("Van 2")),
            ("settings", lambda: save_settings(settings, Settings(zoom=150))),
            ("back up", lambda: Backups(self.path, self.key).make()),
            ("export", lambda: write_text(self._folder / "notes.md", "Ask the night shift. " * 5_000)),
        )

    def _changes_of_protection(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        if not self.key:
            return (("protect", lambda: protect(self.path, PASSPHRASE, LEAST)),)
        return (
            ("change the passphrase", lambda: change_passphrase(self.path, PASSPHRASE, f"{PASSPHRASE} anew", LEAST)),
            ("unprotect", lambda: unprotect(self.path, PASSPHRASE)),
        )


def run(folder: Path, is_protected: bool) -> Person:
    person = Person(folder, is_protected)
    with closing(open_notebook(person.path, key=person.key)) as notebook:
        notebook.records.save(NOTE)
        for number in range(20):
            notebook.records.save(make_annotation(f"a{number}", note="Ask the night shift. " * 50))
    person.write_with_little_room()
    person.do_everything_without_room()
    return person


if __name__ == "__main__":
    who = run(Path(sys.argv[1]), "--protected" in sys.argv)
    print(json.dumps({"attempts": who.attempts, "refused": who.refused, "told": who.told, "wrong": who.wrong}))
