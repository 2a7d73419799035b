"""`python -m hardware`: try the devices without the kiosk."""

import sys

from hardware.bench import main

if __name__ == "__main__":
    sys.exit(main())
