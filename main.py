"""Start guitrainer from a checkout: `python main.py`, or `python main.py --headless`."""

import sys

from guitrainer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
