"""What is shown of a note that waits."""

from dataclasses import replace

from hrdesk.core.note_state import judge_note
from hrdesk.core.page_text import PageText
from hrdesk.core.review_sheet import Fate, ReviewSheet, review_sheet
from hrdesk.core.text_difference import Piece, Pieces
from tests.core.test_note_state import HTML, Shelf, note, shelf


def sheet_of(shown: Shelf, words: str = "", heading: str = "") -> ReviewSheet:
    annotation = note(words, heading)
    return review_sheet(judge_note(annotation, shown), shown.page("heroin"))


def words_of(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_changed_words_stand_beside_the_old_ones() -> None:
    sheet = sheet_of(shelf(HTML.replace("Very small pupils", "Very tiny pupils")), "Very small pupils", "signs")
    assert (sheet.fate, sheet.heading) == (Fate.WORDS_CHANGED, "Signs")
    assert sheet.old.words == (Piece("Very "), Piece("small", True), Piece(" pupils"))
    assert sheet.old.before == "…Slow breathing, or none at all. "
    assert sheet.old.after == ". How to help Open the airway. B…"
    assert sheet.new is not None
    assert sheet.new.words == (Piece("Very "), Piece("tiny", True), Piece(" pupils"))
    assert sheet.new.before.endswith("Slow breathing, or none at all. ")


def test_the_page_around_a_passage_is_cut_between_words() -> None:
    before, after = "Some words before it. " * 30, " And then some more." * 30
    html = f"<p>{before}Very tiny pupils.{after}</p>"
    page = note("Very small pupils").anchor
    assert page is not None
    old = replace(note("Very small pupils"), anchor=replace(page, prefix=before[-32:], suffix="." + after[:31]))
    judged = judge_note(old, shelf(html))
    new = review_sheet(judged, shelf(html).page("heroin")).new
    assert new is not None
    assert new.before.startswith("…")
    assert new.before[1:].split()[0] in ("Some", "words", "before", "it.")
    assert new.after.endswith("…")
    assert new.after[:-1].split()[-1] in ("And", "then", "some", "more.")
    assert 100 <= len(new.before) <= 122
    assert 100 <= len(new.after) <= 122


def test_words_that_stand_elsewhere_are_told_from_changed_ones() -> None:
    html = "<p>Other signs are told here. Very small pupils! All the rest of it was written anew.</p>"
    sheet = sheet_of(shelf(html), "Very small pupils")
    assert sheet.fate is Fate.WORDS_ELSEWHERE
    assert sheet.new is not None
    assert words_of(sheet.new.words) == "Very small pupils"
    assert not any(piece.differs for piece in (*sheet.old.words, *sheet.new.words))


def test_words_that_are_gone_have_no_new_passage() -> None:
    sheet = sheet_of(shelf(HTML.replace(" Very small pupils.", "")), "Very small pupils", "signs")
    assert (sheet.fate, sheet.new, sheet.old.words) == (Fate.WORDS_GONE, None, (Piece("Very small pupils"),))


def test_a_page_that_is_gone_is_told() -> None:
    assert sheet_of(Shelf({}), "Slow").fate is Fate.PAGE_GONE
    whole = sheet_of(Shelf({}))
    assert (whole.fate, whole.old.words) == (Fate.PAGE_GONE, ())


def test_a_heading_of_another_name_stands_beside_the_old_one() -> None:
    html = HTML.replace("how-to-help", "how-to-help-now").replace("How to help", "How to help now")
    sheet = sheet_of(shelf(html), heading="how-to-help")
    assert sheet.fate is Fate.HEADING_RENAMED
    assert words_of(sheet.old.words) == "How to help"
    assert sheet.new is not None
    assert sheet.new.words == (Piece("How to help"), Piece(" now", True))


def test_a_heading_that_is_gone_is_told() -> None:
    sheet = sheet_of(shelf("<p>All new</p>"), heading="how-to-help")
    assert (sheet.fate, sheet.new, words_of(sheet.old.words)) == (Fate.HEADING_GONE, None, "how to help")


def test_a_passage_at_the_edges_of_the_page_is_not_cut() -> None:
    shown = Shelf({"heroin": PageText("Very tiny pupils", (), "v2")})
    annotation = note("Very small pupils")
    assert annotation.anchor is not None
    at_edges = replace(annotation.anchor, prefix="", suffix="")
    judged = judge_note(replace(annotation, anchor=at_edges), shown)
    new = review_sheet(judged, shown.page("heroin")).new
    assert new is not None
    assert (new.before, new.after) == ("", "")
