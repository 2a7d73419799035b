"""What a command ends with when it cannot do its work."""

from __future__ import annotations


class BadInput(Exception):
    """The configuration, the menu or an argument is wrong: exit code 2."""


class Trouble(Exception):
    """Something that was asked for did not work: exit code 1."""
