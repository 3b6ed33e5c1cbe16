"""Checks of the window itself: it opens, paints, shows an emergency, and does slow work beside."""

from collections.abc import Iterator
from contextlib import closing

from hrdesk.self_test_check import TELL_US, Check, Finding, expect
from hrdesk.self_test_trial import Trial, expect_picture

_PATIENCE_MS = 10_000


def window_checks(trial: Trial) -> Iterator[Check]:
    yield Check("jobs", lambda: _jobs(trial), TELL_US)
    yield Check("window", lambda: _window(trial))


def _jobs(trial: Trial) -> None:
    """Work is done on another thread, and what comes of it arrives on this one."""
    import threading

    from PySide6.QtCore import QEventLoop, QObject, QTimer

    from hrdesk.ui.jobs import Job, wait_for_jobs

    _ = trial.application
    owner = QObject()
    loop = QEventLoop()
    came: list[object] = []
    job = Job(threading.get_ident, owner)
    job.done.connect(came.append)
    job.done.connect(loop.quit)
    job.failed.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    job.start()
    loop.exec()
    wait_for_jobs()
    expect(came and came[0] != threading.get_ident(), "Slow work is not done beside the window.")


def _window(trial: Trial) -> str:
    """A page and an emergency in the real window, over a notebook of the trial."""
    from hrdesk.app import OpenedNotebook, make_desk
    from hrdesk.services.notebook import open_notebook
    from hrdesk.ui.main_window import MainWindow

    _ = trial.application
    with closing(open_notebook(trial.places.notebook)) as notebook:
        window = MainWindow(make_desk(trial.places, trial.library, OpenedNotebook(notebook), trial.ready))
        expect_picture(window.grab().toImage(), "The window at Home")
        card = next(iter(trial.library.cards()))
        window.open_article(card.id)
        if not window.reader.article or window.reader.article.card.id != card.id:
            raise Finding(f"The window did not open the page “{card.title}”.")
        expect_picture(window.grab().toImage(), f"The window at “{card.title}”")
        window.show_emergency()
        expect(window.emergency_page.shown, "The window has no emergency to show.")
        expect_picture(window.grab().toImage(), "The emergency page")
        window.close()
        return f"{window.width()}×{window.height()}"
