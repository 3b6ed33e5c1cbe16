"""What a step did, in words."""

from hrdesk.core.deed import DeedKind, deed_of
from hrdesk.core.marked_words import marked
from hrdesk.core.record import RecordKind
from hrdesk.core.undo import Step
from hrdesk.ui.words import tr

_WORDS: dict[RecordKind, dict[DeedKind, tuple[str, str]]] = {
    RecordKind.ANNOTATION: {
        DeedKind.ADDED: (marked("Note added"), marked("{count} notes added")),
        DeedKind.REMOVED: (marked("Note removed"), marked("{count} notes removed")),
        DeedKind.REWRITTEN: (marked("Words of a note changed"), marked("Words of {count} notes changed")),
        DeedKind.RECOLOURED: (marked("Colour of a note changed"), marked("Colour of {count} notes changed")),
        DeedKind.RETYPED: (marked("Kind of a note changed"), marked("Kind of {count} notes changed")),
        DeedKind.TAGGED: (marked("Tags of a note changed"), marked("Tags of {count} notes changed")),
        DeedKind.MOVED: (marked("Place of a note changed"), marked("Place of {count} notes changed")),
        DeedKind.CHANGED: (marked("Note changed"), marked("{count} notes changed")),
    },
    RecordKind.QUESTION: {
        DeedKind.ADDED: (marked("Question kept"), marked("{count} questions kept")),
        DeedKind.REMOVED: (marked("Question removed"), marked("{count} questions removed")),
        DeedKind.CHANGED: (marked("Question changed"), marked("{count} questions changed")),
    },
    RecordKind.BOOKMARK: {
        DeedKind.ADDED: (marked("Bookmark set"), marked("{count} bookmarks set")),
        DeedKind.REMOVED: (marked("Bookmark removed"), marked("{count} bookmarks removed")),
        DeedKind.CHANGED: (marked("Bookmark changed"), marked("{count} bookmarks changed")),
    },
    RecordKind.READING_LIST: {
        DeedKind.ADDED: (marked("Reading list begun"), marked("{count} reading lists begun")),
        DeedKind.REMOVED: (marked("Reading list removed"), marked("{count} reading lists removed")),
        DeedKind.RENAMED: (marked("Reading list renamed"), marked("{count} reading lists renamed")),
        DeedKind.REARRANGED: (marked("Pages of a reading list changed"), marked("{count} reading lists changed")),
        DeedKind.CHANGED: (marked("Reading list changed"), marked("{count} reading lists changed")),
    },
    RecordKind.RUNNING_ORDER: {
        DeedKind.ADDED: (marked("Running order begun"), marked("{count} running orders begun")),
        DeedKind.REMOVED: (marked("Running order deleted"), marked("{count} running orders deleted")),
        DeedKind.RENAMED: (marked("Running order renamed"), marked("{count} running orders renamed")),
        DeedKind.REARRANGED: (marked("Items of a running order changed"), marked("{count} running orders changed")),
        DeedKind.TIMED: (marked("Minutes of a running order changed"), marked("{count} running orders changed")),
        DeedKind.CHANGED: (marked("Running order changed"), marked("{count} running orders changed")),
    },
}
_SEVERAL = marked("{count} things changed")


def step_words(step: Step) -> str:
    """What was done, as “3 notes removed”."""
    deed = deed_of(step)
    one, many = _SEVERAL, _SEVERAL
    if deed.of:
        words = _WORDS[deed.of]
        one, many = words.get(deed.kind, words[DeedKind.CHANGED])
    text = one if deed.count == 1 else many
    return tr(text).format(count=deed.count)
