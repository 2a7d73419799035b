"""Whoever makes sounds in the street, as the services see it."""

from __future__ import annotations

from typing import Protocol


class CannotPlay(Exception):
    """Nothing was heard, or nobody knows; the text says why."""


class Player(Protocol):
    """Plays what is already a sound. ``play`` from one worker, ``stop`` from any thread."""

    def play(self, wave: bytes) -> None:
        """Play a whole WAV file; returns when it was played or stopped.

        Raises :class:`CannotPlay`.
        """

    def stop(self) -> None:
        """End what is being played."""
