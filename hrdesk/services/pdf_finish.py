"""Gives a PDF what its painter could not: bookmarks, the language, the names of its pages, what it is about."""

import io
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline; `page` counts from 0, `level` from 0, and a deeper one stands below the last above it."""

    title: str
    page: int
    level: int = 0


@dataclass(frozen=True)
class PdfFacts:
    title: str
    language: str
    """BCP 47."""
    bookmarks: Sequence[Bookmark] = ()
    labels: Sequence[str] = ()
    """What each page is called, where that is another than its number."""
    author: str = ""
    subject: str = ""


def finish_pdf(pdf: bytes, facts: PdfFacts) -> bytes:
    """The same pages with these facts."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.6"  # what the pages and the names below need; pypdf would say 1.3
    writer.add_metadata(
        {"/Title": facts.title, "/Author": facts.author, "/Subject": facts.subject, "/Creator": "hrdesk"}
    )
    catalogue = writer.root_object
    catalogue[NameObject("/Lang")] = TextStringObject(facts.language)
    title_shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    catalogue[NameObject("/ViewerPreferences")] = title_shown
    parents: list[IndirectObject] = []
    for bookmark in facts.bookmarks:
        del parents[bookmark.level :]
        parent = parents[-1] if parents else None
        parents.append(writer.add_outline_item(title=bookmark.title, page_number=bookmark.page, parent=parent))
    for page, label in enumerate(facts.labels):
        writer.set_page_label(page, page, prefix=label)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
