"""Hand-outs of fifty pages and more, beside Qt printing the same words by itself; and how large the files are."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import open_window, timed

if TYPE_CHECKING:
    from hrdesk.ui.paper.making import HandoutMaker

_PAGES = (
    *("heroin", "cocaine", "alcohol", "benzodiazepines", "cannabis", "mdma", "ketamine", "methamphetamine"),
    *("safer-injecting", "take-home-naloxone", "wound-care", "hepatitis-c", "outreach-peer-work", "stigma-language"),
)


def measure_handouts(home: Path, runs: int) -> list[Comparison]:
    """Make the same pages into a PDF so many times, on A4 and as a booklet."""
    found = []
    with open_window(home) as (_, library):
        from hrdesk.services.handouts import Handouts
        from hrdesk.ui.paper.making import HandoutMaker

        html = "".join(library.article(page).html for page in _PAGES)
        maker = HandoutMaker(Handouts(library), lambda: datetime.now(UTC).date())
        for sheet in (Sheet.A4, Sheet.BOOKLET):
            plan = HandoutPlan(tuple(map(PagePart, _PAGES)), sheet=sheet, has_cover=True, has_contents=True)
            ours, bare, pages, sizes = [], [], 0, []
            for _ in range(runs):
                ours.append(timed(partial(_make, maker, plan, home / "handout.pdf")))
                bare.append(timed(partial(_print_bare, html, home / "bare.pdf")))
                pages = _pages_of(home / "handout.pdf")
                sizes.append((home / "handout.pdf").stat().st_size / 1024)
            found += [
                Comparison(f"hand-out, {sheet.value}, {pages} sides", "QTextDocument.print", ours, bare, "ms"),
                Comparison(
                    f"its size, {sheet.value}",
                    "QTextDocument.print",
                    sizes,
                    [(home / "bare.pdf").stat().st_size / 1024],
                    "kB",
                ),
            ]
    return found


def _make(maker: "HandoutMaker", plan: HandoutPlan, path: Path) -> None:
    from hrdesk.ui.paper.handout_pdf import write_pdf

    handout = next(filter(None, maker.layout_steps(plan)))
    raw = next(filter(None, maker.pdf_steps(handout)))
    write_pdf(path, raw.content, raw.facts)


def _print_bare(html: str, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)


def _pages_of(path: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(path).pages)
