"""What only people in a place can know: the numbers, products, laws and services there, each with its source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Annotated, Any

from annotated_types import Len

from hrdesk.core.fault import Fault
from hrdesk.core.front_matter import Source
from hrdesk.core.local_note import Slot
from hrdesk.core.written_page import FieldPath


@dataclass(frozen=True)
class LocalAnswer:
    """A slot that is filled in; `checked` is the day on which the source was read or the number was called."""

    text: Annotated[str, Len(min_length=1, max_length=140)]
    source: Annotated[str, Len(min_length=1, max_length=80)]
    checked: date


@dataclass(frozen=True)
class Place:
    """A country by its ISO 3166-1 code of two letters; what is None is not filled in."""

    code: Annotated[str, Len(2, 2)]
    name: Annotated[str, Len(min_length=1, max_length=80)]
    emergency_number: LocalAnswer | None = None
    crisis_line: LocalAnswer | None = None
    naloxone_product: LocalAnswer | None = None
    law_on_helping: LocalAnswer | None = None
    needle_service: LocalAnswer | None = None

    def answers(self) -> dict[Slot, LocalAnswer]:
        """The slots that are filled in."""
        found = ((Slot(field.name), getattr(self, field.name)) for field in fields(self) if field.name in set(Slot))
        return {slot: answer for slot, answer in found if answer}


@dataclass(frozen=True)
class LocalFacts:
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()


def check_local(facts: LocalFacts, path: str, today: date, lines: Mapping[FieldPath, int]) -> Iterator[Fault]:
    """Places that stand twice, answers without a source, and days that have not come."""
    known = {source.id for source in facts.sources}
    seen: set[str] = set()
    for number, place in enumerate(facts.places):
        line = lines.get(("places", number), 1)
        if place.code in seen or not (place.code.isascii() and place.code.isupper()):
            message = f"“{place.code}” is no country code of its own."
            yield Fault(path, line, "local", message, "Write each country once, such as `code: AT`.")
        seen.add(place.code)
        for slot, answer in place.answers().items():
            line = lines.get(("places", number, slot.value), line)
            if answer.source not in known:
                message = f"“{answer.source}” is not a source of this file."
                yield Fault(path, line, "local", message, "Add it to `sources` or correct the name.")
            if answer.checked > today:
                yield Fault(path, line, "local", f"{answer.checked} has not come yet.", "Correct `checked`.")


def merge_local(parts: Sequence[LocalFacts]) -> LocalFacts:
    """The facts of several folders as one: what a later folder fills in stands before what an earlier one does."""
    sources: list[Source] = []
    places: dict[str, Place] = {}
    for number, part in enumerate(parts):
        names = {source.id: f"{number}-{source.id}" for source in part.sources}
        sources += [replace(source, id=names[source.id]) for source in part.sources]
        for place in part.places:
            answers: dict[str, Any] = {
                slot.value: replace(answer, source=names.get(answer.source, answer.source))
                for slot, answer in place.answers().items()
            }
            places[place.code] = replace(places.get(place.code, Place(place.code, place.name)), **answers)
    return LocalFacts(tuple(sources), tuple(sorted(places.values(), key=lambda place: place.name)))
