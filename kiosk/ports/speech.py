"""Whoever reads the screen aloud, as the services see it."""

from __future__ import annotations

from typing import Protocol


class CannotSpeak(Exception):
    """Nothing was said, or nobody knows whether it was heard; the text says why."""


class Speaker(Protocol):
    """A voice in the guest's headphones. ``speak`` from one worker, ``hush`` from any thread."""

    def speak(self, text: str, language: str) -> None:
        """Say it; returns when it is said or hushed. Raises :class:`CannotSpeak`."""

    def hush(self) -> None:
        """End what is being said, and what is about to be."""
