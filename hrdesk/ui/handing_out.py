"""Making handouts: opens the builder, lays its pages out while it is changed, and saves or prints them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QAction, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from hrdesk.core.article import Section
from hrdesk.core.errors import HrdeskError
from hrdesk.core.handout_errors import HandoutCancelled
from hrdesk.core.handout_marks import SharedNote
from hrdesk.core.handout_plan import HandoutPlan, PagePart
from hrdesk.services.given_names import PersonalData
from hrdesk.services.handouts import AnnotationsOf, Handouts
from hrdesk.services.place_finder import PlaceFinder
from hrdesk.ui.desk import Desk
from hrdesk.ui.handout.handout_dialog import HandoutDialog
from hrdesk.ui.handout.options_panel import OptionsPanel
from hrdesk.ui.handout.parts_model import NamedPart
from hrdesk.ui.handout.parts_panel import PartsPanel
from hrdesk.ui.handout.shared_dialog import SharedDialog, SharedRow
from hrdesk.ui.messages import Toast, words_for
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.paper.giver import giver_of
from hrdesk.ui.paper.handout_pdf import paper_layout, write_pdf
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.making import HandoutMaker, RawPdf
from hrdesk.ui.paper.painting import paint_side, sides_of
from hrdesk.ui.printing import ensure_target
from hrdesk.ui.stepper import Stepper

_MOST_FOUND = 60
_HAND_OUT = "hand-out"
"""The section of a workshop that is made to be handed out."""
_LAYOUT_DPI = 96


class HandingOut(QObject):
    """The deeds behind the builder. Notes are asked for anew each time, and none is kept here."""

    def __init__(
        self,
        desk: Desk,
        annotations: AnnotationsOf,
        country: Callable[[], str],
        work: OneByOne,
        toast: Toast,
        titles: Mapping[str, str],
        emergency: QAction,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._annotations, self._country = desk, annotations, country
        self._work, self._toast, self._titles, self._emergency, self._window = work, toast, titles, emergency, window
        self._finder = PlaceFinder(desk.library)
        self._handouts = Handouts(desk.library)
        self._maker: HandoutMaker | None = None
        self._laying, self._writing = Stepper(self), Stepper(self)
        self._target = Path()
        self._dialog: HandoutDialog | None = None
        self._laying.done.connect(self._show)
        self._laying.failed.connect(self._refuse_plan)
        self._writing.stepped.connect(self._tell)
        self._writing.done.connect(self._finish)
        self._writing.failed.connect(self._fail)

    def ask(self, article_id: str = "") -> None:
        """Open the builder with a page in it; with its own hand-out, where the page is a workshop."""
        library = self._desk.library
        dialog = self._dialog = HandoutDialog(
            PartsPanel(self._find),
            OptionsPanel(
                [(card.id, card.title) for card in library.emergencies()], library.countries(), self._refusal()
            ),
            self._name,
            self._handouts.title,
            self._window.window(),
        )
        self._maker = HandoutMaker(self._handouts, self._desk.today, self._annotations, giver_of(self._desk.policy))
        dialog.plan_changed.connect(self._lay_out)
        dialog.save_requested.connect(self._ask_target)
        dialog.print_requested.connect(self._ask_printer)
        dialog.cancel_requested.connect(self._cancel)
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.options.notes_wanted.connect(partial(self._ask_shared, "notes"))
        dialog.options.highlights_wanted.connect(partial(self._ask_shared, "highlights"))
        dialog.options.logo_wanted.connect(self._ask_logo)
        dialog.finished.connect(self._let_go)
        dialog.show_plan(self._beginning(article_id))
        dialog.open()

    def forget(self) -> None:
        """Hold nothing of the notebook: a builder that is open may show notes."""
        if self._dialog:
            self._writing.stop()
            self._dialog.set_busy(0, 0)
            self._dialog.done(QDialog.DialogCode.Rejected)

    def _beginning(self, article_id: str) -> HandoutPlan:
        is_workshop = any(
            card.id == article_id and card.section is Section.TRAINING for card in self._desk.library.cards()
        )
        if is_workshop:
            return HandoutPlan((PagePart(article_id, _HAND_OUT),), has_emergency=False, country=self._country())
        parts = (PagePart(article_id),) if article_id else ()
        return HandoutPlan(parts, country=self._country())

    def _refusal(self) -> str:
        if self._desk.notebook:
            return ""
        return self.tr("Your notebook is locked or not open: nothing of it can go in.")

    def _find(self, text: str) -> Sequence[NamedPart]:
        if not text.strip():
            return [NamedPart(PagePart(name), title) for name, title in self._titles.items()]
        found = self._finder.find(text, _MOST_FOUND)
        return [NamedPart(PagePart(one.article_id, one.slug), one.title, one.heading) for one in found]

    def _name(self, part: PagePart) -> NamedPart:
        heading = self._desk.library.headings(part.article_id).get(part.slug, "") if part.slug else ""
        return NamedPart(part, self._titles.get(part.article_id, part.article_id), heading)

    # The pages

    def _lay_out(self) -> None:
        if self._dialog and self._maker:
            self._laying.run(self._maker.layout_steps(self._dialog.plan))

    def _show(self, handout: object) -> None:
        if self._dialog and isinstance(handout, Handout):
            self._dialog.show_handout(handout)

    def _refuse_plan(self, error: HrdeskError) -> None:
        if self._dialog:
            self._dialog.show_none(words_for(error))

    # What is the person's own

    def _ask_shared(self, field: str, wanted: bool) -> None:
        """Show what would go out; nothing of it is in before the person says so."""
        dialog = self._dialog
        assert dialog
        if not wanted:
            dialog.change(**{field: frozenset()})
            return
        is_notes = field == "notes"
        found = self._handouts.shared(dialog.plan, self._annotations)
        rows = [self._row(one, is_notes) for one in found if _goes_out(one, is_notes)]
        title = self.tr("Notes that would go out") if is_notes else self.tr("Highlights that would go out")
        asking = SharedDialog(title, rows, dialog)
        asking.emergency_requested.connect(self._give_way)
        asking.chosen.connect(partial(self._share, field))
        asking.finished.connect(dialog.show_again)
        asking.open()

    def _share(self, field: str, ids: frozenset[str]) -> None:
        if self._dialog:
            self._dialog.change(**{field: ids})

    def _give_way(self) -> None:
        if self._dialog:
            self._dialog.done(QDialog.DialogCode.Rejected)
        self._emergency.trigger()

    def _row(self, one: SharedNote, is_notes: bool) -> SharedRow:
        note = one.annotation
        place = " › ".join(filter(None, (self._titles.get(note.article_id, note.article_id), one.place.heading)))
        quote = f"“{note.anchor.exact}”" if note.anchor else ""
        words = "\n".join(filter(None, (place, quote, note.note.strip() if is_notes else "")))
        personal = PersonalData(self._desk.resources).detail_in(note.note) if is_notes else None
        return SharedRow(note.id, words, self.tr("This seems to name a person.") if personal else "")

    # The logo, the file, the printer

    def _ask_logo(self) -> None:
        assert self._dialog
        if self._dialog.plan.logo:
            self._dialog.change(logo="")
            return
        forms = self.tr("Pictures (*.png *.jpg *.jpeg *.svg)")
        name, _ = QFileDialog.getOpenFileName(self._dialog, self.tr("Logo for the cover"), "", forms)
        if name and self._dialog:
            self._dialog.change(logo=name)

    def _ask_target(self) -> None:
        assert self._dialog
        handout = self._dialog.pages.handout
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = "".join(char if char.isalnum() else "-" for char in handout.title.lower()) if handout else ""
        start = f"{folder}/{name.strip('-')[:60] or 'handout'}.pdf"
        target, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("Save the handout"), start, "PDF (*.pdf)")
        if target:
            self.save_to(target)

    def save_to(self, name: str) -> None:
        """Write the pages on show to a file."""
        handout = self._dialog.pages.handout if self._dialog else None
        if not self._dialog or not handout or not self._maker:
            return
        self._target = Path(name) if Path(name).suffix else Path(f"{name}.pdf")
        self._dialog.set_busy(0, len(sides_of(handout)) + 1)
        self._writing.run(self._maker.pdf_steps(handout))

    def _tell(self, done: int) -> None:
        if self._dialog:
            self._dialog.set_busy(done, self._dialog.progress.maximum())

    def _finish(self, raw: object) -> None:
        """The painting is over; the rest is done off this thread. A print has nothing to finish."""
        if isinstance(raw, RawPdf):
            target = self._target
            write = partial(write_pdf, target, raw.content, raw.facts)
            self._work.run(write, partial(self._tell_saved, target, raw.pages), self._fail, is_promised=True)
        elif self._dialog:
            self._dialog.set_busy(0, 0)

    def _tell_saved(self, target: Path, pages: int, size: int) -> None:
        if self._dialog:
            self._dialog.set_busy(0, 0)
            self._dialog.accept()
        words = self.tr("Handout saved: {path} ({pages} sides, {size} kB)")
        self._toast.tell(words.format(path=target, pages=pages, size=max(1, size // 1024)))

    def _fail(self, error: HrdeskError) -> None:
        if self._dialog:
            self._dialog.set_busy(0, 0)
            self._dialog.refuse(words_for(error))

    def _cancel(self) -> None:
        """Stop the painting; what is being written already is seen through."""
        if not self._writing.is_idle:
            self._writing.stop()
            self._fail(HandoutCancelled())

    def _ask_printer(self) -> None:
        assert self._dialog
        handout = self._dialog.pages.handout
        if not handout:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(handout.title)
        printer.setPageLayout(paper_layout(handout))
        printer.setFullPage(True)
        asking = QPrintDialog(printer, self._dialog)
        asking.setWindowTitle(self.tr("Print: {title}").format(title=handout.title))
        asking.accepted.connect(partial(self.print_on, printer, handout))
        asking.finished.connect(asking.deleteLater)
        QDialog.open(asking)  # its own open() asks for a slot by name

    def print_on(self, printer: QPrinter, handout: Handout) -> None:
        """Print the pages on the paper that they were made for, whatever the printer was set to."""
        try:
            ensure_target(printer)
        except HrdeskError as error:
            self._fail(error)
            return
        printer.setPageLayout(paper_layout(handout))
        if self._dialog:
            self._dialog.set_busy(0, len(sides_of(handout)) + 1)
        self._writing.run(_print_steps(handout, printer))

    def _let_go(self) -> None:
        self._laying.stop()
        self._dialog = self._maker = None


def _goes_out(one: SharedNote, is_notes: bool) -> bool:
    return one.annotation.has_note if is_notes else one.has_words_to_mark


def _print_steps(handout: Handout, printer: QPrinter) -> Iterator[None]:
    painter = QPainter(printer)
    try:
        for number, side in enumerate(sides_of(handout)):
            if number:
                printer.newPage()
            painter.save()
            painter.scale(printer.resolution() / _LAYOUT_DPI, printer.resolution() / _LAYOUT_DPI)
            paint_side(painter, handout, side)
            painter.restore()
            yield None
    finally:
        painter.end()
