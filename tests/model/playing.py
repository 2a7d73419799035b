"""Plays scenarios: all of one, or one path of it by its words."""

from __future__ import annotations

import logging
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.model import promise
from tests.model.events import EVENTS
from tests.model.explore import MOST_MOVES, Exploration, Result
from tests.model.machine import Kind
from tests.model.scenarios import Scenario
from tests.model.world import PowerCut, World

_DEEP = 20_000
"""Frames: a path is as deep as its moves, and each is a few calls."""

_CHOICE = re.compile(r"(?P<what>.+?) at (?P<number>\d+) (?P<move>\w+) / (?P<point>.+)")


def explore(
    scenario: Scenario,
    kind: Kind,
    folder: Path,
    *,
    wrap: Callable[[Any], Any] = lambda storage: storage,
) -> Result:
    """Everything that can happen in it with printers of one kind."""
    logging.disable(logging.CRITICAL)  # a worker says a lot in ten thousand lives
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEEP)
    world = World(folder, wrap=wrap)
    try:
        return Exploration(world, scenario.events).run(scenario.street(kind), scenario.budget)
    finally:
        world.close()
        sys.setrecursionlimit(limit)
        logging.disable(logging.NOTSET)


def replay(scenario: Scenario, kind: Kind, path: str, tell: Callable[[str], None]) -> str:
    """Live one path, with a real end of the process at each cut. Returns the last moment's key."""
    choices = [_CHOICE.fullmatch(each) for each in path.split("; ")] if path else []
    wanted = [match.groupdict() for match in choices if match is not None]
    if len(wanted) != len(choices):
        raise ValueError(f"not a path: {path}")
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            return _live(world, scenario, kind, wanted, tell)
        finally:
            world.close()


def _live(
    world: World,
    scenario: Scenario,
    kind: Kind,
    wanted: list[dict[str, str]],
    tell: Callable[[str], None],
) -> str:
    moment = world.start(scenario.street(kind))
    seen: set[str] = set()
    for number in range(1, MOST_MOVES):
        if moment.key in seen and not wanted:
            promise.at_rest(world.rows(), world.street)
            return moment.key
        seen.add(moment.key)
        now = [each for each in wanted if int(each["number"]) == number]
        wanted = [each for each in wanted if each not in now]
        tell(f"{number:3} {world.next_move}")
        _one_move(world, now, tell)
        moment = world.leave()
    raise TimeoutError("it does not come to rest")


def _one_move(world: World, now: list[dict[str, str]], tell: Callable[[str], None]) -> None:
    event = None
    stop_at = ""
    how = ""
    for choice in now:
        tell(f"      {choice['what']} at {choice['point']}")
        if choice["what"] in EVENTS:
            event = (choice["point"].rstrip("*"), EVENTS[choice["what"]])
        else:
            stop_at, how = choice["point"], choice["what"]
    try:
        world.move(event=event, stop_at=stop_at)
    except PowerCut:
        world.house = None
        world.end_process(how)
    else:
        if stop_at:
            raise LookupError(f"there is no point {stop_at!r} in this move")
    for point in world.reached:
        tell(f"      - {point}")
