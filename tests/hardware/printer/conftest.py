"""Rigs for the printer's tests."""

from collections.abc import Iterator

import pytest

from tests.hardware.printer.rig import LINES, Rig, rig_on


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A printer on a cable in memory."""
    with rig_on("memory") as rig:
        yield rig


@pytest.fixture(params=list(LINES))
def any_rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """A printer on every kind of line."""
    with rig_on(request.param) as rig:
        yield rig
