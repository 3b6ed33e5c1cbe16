"""The slides of a page written as a file, for computers that hrdesk is not on."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from hrdesk.core.deck_file import DeckFile
from hrdesk.core.errors import HrdeskError
from hrdesk.core.freshness import judge_freshness
from hrdesk.core.slide_page import NARROW, WIDE
from hrdesk.services.library import Library
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.stepper import Stepper

if TYPE_CHECKING:
    from hrdesk.ui.deck_saving import DeckSaving


class SlideFiles(QObject):
    """The deed behind the command; what it writes was published, and holds nothing of the notebook."""

    def __init__(
        self,
        library: Library,
        looks: Path,
        now: Callable[[], datetime],
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._looks = looks
        self._now = now
        self._messages = messages
        self._toast = toast
        self._window = window
        self._laying: list[Stepper] = []
        self._writing = OneByOne(self)

    @property
    def is_idle(self) -> bool:
        return not self._laying and self._writing.is_idle

    def close(self) -> None:
        """The window closes: lay out at once what is begun; the program waits for what is being written."""
        for laying in tuple(self._laying):
            laying.finish()
        self._writing.close()

    def ask(self, article_id: str) -> None:
        """Ask where to and in which form, and write the slides of a page there."""
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        narrow = self.tr("PowerPoint for an old projector, 4:3 (*.pptx)")
        forms = [self.tr("Web page for any browser (*.html)"), self.tr("PowerPoint, 16:9 (*.pptx)"), narrow]
        name, form = QFileDialog.getSaveFileName(
            self._window, self.tr("Save slides as a file"), f"{folder}/{article_id}.html", ";;".join(forms)
        )
        if name:
            self.save(article_id, _named(Path(name), ".html" if form == forms[0] else ".pptx"), narrow=form == narrow)

    def save(self, article_id: str, path: Path, *, narrow: bool = False) -> None:
        """Write the slides of a page to a file; its ending says in which form."""
        from hrdesk.services.decks import Decks
        from hrdesk.ui.deck_saving import DeckSaving
        from hrdesk.ui.freshness_words import freshness_words

        try:
            article = self._library.article(article_id)
            card = article.card
            freshness = judge_freshness(card.status, card.reviewed, card.review_due, self._now().date())
            deck = Decks(self._library).deck(article_id, freshness_words(freshness))
        except HrdeskError as error:
            self._messages.report(error)
            return
        saving = DeckSaving(deck, article, self._library.figure, self._looks, self._now())
        laying = Stepper(self)
        laying.done.connect(partial(self._write, saving, path, laying))
        laying.failed.connect(partial(self._give_up, laying))
        self._laying.append(laying)
        self._toast.tell(self.tr("Writing the slides…"))
        laying.run(saving.layout_steps(path, NARROW if narrow else WIDE))

    def _write(self, saving: "DeckSaving", path: Path, laying: Stepper, pages: DeckFile) -> None:
        self._laying.remove(laying)
        laying.deleteLater()
        write = partial(saving.write_pages, path, pages)
        self._writing.run(write, partial(self._tell, path), self._messages.report, is_promised=True)

    def _give_up(self, laying: Stepper, error: HrdeskError) -> None:
        self._laying.remove(laying)
        self._messages.report(error)

    def _tell(self, path: Path, count: int) -> None:
        words = self.tr("{count} slides written to {path}. Your notes are not in there.")
        self._toast.tell(words.format(count=count, path=path))


def _named(path: Path, ending: str) -> Path:
    """The name with the ending of the form that was chosen, unless another form was typed."""
    return path if path.suffix.lower() in {".html", ".htm", ".pptx"} else path.with_name(path.name + ending)
