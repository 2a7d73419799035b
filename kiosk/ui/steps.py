"""A step of something that plays by itself: with the glass, or without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

GIVE_UP_S = 30.0
"""Seconds after which a step that does not come about ends the play."""


class PlayFailed(RuntimeError):
    """A step of the script did not come about; the text says which."""


@dataclass(frozen=True)
class Step:
    """One thing to do or to wait for. ``attempt`` returns True when it is done."""

    words: str
    attempt: Callable[[], bool]


def once(words: str, action: Callable[[], object]) -> Step:
    """Something that is done at once."""

    def done() -> bool:
        action()
        return True

    return Step(words, done)
