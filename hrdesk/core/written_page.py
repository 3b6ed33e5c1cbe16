"""A page as its author wrote it: front matter, body, and the line on which each part stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hrdesk.core.fault import Fault, Severity
from hrdesk.core.front_matter import FrontMatter

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True)
class WrittenPage:
    """`path` is shown to people; lines count from 1 in the whole file."""

    path: str
    front: FrontMatter
    body: str
    body_line: int = 1
    field_lines: Mapping[FieldPath, int] = field(default_factory=dict)

    def line_of_field(self, *path: str | int) -> int:
        """The line of a front matter field, or of the nearest field around it."""
        while path and path not in self.field_lines:
            path = path[:-1]
        return self.field_lines.get(path, 1)

    def line_in_body(self, text: str) -> int:
        """The line of the first place where the body has `text`."""
        at = self.body.find(text)
        return self.body_line + (self.body.count("\n", 0, at) if at >= 0 else 0)

    def fault(self, line: int, rule: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> Fault:
        return Fault(self.path, line, rule, message, remedy, severity)
