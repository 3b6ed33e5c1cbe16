"""Goes through every screen and tells which words it asked a translation for that nobody collects.

`python -m tests.asked_words FOLDER`, on two screens (tests/two_screens.py), prints figures as JSON and keeps a picture
of each screen in FOLDER, in which all collected words stand in ‹ ›: what stands there without is of the library, of Qt,
or forgotten.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Set
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import hrdesk
from hrdesk.app import prepare_application
from hrdesk.core.settings import ThemeChoice
from hrdesk.services.paths import find_places
from resources.packaging.translations import Word, collect
from tests.shots import shoot
from tests.talk_shots import shoot_talks


class Asked(QTranslator):
    """Translates every collected word into itself, and remembers the others."""

    def __init__(self, collected: Set[Word]) -> None:
        super().__init__()
        self._collected = collected
        self.found: set[str] = set()
        self.contexts: dict[str, set[str]] = defaultdict(set)
        """Words that were not found under a class; its base class is asked next."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, words: str, *_: object) -> str | None:  # type: ignore[override]
        if (context, words) in self._collected:
            self.found.add(words)
            return f"‹{words}›"
        self.contexts[words].add(context)
        return None

    def forgotten(self) -> list[str]:
        """Words of ours that no class had; Qt's own are asked for by its classes alone, which begin with a Q."""
        return sorted(
            words
            for words, contexts in self.contexts.items()
            if words and words not in self.found and not all(context.startswith("Q") for context in contexts)
        )


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    prepare_application(application)
    asked = Asked(frozenset(collect(Path(hrdesk.__file__).parent)))
    application.installTranslator(asked)
    with tempfile.TemporaryDirectory() as home:
        shoot(find_places(Path(home)), ThemeChoice.LIGHT, (1280, 800), folder)
    shoot_talks(ThemeChoice.LIGHT, folder, most=1)
    screens = len(list(folder.glob("*.png")))
    print(json.dumps({"screens": screens, "asked": len(asked.found), "not collected": asked.forgotten()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
