"""Handouts written and read again, for tests."""

import io
from datetime import date
from pathlib import Path

from pypdf import PageObject, PdfReader

from hrdesk.core.handout_plan import HandoutPlan, PagePart
from hrdesk.services.handouts import AnnotationsOf, Handouts, no_annotations
from hrdesk.services.library import Library
from hrdesk.ui.paper.handout_pdf import write_pdf
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.making import HandoutMaker, RawPdf

MADE_ON = date(2026, 11, 28)


def plan_of(*parts: str, **options: object) -> HandoutPlan:
    """Parts as the command line names them."""
    made = tuple(PagePart(*part.split("#")) for part in parts)
    return HandoutPlan(made, **options)  # type: ignore[arg-type]


def lay_out(library: Library, plan: HandoutPlan, annotations: AnnotationsOf = no_annotations) -> Handout:
    maker = HandoutMaker(Handouts(library), lambda: MADE_ON, annotations)
    handout = [step for step in maker.layout_steps(plan) if step][-1]
    assert isinstance(handout, Handout)
    return handout


def paint(library: Library, handout: Handout) -> RawPdf:
    maker = HandoutMaker(Handouts(library), lambda: MADE_ON)
    raw = [step for step in maker.pdf_steps(handout) if step][-1]
    assert isinstance(raw, RawPdf)
    return raw


def make_pdf(
    library: Library, plan: HandoutPlan, path: Path, annotations: AnnotationsOf = no_annotations
) -> tuple[Handout, PdfReader]:
    handout = lay_out(library, plan, annotations)
    raw = paint(library, handout)
    write_pdf(path, raw.content, raw.facts)
    return handout, PdfReader(io.BytesIO(path.read_bytes()))


def squeezed(text: str) -> str:
    """Without white space: where it stands in a PDF is a guess of its reader."""
    return "".join(text.split())


def words_on(page: PageObject) -> str:
    return squeezed(page.extract_text())


def text_of(pdf: PdfReader) -> str:
    """All words of a PDF, squeezed."""
    return "".join(map(words_on, pdf.pages))
