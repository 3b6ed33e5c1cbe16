"""Slides as files: every word of every slide is in them, and nothing of them is loaded from elsewhere."""

import errno
import json
import os
import re
import shutil
import subprocess
import zipfile
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt
from pypdf import PdfReader
from PySide6.QtQml import QJSEngine
from PySide6.QtWidgets import QApplication

from hrdesk.core.article import Section
from hrdesk.core.deck import Deck, DeckSlide, SlideKind
from hrdesk.core.deck_file import DeckFile
from hrdesk.core.errors import FileNotWritable
from hrdesk.core.slide_page import NARROW, SMALLEST, WIDE, Canvas
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library
from hrdesk.services.paths import program_folder
from hrdesk.ui.deck_saving import DeckSaving
from hrdesk.ui.slides.file_pages import file_page_steps

STANDING = "Draft · not reviewed by a clinician"
LOOKS = program_folder() / "resources" / "slides"
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
MODULES = (
    "training-foundations",
    "training-outreach-skills",
    "training-overdose-response",
    "training-safer-injecting",
    "training-stigma-rights",
    "training-stimulants-mixing",
    "training-three-questions",
    "training-worker-wellbeing",
)
PAGES = (*MODULES, "heroin", "emergency-opioid-overdose", "history-of-harm-reduction", "glossary")


def words(html: str) -> list[str]:
    html = re.sub("</?(?:strong|em|code|span)[^>]*>", "", html)  # these stand within words
    return unescape(re.sub("<[^>]+>", " ", html)).split()


def tell_nobody(_done: int, _total: int) -> None:
    pass


def save(library: Library, article_id: str, path: Path, canvas: Canvas = WIDE) -> Deck:
    deck = Decks(library).deck(article_id, STANDING)
    DeckSaving(deck, library.article(article_id), library.figure, LOOKS, NOW).write(path, canvas, tell_nobody)
    return deck


def laid_out(deck: Deck, canvas: Canvas, library: Library) -> DeckFile:
    *_, last = file_page_steps(deck, canvas, library.figure, with_pictures=False)
    assert isinstance(last, DeckFile)
    return last


def test_slides_are_laid_out_on_no_other_thread(library: Library, qapp: QApplication) -> None:
    deck = Decks(library).deck("heroin", STANDING)
    with ThreadPoolExecutor(1) as other, pytest.raises(AssertionError, match="window's thread"):
        other.submit(laid_out, deck, WIDE, library).result()


def squeezed(parts: list[str]) -> str:
    """Words without what stands between them: a cut falls anywhere, and a number is no word."""
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("section", Section)
def test_nothing_in_a_file_stands_below_its_page(library: Library, qapp: QApplication, section: Section) -> None:
    for card in (card for card in library.cards() if card.section is section):
        deck = Decks(library).deck(card.id, STANDING)
        for page in laid_out(deck, NARROW, library).pages:
            assert page.page.size >= SMALLEST
            bottoms = [part.top + part.height for part in page.parts]
            tops = [part.top for part in page.parts]
            assert tops == sorted(tops)
            assert max(bottoms, default=0) <= NARROW.height - 72, (card.id, page.page.slide.slug, page.page.part)


# HTML


class Outside(HTMLParser):
    """Finds whatever a browser would load, and what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.events: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"src", "href", "xlink:href", "action", "data", "poster", "srcset", "background"}:
                self.loads.append(f"{tag} {value}")
            if name.startswith("on"):
                self.events.append(f"{tag} {name}")
            if name == "id":
                self.ids.append(value or "")


def outside(html: str) -> Outside:
    reader = Outside()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("page", PAGES)
def test_a_web_page_has_every_word_and_note_and_loads_nothing(
    library: Library, qapp: QApplication, tmp_path: Path, page: str
) -> None:
    deck = save(library, page, tmp_path / "deck.html")
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    main = html[html.index("<main>") :]
    shown = set(words(main))
    for slide in deck.slides:
        for text in (slide.title, slide.over, slide.foot, slide.notes, slide.html, *slide.steps):
            assert set(words(text)) <= shown, (slide.slug, set(words(text)) - shown)
    reader = outside(html)
    assert (reader.loads, reader.events) == ([], [])
    assert len(reader.ids) == len(set(reader.ids))
    assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org)", html[: html.index("<main>")])
    assert '"figure:' not in html
    assert not re.search(r"@[a-z]+@", main)


def test_a_web_page_lets_only_its_own_script_run(library: Library, qapp: QApplication, tmp_path: Path) -> None:
    save(library, "heroin", tmp_path / "deck.html")
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert len(scripts) == html.count("<script") == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy[1]


def test_a_web_page_says_its_language_its_headings_and_what_figures_show(
    library: Library, qapp: QApplication, tmp_path: Path
) -> None:
    save(library, "training-overdose-response", tmp_path / "deck.html")
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in html
    assert html.count("<h1 ") == 1
    assert html.count("<article") == html.count("<h2 ") + 1
    assert re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', html)
    assert "<th>" not in html


def test_answers_and_questions_come_step_by_step_in_a_web_page(
    library: Library, qapp: QApplication, tmp_path: Path
) -> None:
    deck = save(library, "training-foundations", tmp_path / "deck.html")
    html = (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert html.count('<div class="step"') == sum(len(slide.steps) for slide in deck.slides)
    question = next(slide for slide in deck.slides if slide.kind is SlideKind.QUESTION)
    assert f'<div class="step" data-press="1">{question.steps[0]}</div>' in html


def test_what_a_page_says_cannot_become_markup(library: Library, qapp: QApplication, tmp_path: Path) -> None:
    odd = '</script><script>alert(1)</script>"&<b>'
    slide = DeckSlide(SlideKind.TEXT, odd, "<p>words</p>", over=odd, notes=odd, foot=odd)
    deck = Deck(odd, "en", (slide,))
    DeckSaving(deck, library.article("heroin"), library.figure, LOOKS, NOW).write(
        tmp_path / "odd.html", WIDE, tell_nobody
    )
    html = (tmp_path / "odd.html").read_text(encoding="utf-8")
    assert html.count("<script") == 1
    assert "<b>" not in html


# The script of a web page: what its keys do


@pytest.fixture
def script(qapp: QApplication) -> QJSEngine:
    engine = QJSEngine()
    code = (LOOKS / "slides.js").read_text(encoding="utf-8")
    evaluated(engine, code.replace('"use strict";', "", 1))
    return engine


def evaluated(engine: QJSEngine, code: str) -> str:
    result: Any = engine.evaluate(code)  # its stub names a second value, which no version gives
    assert not result.isError(), result.toString()
    return str(result.toString())


def run(script: QJSEngine, call: str) -> Any:
    return json.loads(evaluated(script, f"JSON.stringify({call})"))


def walked(script: QJSEngine, deeds: str, presses: str = "[0, 2, 0]") -> tuple[int, int, str]:
    start = '{at: 0, press: 0, cover: ""}'
    state = run(script, f'"{deeds}".split(" ").reduce((state, deed) => after(state, deed, {presses}), {start})')
    return state["at"], state["press"], state["cover"]


@pytest.mark.parametrize(
    ("key", "deed"),
    [
        ("ArrowRight", "next"),
        ("PageDown", "next"),
        (" ", "next"),
        ("ArrowLeft", "back"),
        ("PageUp", "back"),
        ("Home", "first"),
        ("End", "last"),
        ("b", "black"),
        ("B", "black"),
        (".", "black"),
        ("w", "white"),
        ("g", "ask"),
        ("o", "overview"),
        ("f", "full"),
        ("F5", "full"),
        ("n", "notes"),
        ("s", "speaker"),
        ("p", "pause"),
        ("r", "reset"),
        ("Escape", "leave"),
        ("x", ""),
        ("Tab", ""),
        ("F9", ""),
    ],
)
def test_keys_do_what_they_do_in_the_app(script: QJSEngine, key: str, deed: str) -> None:
    assert run(script, f'deedOf("{key}", false)') == deed


def test_space_goes_back_with_shift(script: QJSEngine) -> None:
    assert run(script, 'deedOf(" ", true)') == "back"


@pytest.mark.parametrize(
    ("deeds", "place"),
    [
        ("next", (1, 0, "")),
        ("next next next", (1, 2, "")),
        ("next next next next next next", (2, 0, "")),
        ("last back", (1, 2, "")),
        ("last back back", (1, 1, "")),
        ("back", (0, 0, "")),
        ("next next first", (0, 0, "")),
        ("black next", (0, 0, "")),
        ("black white", (0, 0, "white")),
        ("black black", (0, 0, "")),
        ("white leave", (0, 0, "")),
        ("leave", (0, 0, "")),
    ],
)
def test_the_talk_goes_as_in_the_app(script: QJSEngine, deeds: str, place: tuple[int, int, str]) -> None:
    assert walked(script, deeds) == place


def test_a_slide_is_found_by_number_or_words(script: QJSEngine) -> None:
    texts = '["Heroin", "Mixing drinks", "What to do: mixing"]'
    assert run(script, f'[placeOf("2", {texts}, 0), placeOf("99", {texts}, 0), placeOf("0", {texts}, 0)]') == [1, 2, 0]
    assert run(script, f'[placeOf(" MIXING", {texts}, 0), placeOf("mixing", {texts}, 1)]') == [1, 2]
    assert run(script, f'[placeOf("nowhere", {texts}, 0), placeOf(" ", {texts}, 0)]') == [-1, -1]


def test_times_are_minutes_and_seconds(script: QJSEngine) -> None:
    assert run(script, "[shownTime(0), shownTime(65.9), shownTime(3600), shownTime(-3)]") == [
        "0:00",
        "1:05",
        "60:00",
        "0:00",
    ]


# PowerPoint


def texts_of(slide: Any) -> str:
    parts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            parts.append(shape.text_frame.text)
        elif shape.has_table:
            parts += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
        else:
            parts.append(shape._element.nvPicPr.cNvPr.get("descr"))
    return squeezed(parts)


@pytest.mark.parametrize("page", PAGES)
def test_powerpoint_has_every_word_and_note_as_text_inside_the_slide(
    library: Library, qapp: QApplication, tmp_path: Path, page: str
) -> None:
    deck = save(library, page, tmp_path / "deck.pptx")
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    shown = set(" ".join(texts_of(slide) for slide in slides).split())
    notes = set(
        squeezed([slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]).split()
    )
    for slide in deck.slides:
        missing = {word for text in (slide.html, *slide.steps, slide.over) for word in words(text)} - shown
        assert missing == set(), slide.slug
        assert set(slide.notes.split()) <= notes
        assert any(one.shapes.title.text_frame.text.startswith(slide.title) for one in slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("canvas", "width_in"), [(WIDE, 13.333), (NARROW, 10)], ids=["16:9", "4:3"])
@pytest.mark.parametrize("page", ["training-overdose-response", "heroin", "history-of-harm-reduction"])
def test_in_powerpoint_nothing_is_small_or_beside_the_slide(
    library: Library, qapp: QApplication, tmp_path: Path, page: str, canvas: Canvas, width_in: float
) -> None:
    save(library, page, tmp_path / "deck.pptx", canvas)
    presentation = Presentation(str(tmp_path / "deck.pptx"))
    width, height = presentation.slide_width, presentation.slide_height
    assert width
    assert height
    assert round(width / 914400, 3) == width_in
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= width
            assert shape.top + shape.height <= height + 1, shape.name
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert int(run.get("sz")) >= Pt(14).pt * 100
            assert run.get("lang") == "en"


def test_powerpoint_has_lists_tables_boxes_pictures_and_steps(
    library: Library, qapp: QApplication, tmp_path: Path
) -> None:
    save(library, "training-overdose-response", tmp_path / "module.pptx")
    save(library, "heroin", tmp_path / "heroin.pptx")
    module = Presentation(str(tmp_path / "module.pptx"))
    heroin = Presentation(str(tmp_path / "heroin.pptx"))
    kinds = {shape.shape_type for deck in (module, heroin) for slide in deck.slides for shape in slide.shapes}
    assert {MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.AUTO_SHAPE} <= kinds
    assert "buChar" in module.slides[1].placeholders[1]._element.xml
    pictures = [s for slide in module.slides for s in slide.shapes if s.shape_type is MSO_SHAPE_TYPE.PICTURE]
    assert all(picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures)
    checks = [slide for slide in module.slides if "What do we know now? 1 of 5" in texts_of(slide)]
    assert [slide.shapes.title.text_frame.text[-5:] for slide in checks] == ["(1/2)", "(2/2)"]
    assert "The brain needs oxygen" not in texts_of(checks[0])
    assert "The brain needs oxygen" in texts_of(checks[1])


def test_powerpoint_says_what_it_is_and_names_nobody(library: Library, qapp: QApplication, tmp_path: Path) -> None:
    save(library, "heroin", tmp_path / "deck.pptx")
    about = Presentation(str(tmp_path / "deck.pptx")).core_properties
    assert (about.title, about.language) == ("Heroin and street opioids", "en")
    assert (about.author, about.last_modified_by) == ("hrdesk", "hrdesk")
    assert about.created == NOW.replace(tzinfo=None)
    assert about.comments.startswith("Made with hrdesk · ")
    with zipfile.ZipFile(tmp_path / "deck.pptx") as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]
        assert b"Calibri" not in file.read("ppt/theme/theme1.xml")


def test_a_live_list_can_be_typed_into(library: Library, qapp: QApplication, tmp_path: Path) -> None:
    save(library, "training-three-questions", tmp_path / "deck.pptx")
    save(library, "training-three-questions", tmp_path / "deck.html")
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    live = next(slide for slide in slides if "What may happen?" in texts_of(slide) and slide.shapes[1].has_table)
    table = next(shape for shape in live.shapes if shape.has_table)
    assert [cell.text_frame.text for cell in table.table.rows[1].cells] == ["", "", ""]
    assert '<article class="slide live"' in (tmp_path / "deck.html").read_text(encoding="utf-8")


# Where it cannot be written


@pytest.mark.parametrize("ending", [".html", ".pptx"])
def test_where_nothing_can_be_written_it_is_told_and_nothing_is_left(
    library: Library, qapp: QApplication, tmp_path: Path, ending: str
) -> None:
    taken = tmp_path / f"deck{ending}"
    taken.mkdir()
    with pytest.raises(FileNotWritable):
        save(library, "heroin", taken)
    with pytest.raises(FileNotWritable):
        save(library, "heroin", tmp_path / "nowhere" / f"deck{ending}")
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.parametrize("ending", [".html", ".pptx"])
def test_on_a_full_disk_the_older_file_stays_as_it_was(
    library: Library, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"deck{ending}"
    path.write_text("older")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileNotWritable, match="No space left"):
        save(library, "emergency-opioid-overdose", path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", [".html", ".pptx"])
def test_progress_only_grows_and_ends_with_everything(
    library: Library, qapp: QApplication, tmp_path: Path, ending: str
) -> None:
    told: list[float] = []
    deck = Decks(library).deck("emergency-opioid-overdose", STANDING)
    saving = DeckSaving(deck, library.article("emergency-opioid-overdose"), library.figure, LOOKS, NOW)
    saving.write(tmp_path / f"deck{ending}", WIDE, lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] <= 1
    assert len(told) > 5


# In the programs that show them, where these are there


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
@pytest.mark.slow
def test_libreoffice_shows_every_slide(library: Library, qapp: QApplication, tmp_path: Path) -> None:
    save(library, "training-overdose-response", tmp_path / "deck.pptx")
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"],
        check=True,
        capture_output=True,
        timeout=300,
    )
    pages = [squeezed([page.extract_text()]) for page in PdfReader(tmp_path / "deck.pdf").pages]
    titles = [squeezed([slide.shapes.title.text_frame.text]) for slide in slides]
    assert len(pages) == len(titles)
    assert [title for title, page in zip(titles, pages, strict=True) if title not in page] == []


@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not there")
@pytest.mark.slow
def test_chromium_runs_the_talk_from_the_slide_in_the_address(
    library: Library, qapp: QApplication, tmp_path: Path
) -> None:
    save(library, "training-overdose-response", tmp_path / "deck.html")
    shown = subprocess.run(
        [
            *("chromium", "--no-sandbox", "--headless", f"--user-data-dir={tmp_path / 'profile'}", "--disable-gpu"),
            *("--dump-dom", f"{(tmp_path / 'deck.html').as_uri()}#s5"),
        ],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    ).stdout
    assert re.findall(r'<article class="slide [a-z]+ now" id="(s[0-9]+)"', shown) == ["s5"]
    assert re.search(r'<html[^>]* class="talk"', shown)
