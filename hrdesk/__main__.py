"""python -m hrdesk, and what the installed command runs."""

import sys


def main() -> int:
    """Run hrdesk. Without any words it opens the window, sparing the time to read a command line."""
    if len(sys.argv) > 1:
        from hrdesk.cli import main as run_command

        return run_command()
    from hrdesk.app import run_plainly

    return run_plainly()


if __name__ == "__main__":
    sys.exit(main())
