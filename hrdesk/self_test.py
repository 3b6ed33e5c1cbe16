"""Runs every part once on this machine, in a home of its own: what a fresh install is asked first."""

import tempfile
from pathlib import Path

from hrdesk.self_test_bundle import bundle_checks
from hrdesk.self_test_check import Listener, Report, ask_all
from hrdesk.self_test_files import files_checks
from hrdesk.self_test_library import library_checks
from hrdesk.self_test_looks import looks_checks
from hrdesk.self_test_machine import last_checks, machine_checks
from hrdesk.self_test_notebook import notebook_checks
from hrdesk.self_test_trial import Trial
from hrdesk.self_test_window import window_checks
from hrdesk.services.paths import Places


def run_self_test(places: Places, named: Path | None, listener: Listener | None = None) -> Report:
    """Ask every check in this process; nothing of the person's is opened or left changed.

    Where a listener waits in another process, the files of the program are left to that one.
    """
    with tempfile.TemporaryDirectory(prefix="hrdesk-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), places, named)
        trial.watch_sockets()
        try:
            return ask_all(
                (
                    *(() if listener else bundle_checks(places)),
                    *machine_checks(trial),
                    *library_checks(trial),
                    *looks_checks(trial),
                    *notebook_checks(trial),
                    *files_checks(trial),
                    *window_checks(trial),
                    *last_checks(trial),
                ),
                listener,
            )
        finally:
            trial.close()
