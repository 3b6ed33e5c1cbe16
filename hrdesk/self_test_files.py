"""Checks of what is made for others: slides, hand-outs as PDF, and slides as files."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from hrdesk.core.article_view import Article
from hrdesk.core.deck import Deck
from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from hrdesk.self_test_check import TELL_US, Check, Finding, expect
from hrdesk.self_test_trial import Trial, expect_picture

_SLIDES = 2
"""Slides of a deck that is written: each takes its time, and one is like the other."""


def files_checks(trial: Trial) -> Iterator[Check]:
    files = _Files(trial)
    yield Check("slide", files.paint_slide)
    yield Check("handout", files.write_handout)
    yield Check("slides-html", files.write_html)
    yield Check("slides-powerpoint", files.write_powerpoint, TELL_US)


class _Files:
    """All of one emergency page."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self._article = cache(self._read_article)

    def paint_slide(self) -> None:
        from PySide6.QtGui import QImage, QPainter

        from hrdesk.core.slide_page import WIDE
        from hrdesk.ui.slides.cutting import cut_slide
        from hrdesk.ui.slides.slide_sheet import SlideSheet
        from hrdesk.ui.theme import DARK

        _ = self._trial.application
        find = self._trial.library.figure
        sheet = SlideSheet(WIDE, DARK, find)
        page = cut_slide(self._deck().slides[-1], sheet, find)[0]
        image = QImage(WIDE.width, WIDE.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        sheet.paint(painter, page, 0)
        painter.end()
        expect_picture(image, f"The slide “{page.slide.title}”")

    def write_handout(self) -> str:
        """Laid out, painted, finished, and read again by another program's code."""
        from pypdf import PdfReader

        from hrdesk.services.handouts import Handouts
        from hrdesk.ui.paper.handout_pdf import write_pdf
        from hrdesk.ui.paper.making import HandoutMaker

        _ = self._trial.application
        maker = HandoutMaker(Handouts(self._trial.library), date.today)
        plan = HandoutPlan(sheet=Sheet.CARD).with_part(PagePart(self._article().card.id))
        handout = next((step for step in maker.layout_steps(plan) if step), None)
        raw = next((side for side in maker.pdf_steps(handout) if side), None) if handout else None
        if raw is None:
            raise Finding("A hand-out was not laid out.")
        path = self._trial.folder / "handout.pdf"
        size = write_pdf(path, raw.content, raw.facts)
        pdf = PdfReader(path)
        text = "".join(page.extract_text() for page in pdf.pages)
        expect(len(pdf.pages) == raw.pages, "A hand-out lost pages when it was written.")
        expect(self._article().card.title.split()[0] in text, "The words of a hand-out cannot be read in its PDF.")
        return f"{len(pdf.pages)} pages, {size / 1024:.0f} kB"

    def write_html(self) -> str:
        path = self._written("slides.html")
        text = path.read_text(encoding="utf-8")
        expect(self._article().card.title in text and "</html>" in text, "Slides for a browser lack their words.")
        return f"{len(text) / 1024:.0f} kB"

    def write_powerpoint(self) -> str:
        path = self._written("slides.pptx")
        with zipfile.ZipFile(path) as file:
            expect(file.testzip() is None, "Slides for PowerPoint are damaged when they are written.")
            slides = [name for name in file.namelist() if name.startswith("ppt/slides/slide")]
        expect(len(slides) >= _SLIDES, "Slides for PowerPoint lack slides.")
        return f"{path.stat().st_size / 1024:.0f} kB"

    def _written(self, name: str) -> Path:
        from hrdesk.core.slide_page import WIDE
        from hrdesk.ui.deck_saving import DeckSaving

        _ = self._trial.application
        deck = self._deck()
        few = replace(deck, slides=deck.slides[:_SLIDES])
        looks = self._trial.places.resources / "slides"
        path = self._trial.folder / name
        saving = DeckSaving(few, self._article(), self._trial.library.figure, looks, datetime.now(UTC))
        saving.write(path, WIDE, lambda _done, _all: None)
        return path

    def _deck(self) -> Deck:
        from hrdesk.services.decks import Decks

        return Decks(self._trial.library).deck(self._article().card.id, "trial")

    def _read_article(self) -> Article:
        library = self._trial.library
        return library.article(library.emergencies()[0].id)
