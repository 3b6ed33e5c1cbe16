"""python -m hrdesk, and what the installed command runs."""

import sys


def main() -> int:
    """Run hrdesk; a frozen copy that lacks a part of itself says so in a sentence."""
    try:
        return _run()
    except ImportError as error:
        from hrdesk.services.paths import is_frozen

        if not is_frozen():
            raise
        from hrdesk.core.bundle_errors import BundleDamaged
        from hrdesk.streams import tell_trouble

        tell_trouble(str(BundleDamaged(what=f"a part of the program does not load ({error})")))
        return 1


def _run() -> int:
    """Without any words it opens the window, sparing the time to read a command line."""
    if len(sys.argv) > 1:
        from hrdesk.cli import main as run_command

        return run_command()
    from hrdesk.app import run_plainly

    return run_plainly()


if __name__ == "__main__":
    sys.exit(main())
