"""What good is measured by, measured: ``python -m tests.bench``."""
