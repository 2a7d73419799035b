"""One thing that is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.presenters.views import ButtonView


@dataclass(frozen=True)
class Spoken:
    """Words, and what *choose* does with them.

    ``verb`` names a method of the guest's verbs and ``values`` what it is called with; without
    a verb it can only be heard. ``hold``: it is chosen by a finger that stays, as on the glass.
    """

    text: str
    verb: str = ""
    values: tuple[object, ...] = ()
    hold: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """*Choose* does something."""
        return bool(self.verb)


def heard(*texts: str) -> Iterator[Spoken]:
    """What can only be heard, as one; nothing where there are no words."""
    said = ". ".join(text.rstrip(". ") for text in texts if text)
    if said:
        yield Spoken(said)


def button(view: ButtonView, verb: str, *values: object, hold: bool = False) -> Iterator[Spoken]:
    """A button: its words, and its verb unless it is dead."""
    if view.text and view.enabled:
        yield Spoken(view.text, verb, values, hold=hold)
    elif view.text:
        yield Spoken(view.text)
