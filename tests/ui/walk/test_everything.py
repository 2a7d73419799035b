"""The walk leaves nothing out: every sentence of the screens stands on one of its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from babel.messages.extract import extract_from_dir

import kiosk.presenters
from tests.ui.walk.everything import everything

_PRESENTERS = Path(kiosk.presenters.__file__).parent
_KEYWORDS = {"tr": None, "say": None, "plural": (1, 2)}
_SEEN_ELSEWHERE = {
    "Paid",
    "Watch for your number on this screen",
    "Just now there is nothing without alcohol.",
    "{drink} has alcohol in it",
    "This language can be read here, but not heard.",
    "Reading aloud has failed.",
    "Reading aloud has ended.",
    "The bartender has already been called, and comes as soon as possible.",
}
"""Shorter than what stands in its place on the walk, or only heard."""
_NOT_A_GUESTS = ("wall", "staff/", "aloud/script", "aloud/spoken", "aloud/lying", "aloud/reader")
"""The staff's side, and what is read aloud, of which the longest is seen."""


def test_every_sentence_a_guest_may_read_is_on_the_walk() -> None:
    seen = "\n".join(_texts(everything("en").values()))
    unseen = {each for each in _sentences() if not re.search(_pattern(each), seen)}
    assert unseen <= _SEEN_ELSEWHERE


def _sentences() -> Iterator[str]:
    """All that the presenters say, in English; of a plural the form for many."""
    found = extract_from_dir(_PRESENTERS, keywords=_KEYWORDS)
    for name, _, message, _, _ in found:
        if name.startswith(_NOT_A_GUESTS):
            continue
        yield message if isinstance(message, str) else message[-1]


def _pattern(sentence: str) -> str:
    """Whatever stands in its places."""
    return ".+".join(map(re.escape, re.split(r"\{\w+\}", sentence)))


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _texts(value)
        elif is_dataclass(value):
            yield from _texts(getattr(value, each.name) for each in fields(value))
