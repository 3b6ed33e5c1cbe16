"""python -m hrdesk, and what the installed command runs."""

import sys


def main() -> int:
    """Run hrdesk; a frozen copy that lacks a part of itself, or of the system, says so in a sentence."""
    try:
        return _run()
    except ImportError as error:
        from hrdesk.services.paths import is_frozen, program_folder

        if not is_frozen():
            raise
        from hrdesk.services.import_trouble import trouble_of
        from hrdesk.streams import tell_trouble

        tell_trouble(str(trouble_of(error, program_folder())))
        return 1


def _run() -> int:
    """Without any words it opens the window, sparing the time to read a command line."""
    if len(sys.argv) > 1:
        from hrdesk.cli import main as run_command

        return run_command()
    from hrdesk.app import run_plainly

    return run_plainly()


if __name__ == "__main__":
    sys.excepthook = sys.__excepthook__  # a frozen program has one for its start
    sys.exit(main())
