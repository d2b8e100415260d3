"""Start guitrainer from a checkout: `python main.py --headless`."""

import sys

from guitrainer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
