"""How well notes are found again after edits of real pages: python -m tests.anchors.quality.

Each line of `edits.jsonl` names a page of `pages/` (the text of a page of the library as it stood when the set was
written), a quote on it, and edits. ⟦ and ⟧ in them show where the note belongs afterwards; where they are gone, the
passage is gone.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hrdesk.core.anchor import Anchor, AnchorState, Found, find_anchor, make_anchor
from hrdesk.core.find_in_page import Span

EDITS = Path(__file__).with_name("edits.jsonl")
PAGES = Path(__file__).with_name("pages")
OPEN, CLOSE = "⟦", "⟧"
_SAME_PLACE = 0.5
"""Two spans are one place when what they share is this much of what they cover together (Jaccard)."""

Find = Callable[[str, Anchor], Found]


@dataclass(frozen=True)
class Edit:
    """A quote on a page, the page after an edit, and where the quote belongs there; None where it is gone."""

    page: str
    kind: str
    before: str
    anchor: Anchor
    after: str
    belongs: Span | None

    @property
    def words_stay(self) -> bool:
        return self.belongs is not None and self.anchor.exact in self.after[slice(*self.belongs)]


class Verdict(StrEnum):
    RIGHT = "right"
    """The right place, or rightly none."""
    ASKED = "asked"
    """The right place, but the person is asked although the words stayed."""
    MISSED = "missed"
    """No place is found, although there is one."""
    WRONG_OFFER = "wrong offer"
    """A wrong place is offered to the person."""
    WRONG = "wrong"
    """The note hangs on a wrong place, and nobody is told."""


def read_edits(path: Path = EDITS) -> list[Edit]:
    """The edits of a file of JSON lines."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [_edit(**row) for row in rows]


def _edit(page: str, kind: str, quote: str, nth: int, edits: Sequence[tuple[str, str]]) -> Edit:
    before = (PAGES / f"{page}.txt").read_text(encoding="utf-8")
    start = -1
    for _ in range(nth):
        start = before.index(quote, start + 1)
    end = start + len(quote)
    marked = f"{before[:start]}{OPEN}{quote}{CLOSE}{before[end:]}"
    for old, new in edits:
        assert marked.count(old) == 1, (page, quote, old)
        marked = marked.replace(old, new)
    after = marked.replace(OPEN, "").replace(CLOSE, "")
    belongs = (marked.index(OPEN), marked.index(CLOSE) - 1) if OPEN in marked else None
    return Edit(page, kind, before, make_anchor(before, start, end), after, belongs)


def judge(edit: Edit, found: Found) -> Verdict:
    """What a place that was found is worth."""
    if found.state is AnchorState.ORPHAN:
        return Verdict.MISSED if edit.belongs else Verdict.RIGHT
    is_asked = found.state is AnchorState.CHANGED
    if not edit.belongs or _overlap((found.start, found.end), edit.belongs) < _SAME_PLACE:
        return Verdict.WRONG_OFFER if is_asked else Verdict.WRONG
    if edit.words_stay:
        return Verdict.ASKED if is_asked else Verdict.RIGHT
    return Verdict.RIGHT


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


@dataclass(frozen=True)
class Score:
    """Verdicts on a set of edits."""

    verdicts: tuple[tuple[Edit, Verdict], ...]

    def count(self, *wanted: Verdict) -> int:
        return sum(verdict in wanted for _, verdict in self.verdicts)

    @property
    def placed_rightly(self) -> float:
        """Of the notes that were given a place, silently or as an offer, the part whose place is right."""
        right = sum(bool(edit.belongs) and verdict in (Verdict.RIGHT, Verdict.ASKED) for edit, verdict in self.verdicts)
        return right / (right + self.count(Verdict.WRONG, Verdict.WRONG_OFFER))

    @property
    def found(self) -> float:
        """Of the notes whose passage is still there, the part that was given the right place."""
        there = [verdict for edit, verdict in self.verdicts if edit.belongs]
        return sum(verdict in (Verdict.RIGHT, Verdict.ASKED) for verdict in there) / len(there)


def score(edits: Iterable[Edit], find: Find = find_anchor) -> Score:
    """Find every quote again."""
    return Score(tuple((edit, judge(edit, find(edit.after, edit.anchor))) for edit in edits))


def main() -> None:
    total = score(read_edits())
    kinds = list(dict.fromkeys(edit.kind for edit, _ in total.verdicts))
    print(f"{'':36}" + "".join(f"{verdict:>12}" for verdict in Verdict))
    for kind in [*kinds, ""]:
        part = Score(tuple(pair for pair in total.verdicts if kind in ("", pair[0].kind)))
        print(f"{kind or 'all':36}" + "".join(f"{part.count(verdict):12}" for verdict in Verdict))
    print(f"\nplaced rightly {total.placed_rightly:.3f}, found {total.found:.3f}")
    for edit, verdict in total.verdicts:
        if verdict is not Verdict.RIGHT:
            found = find_anchor(edit.after, edit.anchor)
            print(
                f"{verdict:12} {edit.kind}: {edit.anchor.exact[:60]!r} -> {edit.after[found.start : found.end][:60]!r}"
            )


if __name__ == "__main__":
    main()
