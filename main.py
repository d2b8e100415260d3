"""Start guitrainer from a checkout: `python main.py`, or `python main.py --headless`."""

import sys

from guitrainer import startup

if __name__ == "__main__":
    startup.end_on_signals()
    from guitrainer.__main__ import main

    sys.exit(main())
