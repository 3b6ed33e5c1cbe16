"""Who gives a handout out stands on it."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrdesk.core.handout_plan import HandoutPlan, Sheet
from hrdesk.core.policy import Organisation, Policy
from hrdesk.services.handouts import Handouts
from hrdesk.services.library import Library
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy
from hrdesk.services.policy_logo import Logo
from hrdesk.ui.paper.giver import giver_of
from hrdesk.ui.paper.handout_pdf import write_pdf
from hrdesk.ui.paper.making import HandoutMaker, RawPdf
from tests.policies import SVG
from tests.ui.handout_pdfs import MADE_ON, plan_of, text_of, words_on

pytestmark = pytest.mark.usefixtures("qapp")
OPEN_DOOR = FoundPolicy(
    Policy(Organisation("Open <b>Door</b> & Co", "Main Street 5\n+43 1 000")), logo=Logo(SVG.encode(), True)
)
_GIVEN = "GiventoyoubyOpen<b>Door</b>&Co"


def pdf_of(library: Library, plan: HandoutPlan, path: Path, policy: FoundPolicy = OPEN_DOOR) -> PdfReader:
    maker = HandoutMaker(Handouts(library), lambda: MADE_ON, giver=giver_of(policy))
    handout = [step for step in maker.layout_steps(plan) if step][-1]
    assert handout
    raw = [step for step in maker.pdf_steps(handout) if step][-1]
    assert isinstance(raw, RawPdf)
    write_pdf(path, raw.content, raw.facts)
    return PdfReader(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("sheet", [Sheet.A4, Sheet.LETTER, Sheet.CARD])
def test_it_stands_at_the_end_of_the_last_page_once(sheet: Sheet, library: Library, tmp_path: Path) -> None:
    plan = plan_of("vein-care", "heroin#mixing", sheet=sheet)
    pdf = pdf_of(library, plan, tmp_path / "h.pdf")
    assert text_of(pdf).count(_GIVEN) == 1
    assert "MainStreet5+43" in words_on(pdf.pages[-1])
    assert _GIVEN in words_on(pdf.pages[-1])


def test_with_a_cover_it_stands_there_and_nowhere_else(library: Library, tmp_path: Path) -> None:
    pdf = pdf_of(library, plan_of("vein-care", has_cover=True), tmp_path / "h.pdf")
    assert _GIVEN in words_on(pdf.pages[0])
    assert text_of(pdf).count(_GIVEN) == 1
    assert len(pdf.pages[0].images) == 1


def test_the_logo_is_beside_it(library: Library, tmp_path: Path) -> None:
    with_logo = pdf_of(library, plan_of("vein-care"), tmp_path / "with.pdf")
    without = FoundPolicy(OPEN_DOOR.policy)
    assert len(with_logo.pages[-1].images) == 1
    assert len(pdf_of(library, plan_of("vein-care"), tmp_path / "without.pdf", without).pages[-1].images) == 0


def test_without_an_organisation_a_handout_is_as_it_always_was(library: Library, tmp_path: Path) -> None:
    pdf = pdf_of(library, plan_of("vein-care", has_cover=True), tmp_path / "h.pdf", NO_POLICY)
    assert "Given" not in text_of(pdf)
    assert len(pdf.pages[0].images) == 0


@pytest.mark.parametrize("organisation", [Organisation("", "Call 112"), Organisation("Open Door", "")])
def test_what_is_missing_leaves_no_empty_words(organisation: Organisation, library: Library, tmp_path: Path) -> None:
    words = text_of(pdf_of(library, plan_of("vein-care"), tmp_path / "h.pdf", FoundPolicy(Policy(organisation))))
    assert ("Given" in words) == bool(organisation.name)
    assert ("Call112" in words) == bool(organisation.contact)


def test_a_very_long_name_is_whole_on_paper(library: Library, tmp_path: Path) -> None:
    name = " ".join(["Wohlfahrtsverband"] * 6)
    policy = FoundPolicy(Policy(Organisation(name, "x" * 400)), logo=OPEN_DOOR.logo)
    words = text_of(pdf_of(library, plan_of("vein-care"), tmp_path / "h.pdf", policy))
    assert name.replace(" ", "") in words
    assert words.count("x" * 20) >= 15
