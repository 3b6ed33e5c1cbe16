"""Which notes a person wants to see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.plain_text import fold


@dataclass(frozen=True)
class NoteFilter:
    """Words that all must occur in the page's title, the quote or the note; and a colour, or any."""

    words: str = ""
    colour: Colour | None = None

    def keeps(self, annotation: Annotation, title: str) -> bool:
        if self.colour and annotation.colour is not self.colour:
            return False
        quote = annotation.anchor.exact if annotation.anchor else ""
        text = fold(f"{title} {quote} {annotation.note}")
        return all(word in text for word in fold(self.words).split())

    def apply(self, annotations: Iterable[Annotation], titles: Mapping[str, str]) -> tuple[Annotation, ...]:
        return tuple(a for a in annotations if self.keeps(a, titles.get(a.article_id, a.article_id)))
