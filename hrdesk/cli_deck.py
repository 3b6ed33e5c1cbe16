"""hrdesk deck: the slides of a page as a file for a browser or for PowerPoint. No notebook is opened."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from hrdesk.cli_library import open_library, shown_progress
from hrdesk.cli_parser import DONE, Commands, add_common, places_of

_ENDINGS = (".html", ".htm", ".pptx")


def add_deck(commands: Commands) -> None:
    """Add `deck`."""
    parser = commands.add_parser("deck", help="write the slides of a page or workshop as a file")
    add_common(parser, nested=True)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "-o", "--output", required=True, type=_slides_file, metavar="FILE", help="a name that ends in .html or .pptx"
    )
    parser.add_argument("--shape", choices=("16:9", "4:3"), default="16:9", help="of the screen there (16:9)")
    parser.set_defaults(command=_write_deck)


def _slides_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _ENDINGS:
        raise argparse.ArgumentTypeError("give a name that ends in .html or .pptx")
    return path


def _write_deck(options: argparse.Namespace) -> int:
    from hrdesk.core.freshness import judge_freshness
    from hrdesk.core.slide_page import NARROW, WIDE
    from hrdesk.services.decks import Decks
    from hrdesk.ui.drawing import ensure_drawing

    with open_library(options) as library:
        article = library.article(options.id)
        drawing = ensure_drawing()
        from hrdesk.ui.deck_saving import DeckSaving
        from hrdesk.ui.freshness_words import freshness_words

        card = article.card
        freshness = judge_freshness(card.status, card.reviewed, card.review_due, date.today())
        deck = Decks(library).deck(options.id, freshness_words(freshness))
        looks = places_of(options).resources / "slides"
        saving = DeckSaving(deck, article, library.figure, looks, datetime.now(UTC))
        with shown_progress("Writing the slides") as progress:
            count = saving.write(options.output, NARROW if options.shape == "4:3" else WIDE, progress)
        del drawing
    print(f"{options.output}: {count} slides")
    return DONE
