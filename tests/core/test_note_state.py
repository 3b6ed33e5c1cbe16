"""What became of notes after their pages changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from hrdesk.core.anchor import Anchor, AnchorState, make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_place import place_of
from hrdesk.core.note_state import PAGE_GONE, NoteState, hung_anew, is_current, judge_note
from hrdesk.core.page_text import PageText, page_text
from tests.builders import make_annotation

HTML = (
    '<h2 id="signs">Signs</h2><p>Slow breathing, or none at all. Very small pupils.</p>'
    '<h2 id="how-to-help">How to help</h2><p>Open the airway. Breathe for them until help takes over.</p>'
)


@dataclass
class Shelf:
    """Pages by id."""

    pages: Mapping[str, PageText]

    @property
    def titles(self) -> Mapping[str, str]:
        return dict.fromkeys(self.pages, "Title")

    def page(self, article_id: str) -> PageText | None:
        return self.pages.get(article_id)


def shelf(html: str = HTML, version: str = "v2") -> Shelf:
    return Shelf({"heroin": page_text("Heroin", "In short.", html, version)})


def note(words: str = "", heading: str = "", **changes: str) -> Annotation:
    """A note on these words of the first version of the page, or on a heading."""
    text = page_text("Heroin", "In short.", HTML).text
    anchor = make_anchor(text, text.index(words), text.index(words) + len(words)) if words else None
    return replace(make_annotation(anchor=anchor, heading=heading), **changes)  # type: ignore[arg-type]


def test_a_note_on_this_version_of_its_page_is_current() -> None:
    versions = {"heroin": "v1"}
    assert is_current(note("Slow"), versions)
    assert not is_current(note("Slow"), {"heroin": "v2"})
    assert not is_current(note("Slow"), {})
    assert not is_current(note("Slow", pack="lisbon"), versions)


def test_words_that_stayed_are_in_place_and_hang_on_the_new_version() -> None:
    judged = judge_note(note("small pupils", "signs", kept_for="v1"), shelf())
    assert (judged.state, judged.is_waiting) == (NoteState.IN_PLACE, False)
    anew = hung_anew(judged, shelf())
    assert anew == note("small pupils", "signs", content_version="v2")


def test_words_that_moved_hang_on_their_new_position_and_heading() -> None:
    html = HTML.replace("Signs", "What you may see").replace('id="signs"', 'id="what-you-may-see"')
    judged = judge_note(note("small pupils", "signs"), shelf(html))
    assert (judged.place.state, judged.state) == (AnchorState.MOVED, NoteState.IN_PLACE)
    anew = hung_anew(judged, shelf(html))
    text = page_text("Heroin", "In short.", html).text
    assert anew.anchor == make_anchor(text, text.index("small pupils"), text.index("small pupils") + 12)
    assert (anew.heading, anew.content_version) == ("what-you-may-see", "v2")
    assert (anew.modified, anew.note, anew.colour) == (note().modified, note().note, note().colour)


def test_words_before_the_first_heading_have_none() -> None:
    judged = judge_note(note("In short"), shelf())
    assert judged.place.slug == judged.place.heading == ""
    assert hung_anew(judged, shelf()).heading == ""


def test_changed_words_wait_with_an_offer() -> None:
    html = HTML.replace("Very small pupils", "Very tiny pupils")
    judged = judge_note(note("Very small pupils", "signs"), shelf(html))
    assert (judged.state, judged.is_waiting, judged.page_version) == (NoteState.CHANGED, True, "v2")
    anew = hung_anew(judged, shelf(html))
    assert anew.anchor is not None
    assert anew.anchor.exact == "Very tiny pupils"
    assert (anew.heading, anew.content_version) == ("signs", "v2")


def test_words_that_are_gone_make_an_orphan_that_stays_as_it_is() -> None:
    html = HTML.replace(" Very small pupils.", "")
    judged = judge_note(note("Very small pupils", "signs"), shelf(html))
    assert (judged.state, judged.is_waiting) == (NoteState.ORPHAN, True)
    assert hung_anew(judged, shelf(html)) == judged.annotation


@pytest.mark.parametrize("missing", [{"article_id": "gone"}, {"pack": "lisbon"}])
def test_a_page_that_is_gone_makes_an_orphan(missing: dict[str, str]) -> None:
    judged = judge_note(note("Slow", **missing), shelf())
    assert (judged.state, judged.place.has_page, judged.page_version) == (NoteState.ORPHAN, False, PAGE_GONE)
    assert hung_anew(judged, shelf()) == judged.annotation
    assert judged.is_waiting
    kept = note("Slow", kept_for=PAGE_GONE, **missing)
    assert not judge_note(kept, shelf()).is_waiting


def test_one_that_the_person_kept_waits_again_only_for_another_version() -> None:
    html = HTML.replace("Very small pupils", "Very tiny pupils")
    kept = note("Very small pupils", "signs", kept_for="v2")
    assert not judge_note(kept, shelf(html)).is_waiting
    assert judge_note(kept, shelf(html)).state is NoteState.CHANGED
    assert judge_note(kept, shelf(html, "v3")).is_waiting


def test_a_note_on_the_page_stays_on_the_page() -> None:
    judged = judge_note(note(), shelf("<p>All new</p>"))
    assert (judged.state, judged.place.start) == (NoteState.IN_PLACE, -1)
    assert hung_anew(judged, shelf()) == note(content_version="v2")


def test_a_note_on_a_heading_stays_on_it() -> None:
    judged = judge_note(note(heading="how-to-help"), shelf())
    assert (judged.state, judged.place.heading) == (NoteState.IN_PLACE, "How to help")
    assert hung_anew(judged, shelf()) == note(heading="how-to-help", content_version="v2")


def test_a_heading_of_another_name_that_is_like_the_old_one_is_offered() -> None:
    html = HTML.replace("how-to-help", "how-to-help-now").replace("How to help", "How to help now")
    judged = judge_note(note(heading="how-to-help"), shelf(html))
    assert (judged.state, judged.place.heading) == (NoteState.CHANGED, "How to help now")
    text = page_text("Heroin", "In short.", html).text
    assert text[judged.place.start : judged.place.end] == "How to help now"
    assert hung_anew(judged, shelf(html)).heading == "how-to-help-now"


@pytest.mark.parametrize("names", [("what-to-do", "signs"), ("how-to-help-a", "how-to-help-b")])
def test_a_heading_that_is_gone_or_could_be_either_makes_an_orphan(names: tuple[str, str]) -> None:
    html = "".join(f'<h2 id="{name}">{name}</h2>' for name in names)
    assert judge_note(note(heading="how-to-help"), shelf(html)).state is NoteState.ORPHAN


def test_of_words_that_stand_under_several_headings_those_under_its_own_are_meant() -> None:
    rows = "".join(
        f'<h2 id="h{n}">H{n}</h2><p>{"Do this first. " * 6}Call now. {"Then that. " * 6}</p>' for n in range(3)
    )
    before, after = page_text("T", "S", rows), page_text("T", "S", f"<p>{'New. ' * 60}</p>{rows}", "v2")
    start = before.text.index("Call now", before.headings[1].start)
    annotation = make_annotation(anchor=make_anchor(before.text, start, start + 8), heading="h1")
    place = place_of(annotation, Shelf({"heroin": after}))
    assert (place.state, place.slug) == (AnchorState.MOVED, "h1")


def test_an_anchor_without_words_is_an_orphan() -> None:
    empty = make_annotation(anchor=Anchor("", "", "", 3, 3))
    assert judge_note(empty, shelf()).state is NoteState.ORPHAN
