"""A short piece of a passage with the words that matched marked."""

from dataclasses import dataclass

OPEN, CLOSE = "\x02", "\x03"
"""What the index puts around a matched word; neither can stand in a page."""


_ENDS = frozenset(" .:;!?…,·")


@dataclass(frozen=True)
class Excerpt:
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """(start, end) of each marked piece of `text`."""

    def marked(self, before: str, after: str) -> str:
        """The text with `before` and `after` around each mark."""
        out, at = [], 0
        for start, end in self.marks:
            out += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*out, self.text[at:]])


def read_excerpt(marked: str) -> Excerpt:
    """Read the index's snippet: marks out, all in one line, with a dot where a line broke without a full stop."""
    out: list[str] = []
    marks: list[tuple[int, int]] = []
    length, opened = 0, None
    for char in marked:
        if char == OPEN:
            opened = length
        elif char == CLOSE:
            if opened is not None and length > opened:
                marks.append((opened, length))
            opened = None
        else:
            if char == "\n" and out and out[-1] not in _ENDS:
                out += " ·"
                length += 2
            if char.isspace():
                if not out or out[-1] == " ":
                    continue
                char = " "
            out.append(char)
            length += 1
    text = "".join(out).rstrip()
    return Excerpt(text, tuple((start, min(end, len(text))) for start, end in marks if start < len(text)))
