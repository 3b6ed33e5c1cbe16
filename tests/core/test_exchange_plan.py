"""What an exchange will change is told before it does, per colleague."""

from hrdesk.core.annotation import Annotation, Json
from hrdesk.core.colour import Colour
from hrdesk.core.exchange_plan import Fate, PlannedChange, ahead_of, one_of_each, plan_exchange
from hrdesk.core.hybrid_clock import DAY_MS, Stamp
from hrdesk.core.record import RecordKind, to_document
from hrdesk.core.version import Version
from tests.builders import make_annotation

OWN = "a" * 16
NAMES = {"a": "Ana", "b": "Ben", "c": "Cem"}


def note(text: str, colour: Colour = Colour.YELLOW) -> Json:
    return to_document(make_annotation("n", note=text, colour=colour))


def version(device: str, number: int, document: Json | None, seen: dict[str, int] | None = None) -> Version:
    named = {name * 16: count for name, count in (seen or {}).items()}
    stamp = Stamp(number, 0, device * 16)
    return Version(number, stamp, RecordKind.ANNOTATION, "n", document, named, NAMES[device])


def planned(known: list[Version], *new: Version) -> PlannedChange | None:
    """The one change that these come to."""
    changes = plan_exchange({(RecordKind.ANNOTATION, "n"): known}, new, [OWN]).changes
    assert len(changes) < 2
    return changes[0] if changes else None


def words(record: object) -> str:
    assert isinstance(record, Annotation)
    return record.note


MINE = version("a", 1, note("mine"))


def test_a_note_of_a_colleague_is_new_and_bears_the_name() -> None:
    change = planned([], version("b", 1, note("theirs")))
    assert change == PlannedChange(Fate.NEW, None, make_annotation("n", note="theirs", author="Ben"), ("Ben",))


def test_a_note_that_a_colleague_changed_is_shown_before_and_after() -> None:
    change = planned([MINE], version("b", 2, note("theirs"), {"a": 1}))
    assert change
    assert (change.fate, words(change.before), words(change.after)) == (Fate.CHANGED, "mine", "theirs")


def test_a_colour_that_a_colleague_changed_does_not_make_the_words_theirs() -> None:
    change = planned([MINE], version("b", 2, note("mine", colour=Colour.BLUE), {"a": 1}))
    assert change
    assert isinstance(change.after, Annotation)
    assert (change.after.author, change.by) == ("", ("Ben",))


def test_a_note_that_a_colleague_removed_is_told_to_go() -> None:
    change = planned([MINE], version("b", 2, None, {"a": 1}))
    assert change
    assert (change.fate, words(change.before), change.after) == (Fate.REMOVED, "mine", None)


def test_what_two_wrote_apart_is_told_to_be_kept_twice() -> None:
    change = planned([MINE, version("a", 3, note("more"), {"a": 1})], version("b", 2, note("theirs"), {"a": 1}))
    assert change
    assert change.fate is Fate.BOTH_KEPT
    assert words(change.after) == "Ben wrote:\ntheirs\n\nAna wrote:\nmore"


def test_what_was_removed_here_and_changed_elsewhere_comes_back() -> None:
    change = planned([MINE, version("a", 3, None, {"a": 1})], version("b", 2, note("theirs"), {"a": 1}))
    assert change
    assert (change.fate, words(change.after)) == (Fate.RETURNED, "theirs")


def test_what_changes_nothing_is_taken_in_and_not_shown() -> None:
    old = version("b", 2, note("old"), {"a": 1})
    newer = version("a", 3, note("newer"), {"a": 1, "b": 2})
    plan = plan_exchange({(RecordKind.ANNOTATION, "n"): [MINE, newer]}, [old], [OWN])
    assert (plan.changes, plan.versions, plan.authors) == ((), (old,), ("Ben",))


def test_changes_are_counted_for_each_colleague() -> None:
    plan = plan_exchange(
        {(RecordKind.ANNOTATION, "n"): [MINE]},
        [version("b", 2, note("x"), {"a": 1}), version("c", 3, note("y"), {"a": 1})],
        [OWN],
    )
    assert plan.counts() == {"Ben": {Fate.BOTH_KEPT: 1}, "Cem": {Fate.BOTH_KEPT: 1}}


def test_of_two_versions_under_one_id_all_keep_the_same() -> None:
    one, other = version("b", 2, note("one")), version("b", 2, note("other"))
    assert one_of_each([one, other]) == one_of_each([other, one, other])


def test_a_clock_that_is_a_day_ahead_is_told() -> None:
    near = Version(1, Stamp(DAY_MS, 0, "b" * 16), RecordKind.ANNOTATION, "n", None, {}, "Ben")
    far = Version(1, Stamp(DAY_MS + 1, 0, "c" * 16), RecordKind.ANNOTATION, "n", None, {}, "Cem")
    assert ahead_of([near, far], 0) == ("Cem",)
