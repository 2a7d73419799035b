"""The window's folder of the end-to-end tests, for commands that look at devices."""

from tests.e2e.conftest import place

__all__ = ["place"]
