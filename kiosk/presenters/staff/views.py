"""What the staff screen shows: frozen, every word in the staff's language."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.frames import ButtonView


@dataclass(frozen=True)
class StaffTab:
    """One of its pages, as a tab."""

    key: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class StaffItem:
    """A row: what it is, and at its end how it stands.

    One without a ``key`` is only read. ``strong`` is what is mostly wanted, ``wrong`` what is not
    as it should be, or is about to be done for good.
    """

    key: str
    text: str
    detail: str = ""
    strong: bool = False
    wrong: bool = False


@dataclass(frozen=True)
class StaffBand:
    """Items that belong together, under their title; ``columns`` is how many stand in a row."""

    title: str
    items: tuple[StaffItem, ...]
    columns: int = 2


@dataclass(frozen=True)
class KeypadView:
    """Ten digits, one to take back, one to be done. ``shown`` is what was typed: dots for a PIN."""

    shown: str
    done: ButtonView
    erase: ButtonView
    enabled: bool = True


@dataclass(frozen=True)
class StaffView:
    """A page of it. ``note`` is the answer to what was touched last, ``is_refusal`` if it is no.

    ``back`` leads from an order to the list.
    """

    language: str
    title: str
    close: ButtonView
    note: str = ""
    is_refusal: bool = False
    tabs: tuple[StaffTab, ...] = ()
    bands: tuple[StaffBand, ...] = ()
    keypad: KeypadView | None = None
    back: ButtonView | None = None
    page: str = ""
    """What it is a page of: another one begins at its top."""

    @property
    def items(self) -> tuple[StaffItem, ...]:
        """All that stands in its bands."""
        return tuple(item for band in self.bands for item in band.items)
