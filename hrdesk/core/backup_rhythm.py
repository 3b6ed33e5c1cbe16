"""When the next backup is due, and whether its failure is news."""

FIRST_AFTER_S = 90.0
"""Seconds from the start: what an earlier session left is copied, and the start itself is not slowed."""
EVERY_S = 30 * 60.0


class BackupRhythm:
    """Counts on a clock that never runs backwards, so that a wrong date neither stops backups nor multiplies them."""

    def __init__(self, now_s: float) -> None:
        self._due_s = now_s + FIRST_AFTER_S
        self._has_told = False

    def is_due(self, now_s: float) -> bool:
        return now_s >= self._due_s

    def begin(self, now_s: float) -> None:
        """One is being made, or there is nothing to copy: the next is due half an hour from now."""
        self._due_s = now_s + EVERY_S

    def succeed(self) -> None:
        """It was made, or nothing had changed; the next failure is news again."""
        self._has_told = False

    def fail(self) -> bool:
        """It could not be made; whether the person should be told, which is once until one succeeds."""
        is_news = not self._has_told
        self._has_told = True
        return is_news
