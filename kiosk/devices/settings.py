"""What must be known of a device to build it: the keys of the configuration, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

VIRTUAL = "virtual"
"""The driver of a device that exists only in this computer. Never chosen unless written."""


class BadSetting(ValueError):
    """A device cannot be built from what was written; the text names what was found."""


class PortSettings(Protocol):
    """Where any device is; ``baud`` in bits per second."""

    @property
    def driver(self) -> str: ...
    @property
    def port(self) -> str: ...
    @property
    def baud(self) -> int: ...


class PrinterSettings(PortSettings, Protocol):
    """A printer and how it is spoken to."""

    @property
    def flow(self) -> str: ...
    @property
    def profile(self) -> str: ...
    @property
    def confirm(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def bell(self) -> str: ...
    @property
    def code(self) -> str: ...


class PagerSettings(PortSettings, Protocol):
    """A pager base; ``pagers`` leads from the number on a pager to its address at the base."""

    @property
    def parity(self) -> str: ...
    @property
    def pagers(self) -> Mapping[int, str]: ...


class ScannerSettings(PortSettings, Protocol):
    """A scanner; ``suffix`` is what it sends after each code."""

    @property
    def suffix(self) -> str: ...
