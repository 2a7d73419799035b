"""Time and chance for the whole program."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ports import Clock, Ids, Steps
from kiosk.system import NoSteps, RandomIds, SystemClock


@dataclass(frozen=True)
class World:
    """Time, chance, and whoever watches the named steps."""

    clock: Clock
    ids: Ids
    steps: Steps


def real_world() -> World:
    """The computer's clocks and chance; nobody watches."""
    return World(SystemClock(), RandomIds(), NoSteps())
