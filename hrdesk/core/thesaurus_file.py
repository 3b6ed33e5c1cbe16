"""Everyday words that mean the same to a search, as an editor writes them beside the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Len

from hrdesk.core.fault import Fault
from hrdesk.core.word_keys import LONGEST_PHRASE, meaning_stems
from hrdesk.core.written_page import FieldPath

Phrase = Annotated[str, Len(min_length=1, max_length=60)]


@dataclass(frozen=True)
class ThesaurusFile:
    """The first word of a group is the one that the pages use."""

    groups: tuple[Annotated[tuple[Phrase, ...], Len(min_length=2)], ...] = ()


def check_thesaurus(thesaurus: ThesaurusFile, shown: str, lines: Mapping[FieldPath, int]) -> list[Fault]:
    """A phrase has words, not too many, and one meaning."""
    faults = []
    meanings: dict[tuple[str, ...], int] = {}
    for number, group in enumerate(thesaurus.groups):
        line = lines.get(("groups", number), 1)
        for phrase in group:
            stems = tuple(meaning_stems(phrase))
            if not 0 < len(stems) <= LONGEST_PHRASE:
                message = f"“{phrase}” has {len(stems)} words that count; a search compares 1 to {LONGEST_PHRASE}."
                faults.append(Fault(shown, line, "thesaurus", message, "Write a shorter phrase, or leave it out."))
            elif meanings.setdefault(stems, number) != number:
                message = f"“{phrase}” stands in two groups, so its meaning is not clear."
                faults.append(Fault(shown, line, "thesaurus", message, "Keep it in one."))
    return faults
