"""python -m hrdesk."""

import sys

from hrdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
