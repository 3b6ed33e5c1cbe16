"""A fault in written content: where it is, which rule it breaks and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    """The page cannot be shown or would mislead."""
    WARNING = "warning"
    """The page works; somebody should look."""


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    rule: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity.value}: {self.message} {self.remedy} [{self.rule}]"
