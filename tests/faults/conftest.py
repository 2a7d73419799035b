"""Nights that tests share: a running window whose devices fail one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Protocol

import pytest

from tests.faults.night import Night, WallClock


class MakeNight(Protocol):
    """Opens one more night; the fixture closes it."""

    def __call__(
        self,
        *devices: str,
        printer: tuple[str, ...] = (),
        clock: WallClock | None = None,
        plugged: Sequence[str] = ("printer",),
        **bar: object,
    ) -> Night: ...


@pytest.fixture(scope="module")
def make_night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeNight]:
    """Nights of one module."""
    with ExitStack() as stack:
        yield partial(_open, stack, partial(tmp_path_factory.mktemp, "night"))


def _open(
    stack: ExitStack,
    folder: Callable[[], object],
    *devices: str,
    printer: tuple[str, ...] = (),
    clock: WallClock | None = None,
    plugged: Sequence[str] = ("printer",),
    **bar: object,
) -> Night:
    night = Night(folder(), *devices, printer=printer, clock=clock, **bar)  # type: ignore[arg-type]
    stack.callback(night.close)
    night.open(plugged=plugged)
    return night
