"""A start of hrdesk as its person starts it, ended after the first paint."""

import sys

import hrdesk.app
from hrdesk.__main__ import main
from hrdesk.services.library import Library
from hrdesk.ui.main_window import MainWindow


class _WatchedStart(hrdesk.app.Start):
    """The real start; it only watches the window that it opens."""

    def _show_window(self, library: Library) -> None:
        super()._show_window(library)
        from tests.benchmarks.first_paint import FirstPaint

        assert isinstance(self.window, MainWindow)
        FirstPaint(self.window)


if __name__ == "__main__":
    hrdesk.app.Start = _WatchedStart  # type: ignore[misc]
    sys.exit(main())
