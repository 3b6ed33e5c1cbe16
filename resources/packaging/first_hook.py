"""Runs in the frozen program before PyInstaller's own hooks: what they lack in a damaged copy is told in a sentence."""

import os
import sys
from importlib.machinery import PathFinder
from types import TracebackType

_SUMS = ("_md5", "_sha1", "_sha256", "_sha512", "_sha3", "_blake2")


def _tell(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say that this copy is damaged, and end, before the program's starter adds a traceback of its own.

    Whatever is raised here is damage: a part with wrong bytes in it fails with any error there is.
    """
    try:
        from hrdesk.services.import_trouble import trouble_of
        from hrdesk.services.paths import program_folder
        from hrdesk.streams import tell_trouble

        tell_trouble(str(trouble_of(error, program_folder())))
    except Exception:  # noqa: BLE001 - whatever else is missing, something is said
        if sys.stderr is not None:
            sys.stderr.write(
                f"hrdesk: This copy of hrdesk is damaged ({error}). Copy it again from where you got it.\n"
            )
    os._exit(1)


def _quieten_missing_sums() -> None:
    """hashlib tells of each sum that it lacks with a traceback, also where nobody wants that sum."""
    if all(name in sys.builtin_module_names or PathFinder.find_spec(name) for name in _SUMS):
        return
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _hear_self_test() -> None:
    """Hear it before the hook of Qt loads Qt, which may be what is damaged; the process that is asked loads it."""
    words = sys.argv[1:]
    while words[:1] in (["--home"], ["--library"]):
        words = words[2:]
    if words[:1] != ["self-test"] or "--answers" in words:
        return
    from hrdesk.__main__ import main

    os._exit(main())


sys.excepthook = _tell
_quieten_missing_sums()
_hear_self_test()
