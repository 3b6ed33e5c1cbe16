"""hrdesk handout …: pages or sections as a PDF to hand out; needs no screen."""

import argparse
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.cli_library import open_library, shown_progress
from hrdesk.cli_parser import DONE, Commands, add_common, places_of, short
from hrdesk.cli_passphrase import add_passphrase_file, notebook_key
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.handout_plan import HandoutPlan, PagePart, Sheet
from hrdesk.ui.screen import ensure_qt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hrdesk.core.annotation import Annotation
    from hrdesk.services.handouts import Handouts
    from hrdesk.services.policy_file import FoundPolicy


def add_handout(commands: Commands) -> None:
    """Add `handout`."""
    parser = commands.add_parser("handout", help="make a PDF of pages or sections to hand out")
    add_common(parser, nested=True)
    parser.add_argument("parts", nargs="+", metavar="ID", help="a page, or one of its sections as ID#SECTION")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="the PDF")
    parser.add_argument(
        "--sheet",
        type=Sheet,
        choices=list(Sheet),
        default=Sheet.A4,
        help="a4, letter, booklet (A5 on A4, to fold), booklet-letter, or card (A6 on A4, to cut and fold)",
    )
    parser.add_argument("--title", default="", help="instead of the titles of the pages")
    parser.add_argument(
        "--country", type=str.upper, default="", metavar="XX", help="numbers of this country, such as GB"
    )
    parser.add_argument("--logo", default="", metavar="FILE", help="a picture for the cover; brings a cover")
    parser.add_argument("--cover", action="store_true", help="begin with a cover")
    parser.add_argument(
        "--contents", action="store_true", help="list what is in it; always done for three pages or more"
    )
    parser.add_argument("--emergency", default="", metavar="ID", help="the emergency of the box that stands first")
    parser.add_argument("--no-emergency", action="store_true", help="leave the emergency box out")
    parser.add_argument("--with-notes", action="store_true", help="put my notes in too, and list each of them")
    parser.add_argument("--with-highlights", action="store_true", help="mark what I highlighted, and list it")
    add_passphrase_file(parser)
    parser.set_defaults(command=_make)


def _make(options: argparse.Namespace) -> int:
    from hrdesk.services.handouts import Handouts, no_annotations
    from hrdesk.services.policy_file import find_policy

    with open_library(options) as library:
        handouts = Handouts(library)
        plan = _plan(options)
        handouts.check(plan)
        annotations: Callable[[str], Sequence[Annotation]] = no_annotations
        if options.with_notes or options.with_highlights:
            plan, annotations = _with_my_own(options, plan, handouts)
        policy = find_policy(places_of(options).policies)  # what of it is broken was told with the library
        _write(options.output, plan, handouts, annotations, policy)
    return DONE


def _plan(options: argparse.Namespace) -> HandoutPlan:
    plan = HandoutPlan(
        title=options.title,
        sheet=options.sheet,
        has_cover=options.cover or bool(options.logo),
        has_contents=options.contents or len({part.partition("#")[0] for part in options.parts}) > 2,
        has_emergency=not options.no_emergency,
        emergency_id=options.emergency,
        country=options.country,
        logo=options.logo,
    )
    for part in options.parts:
        article_id, _, slug = part.partition("#")
        plan = plan.with_part(PagePart(article_id, slug))
    return plan


def _with_my_own(
    options: argparse.Namespace, plan: HandoutPlan, handouts: "Handouts"
) -> "tuple[HandoutPlan, Callable[[str], Sequence[Annotation]]]":
    """The plan with the notes and highlights that were asked for, each of which is listed."""
    from hrdesk.services.given_names import PersonalData

    by_page = _annotations(options)

    def on_page(article_id: str) -> "Sequence[Annotation]":
        return by_page.get(article_id, ())

    shared = handouts.shared(plan, on_page)
    notes = {one.annotation.id for one in shared if options.with_notes and one.annotation.has_note}
    highlights = {one.annotation.id for one in shared if options.with_highlights and one.has_words_to_mark}
    personal = PersonalData(places_of(options).resources)
    for one in shared:
        note = one.annotation
        quote = f"“{short(note.anchor.exact)}”" if note.anchor else ""
        if note.id in notes:
            print(" · ".join(filter(None, ("note", note.article_id, quote, short(note.note)))))
            if personal.detail_in(note.note):
                print("hrdesk: this note seems to name a person: look at it before you hand it out.", file=sys.stderr)
        if note.id in highlights:
            print(f"highlight · {note.article_id} · {quote}")
    return replace(plan, notes=frozenset(notes), highlights=frozenset(highlights)), on_page


def _annotations(options: argparse.Namespace) -> "Mapping[str, Sequence[Annotation]]":
    """What the notebook holds, by page; nothing where there is no notebook yet."""
    from hrdesk.services.notebook import read_notebook

    path = places_of(options).notebook
    key = notebook_key(path, options.passphrase_file)
    if not path.exists():
        return {}
    notebook = read_notebook(path, key=key)
    try:
        by_page: dict[str, list[Annotation]] = {}
        for annotation in reversed(notebook.annotations.all()):
            if annotation.pack == BUNDLED_PACK:
                by_page.setdefault(annotation.article_id, []).append(annotation)
        return by_page
    finally:
        notebook.close()


def _write(
    output: Path,
    plan: HandoutPlan,
    handouts: "Handouts",
    annotations: "Callable[[str], Sequence[Annotation]]",
    policy: "FoundPolicy",
) -> None:
    """Lay it out, paint it and write the whole file or nothing."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window opens, so that none is needed
    ensure_qt()
    from PySide6.QtGui import QGuiApplication

    from hrdesk.ui.paper.giver import giver_of
    from hrdesk.ui.paper.handout_pdf import write_pdf
    from hrdesk.ui.paper.making import HandoutMaker

    application = QGuiApplication.instance() or QGuiApplication(["hrdesk"])
    maker = HandoutMaker(handouts, date.today, annotations, giver_of(policy))
    with shown_progress("Making the handout") as tell:
        handout = raw = None
        for done, step in enumerate(maker.layout_steps(plan), start=1):
            handout = step or handout
            tell(done, 2 * done)
        assert handout, "the layout ends with a handout"
        for done, side in enumerate(maker.pdf_steps(handout), start=1):
            raw = side or raw
            tell(len(handout.pages) + done, 2 * len(handout.pages) + 1)
    assert raw, "the painting ends with a PDF"
    size = write_pdf(output, raw.content, raw.facts)
    del application
    print(f"{output}: {len(handout.pages)} pages, {size / 1024:.0f} kB")
