"""Makes a handout in small steps, so that the window goes on meanwhile and the person can cancel."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hrdesk.core.handout_plan import HandoutPlan
from hrdesk.services.handouts import AnnotationsOf, Handouts, no_annotations
from hrdesk.services.pdf_finish import PdfFacts
from hrdesk.ui.paper.giver import NOBODY, Giver
from hrdesk.ui.paper.handout_pdf import facts_of, pdf_steps
from hrdesk.ui.paper.layout import Handout, Typesetter
from hrdesk.ui.paper.painting import sides_of
from hrdesk.ui.paper.paper_words import note_box
from hrdesk.ui.paper.pictures import read_logo


@dataclass(frozen=True)
class RawPdf:
    """A painted PDF, and what is still to be said in it."""

    content: bytes
    facts: PdfFacts
    pages: int


class HandoutMaker:
    """Lays out and paints what a plan says; one serves a preview and the file that is saved from it."""

    def __init__(
        self,
        handouts: Handouts,
        made_on: Callable[[], date],
        annotations: AnnotationsOf = no_annotations,
        giver: Giver = NOBODY,
    ) -> None:
        self.handouts = handouts
        self._made_on = made_on
        self._annotations = annotations
        self._typesetter = Typesetter(handouts.library.figure, giver)

    def layout_steps(self, plan: HandoutPlan) -> Iterator[Handout | None]:
        """None after each step; at last the handout. Raises what `Handouts.material` does, and LogoUnreadable."""
        material = self.handouts.material(plan, self._annotations, note_box)
        logo = read_logo(plan.logo) if plan.logo and plan.has_cover else None
        yield from self._typesetter.steps(plan, material, self._made_on(), logo)

    def pdf_steps(self, handout: Handout) -> Iterator[RawPdf | None]:
        """None after each step; at last the PDF, to be finished and written by `write_pdf`."""
        for content in pdf_steps(handout):
            yield RawPdf(content, facts_of(handout), len(sides_of(handout))) if content else None
