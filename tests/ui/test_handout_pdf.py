"""What is in the PDF of a handout, read with a program that is not the one that painted it."""

import errno
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from hrdesk.core.anchor import make_anchor
from hrdesk.core.article import Section
from hrdesk.core.errors import FileNotWritable
from hrdesk.core.handout_errors import LogoUnreadable
from hrdesk.core.handout_plan import Sheet
from hrdesk.services.library import Library
from hrdesk.services.page_texts import PageTexts
from hrdesk.ui.paper.handout_pdf import write_pdf
from hrdesk.ui.paper.painting import paint_page
from hrdesk.ui.paper.paper_text import DOTS
from tests.builders import make_annotation
from tests.ui.handout_pdfs import lay_out, make_pdf, paint, plan_of, squeezed, text_of, words_on

pytestmark = pytest.mark.usefixtures("qapp")
_MM = 72 / 25.4


def titles(outline: list[Any], level: int = 0) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for one in outline:
        found += titles(one, level + 1) if isinstance(one, list) else [(level, str(one.title))]
    return found


def fonts(pdf: PdfReader) -> dict[str, bool]:
    """Each font by its name, and whether it is in the file."""
    found: dict[str, bool] = {}
    for page in pdf.pages:
        for reference in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            font = reference.get_object()
            below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = below["/FontDescriptor"].get_object()
            found[str(font["/BaseFont"])] = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
    return found


def test_a_handout_says_what_it_is_and_leads_to_its_parts(library: Library, tmp_path: Path) -> None:
    plan = plan_of("heroin#mixing", "vein-care", title="Night round", has_contents=True, has_cover=True, country="GB")
    handout, pdf = make_pdf(library, plan, tmp_path / "h.pdf")
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Night round"
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(pdf.pages) == len(handout.pages)
    lines = titles(pdf.outline)
    assert (0, "Heroin and street opioids") in lines
    assert (1, "Mixing") in lines
    assert [one for one in pdf.outline if isinstance(one, Destination)][1].title == "Contents"
    veins = next(one for one in pdf.outline if isinstance(one, Destination) and one.title == "Looking after veins")
    assert words_on(pdf.pages[pdf.get_destination_page_number(veins) or 0]).startswith("Lookingafterveins")
    assert fonts(pdf)
    assert all(fonts(pdf).values())


def test_the_chosen_sections_are_there_and_no_others(library: Library, tmp_path: Path) -> None:
    _, pdf = make_pdf(library, plan_of("heroin#mixing", "heroin#emergency-signs"), tmp_path / "h.pdf")
    text = text_of(pdf)
    passages = {slug: words for slug, _, words in library.passage_texts("heroin")}
    for slug in ("mixing", "emergency-signs"):
        assert "".join(passages[slug].split()[:5]) in text
    assert squeezed("In some countries people inject") not in text


def test_each_page_says_its_title_how_current_it_is_the_day_and_its_number(library: Library, tmp_path: Path) -> None:
    handout, pdf = make_pdf(library, plan_of("heroin", "vein-care"), tmp_path / "h.pdf")
    count = len(handout.pages)
    for number, (page, paper) in enumerate(zip(pdf.pages, handout.pages, strict=True), start=1):
        text = words_on(page)
        assert squeezed(paper.head) in text
        assert squeezed("Draft · not reviewed by a clinician · checked") in text
        assert "made28Nov2026" in text
        assert f"{number}/{count}" in text


def test_the_emergency_box_stands_first_with_the_number_of_the_country(library: Library, tmp_path: Path) -> None:
    _, pdf = make_pdf(library, plan_of("vein-care", "heroin", country="GB", has_contents=True), tmp_path / "h.pdf")
    first = words_on(pdf.pages[0])
    assert first.index("Inanemergency") < first.index("999(UnitedKingdom)")
    assert text_of(pdf).index("116123") < text_of(pdf).index("Contents") < text_of(pdf).index("Sources")
    assert "116123" in first


def test_the_contents_name_the_page_on_which_each_part_begins(library: Library, tmp_path: Path) -> None:
    plan = plan_of("vein-care", "wound-care", "heroin", has_contents=True, has_cover=True, has_emergency=False)
    handout, pdf = make_pdf(library, plan, tmp_path / "h.pdf")
    contents = words_on(pdf.pages[1])
    for bookmark in handout.bookmarks:
        if bookmark.level == 0 and bookmark.title != "Contents":
            assert squeezed(f"{bookmark.title}{bookmark.page + 1}") in contents
            assert squeezed(bookmark.title) in words_on(pdf.pages[bookmark.page])


def test_sources_and_licence_stand_at_the_end_of_each_page(library: Library, tmp_path: Path) -> None:
    text = text_of(make_pdf(library, plan_of("vein-care", has_emergency=False), tmp_path / "h.pdf")[1])
    article = library.article("vein-care")
    for source in article.sources:
        assert squeezed(f"[{source.number}] {source.org}:") in text
    assert "licenceCC-BY-4.0" in text


def test_a_note_is_on_paper_only_if_it_was_named(library: Library, tmp_path: Path) -> None:
    page = PageTexts(library).page("heroin")
    assert page is not None
    start = page.text.index("home-made opioids")
    note = make_annotation(note="CANARY <b>zebra</b>", anchor=make_anchor(page.text, start, start + 17))
    bare = text_of(make_pdf(library, plan_of("heroin"), tmp_path / "a.pdf", lambda _: (note,))[1])
    assert "CANARY" not in bare
    assert b"CANARY" not in (tmp_path / "a.pdf").read_bytes()
    plan = plan_of("heroin", notes=frozenset({note.id}))
    text = text_of(make_pdf(library, plan, tmp_path / "b.pdf", lambda _: (note,))[1])
    assert squeezed("My note “home-made opioids” CANARY <b>zebra</b>") in text


@pytest.mark.parametrize(
    ("sheet", "width", "height"), [(Sheet.BOOKLET, 297, 210), (Sheet.BOOKLET_LETTER, 279.4, 215.9)]
)
def test_a_booklet_lies_on_its_sheets_in_the_order_for_folding(
    library: Library, tmp_path: Path, sheet: Sheet, width: float, height: float
) -> None:
    handout, pdf = make_pdf(library, plan_of("vein-care", sheet=sheet), tmp_path / "h.pdf")
    assert len(pdf.pages) == -(-len(handout.pages) // 4) * 2
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(width * _MM, abs=1)
    assert float(pdf.pages[0].mediabox.height) == pytest.approx(height * _MM, abs=1)
    assert f"1/{len(handout.pages)}" in words_on(pdf.pages[0])
    assert f"2/{len(handout.pages)}" in words_on(pdf.pages[1])
    assert pdf.page_labels[1].split(", ")[0] == "2"
    first = next(one for one in pdf.outline if isinstance(one, Destination))
    assert pdf.get_destination_page_number(first) == 0


def test_a_card_has_steps_in_front_numbers_on_its_back_and_marks_to_cut(library: Library, tmp_path: Path) -> None:
    plan = plan_of("emergency-opioid-overdose", sheet=Sheet.CARD, country="GB")
    handout, pdf = make_pdf(library, plan, tmp_path / "h.pdf")
    assert len(handout.pages) == 2
    (page,) = pdf.pages
    assert float(page.mediabox.width) == pytest.approx(210 * _MM, abs=1)
    text = words_on(page)
    assert text.count("Inanemergency") == 2
    assert text.count("116123") == 2
    assert "fold" in text
    assert "cut" in text


@pytest.mark.parametrize("emergency", [f"emergency-{name}" for name in ("opioid-overdose", "overamping", "seizure")])
def test_the_steps_of_an_emergency_fit_the_front_of_a_card(library: Library, emergency: str) -> None:
    assert len(lay_out(library, plan_of(emergency, sheet=Sheet.CARD, country="GB")).pages) == 2


@pytest.mark.parametrize("sheet", [Sheet.A4, Sheet.LETTER])
def test_the_hand_out_of_every_workshop_fits_one_sheet(library: Library, sheet: Sheet) -> None:
    workshops = [card.id for card in library.cards() if card.section is Section.TRAINING]
    assert len(workshops) == 8
    for name in workshops:
        handout = lay_out(library, plan_of(f"{name}#hand-out", sheet=sheet, has_emergency=False))
        assert len(handout.pages) == 1, name


def test_no_heading_stands_alone_at_the_foot_of_a_page(library: Library, qapp: QApplication) -> None:
    for card in library.cards()[::6]:
        handout = lay_out(library, plan_of(card.id, has_emergency=False))
        text = handout.pages[0].text
        layout, room = text.documentLayout(), text.room.height()
        block = text.begin()
        while block.isValid():
            following = block.next()
            if block.blockFormat().headingLevel() and following.isValid():
                here, there = (layout.blockBoundingRect(one).top() + 1 for one in (block, following))
                assert here // room == there // room, (card.id, block.text())
            block = following


def test_what_is_painted_is_dark_on_white_and_readable_without_colour(library: Library) -> None:
    handout = lay_out(library, plan_of("risk-environment", country="GB"))
    width, height = round(handout.shape.width * DOTS), round(handout.shape.height * DOTS)
    for number in range(len(handout.pages)):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_page(painter, handout, number)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        tones = [grey.pixelColor(x, y).red() for x in range(0, width, 3) for y in range(0, height, 3)]
        assert min(tones) < 90
        assert sum(tone > 200 for tone in tones) > 0.7 * len(tones)


def test_the_logo_stands_on_the_cover_and_a_spoilt_one_is_told(library: Library, tmp_path: Path) -> None:
    logo = QImage(400, 100, QImage.Format.Format_RGB32)
    logo.fill(0xFF0B6259)
    logo.save(str(tmp_path / "logo.png"))
    plan = plan_of("vein-care", has_cover=True, logo=str(tmp_path / "logo.png"))
    _, pdf = make_pdf(library, plan, tmp_path / "h.pdf")
    assert len(pdf.pages[0].images) == 1
    (tmp_path / "logo.png").write_bytes(b"\x89PNG no more")
    with pytest.raises(LogoUnreadable):
        lay_out(library, plan)
    with pytest.raises(LogoUnreadable):
        lay_out(library, plan_of("vein-care", has_cover=True, logo=str(tmp_path / "none.png")))


def test_a_place_that_cannot_be_written_keeps_what_was_there(library: Library, tmp_path: Path) -> None:
    raw = paint(library, lay_out(library, plan_of("vein-care")))
    with pytest.raises(FileNotWritable):
        write_pdf(tmp_path / "nowhere" / "h.pdf", raw.content, raw.facts)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(FileNotWritable):
        write_pdf(tmp_path / "folder.pdf", raw.content, raw.facts)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_full_disk_keeps_what_was_there(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = paint(library, lay_out(library, plan_of("vein-care")))
    path = tmp_path / "h.pdf"
    path.write_bytes(b"earlier")

    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileNotWritable, match="No space left"):
        write_pdf(path, raw.content, raw.facts)
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_finds_nothing_wrong(library: Library, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if not qpdf:
        pytest.skip("qpdf is not installed here")
    for sheet in Sheet:
        make_pdf(library, plan_of("vein-care", sheet=sheet), tmp_path / f"{sheet}.pdf")
        told = subprocess.run([qpdf, "--check", tmp_path / f"{sheet}.pdf"], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
