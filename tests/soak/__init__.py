"""Does the kiosk stay as small as it was? ``python -m tests.soak``."""
