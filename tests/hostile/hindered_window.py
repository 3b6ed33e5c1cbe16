"""Opens the window on a disk that is full or cannot be written.

`python -m tests.hostile.hindered_window HOME LIBRARY full|read-only [--protected]` prints what the window shows and
tells as JSON; HOME is where a small disk was mounted.
"""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hrdesk.app import Start, prepare_application
from hrdesk.services.notebook import open_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import find_places
from hrdesk.services.protection import protect, unlock
from hrdesk.ui.main_window import MainWindow
from tests.builders import make_annotation
from tests.hostile.full_disk import PASSPHRASE, Disk
from tests.ui.driving import press


def all_told(window: MainWindow) -> list[str]:
    told = []
    while window.messages.text:
        told.append(window.messages.text)
        window.messages.dismiss()
    return told


def run(home: Path, library: Path, hindrance: str, is_protected: bool) -> dict[str, object]:
    path = find_places(home).notebook
    if is_protected:
        protect(path, PASSPHRASE, LEAST)
    key = unlock(path, PASSPHRASE) if is_protected else None
    with closing(open_notebook(path, key=key)) as notebook:
        notebook.records.save(make_annotation(note="kept"))
    if hindrance == "full":
        Disk(home).fill()
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
    prepare_application(QApplication(["hrdesk"]))
    start = Start(find_places(home), library, "heroin")
    start.open_library()
    window = start.window
    assert window
    told = all_told(window)
    if key:
        trouble = window._desk.keeper.open(key)
        told += [str(trouble)] if trouble else []
    notebook_shown = window._desk.notebook
    notes = [annotation.note for annotation in notebook_shown.annotations.all()] if notebook_shown else []
    press(window, Qt.Key.Key_N)
    window.action("bookmark").trigger()
    article = window.reader.article
    return {
        "told": told,
        "notes": notes,
        "page": article.card.id if article else None,
        "refused": all_told(window),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], "--protected" in sys.argv)))
