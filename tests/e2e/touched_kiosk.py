"""``kiosk run`` with a hand at its glass: ``python -m tests.e2e.touched_kiosk FILE PICTURES``.

The same parts as the command's, put together in the same order, and a player that orders one
Negroni by touching the screens. It ends when the order is ready and its pager was called.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Engine, lock_window, real_world, window_presenter
from kiosk.cli.window import Starter, closed_without_storage, read_menu, screen_settings
from kiosk.config import load_config
from kiosk.domain.pagers import CallState
from kiosk.domain.printjob import JobState
from kiosk.presenters.guest import GuestPresenter
from kiosk.ui.app import close_app, run_app
from kiosk.ui.bridge import Bridge

SIZE = (540, 960)


def main(file: str, pictures: str) -> int:
    """0 once the order is ready, 1 if the story did not come to its end."""
    config = load_config(Path(file))
    world, bridge = real_world(), Bridge()
    presenter = window_presenter(config, read_menu(config), world)
    engine = Engine(config, presenter, post=bridge.post, world=world)
    starter = Starter(
        engine, closed_without_storage(presenter), post=bridge.post, give_up=close_app
    )
    failures: list[Exception | None] = []
    players: list[object] = []  # the clock forgets what nobody holds

    def ended(failure: Exception | None) -> None:
        failures.append(failure)
        close_app()

    def play(stage: Any) -> None:  # noqa: ANN401 - Kivy has no stubs
        from kiosk.ui.player import Player

        players.append(Player(_story(stage, presenter, engine, Path(pictures)), ended=ended))

    with lock_window(config):
        try:
            run_app(
                settings=screen_settings(config, SIZE),
                presenter=presenter,
                bridge=bridge,
                on_first_frame=starter.start,
                on_stage=play,
            )
        finally:
            starter.stop()
    if failures == [None]:
        return 0
    sys.stderr.write(f"{failures}\n")
    return 1


def _story(
    stage: Any,  # noqa: ANN401
    presenter: GuestPresenter,
    engine: Engine,
    pictures: Path,
) -> Iterator[Any]:
    """Five touches by way of the drink's own screen to a number, then the board."""
    from kiosk.ui.player import Hand, one_of, part

    hand = Hand(stage, pictures)
    yield hand.wait("the window opens", lambda: presenter.status.is_open)
    yield from hand.touch("the invitation", part("invitation"))
    yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
    yield from hand.touch("a drink's card", one_of("DrinkCard", drink_id="negroni"))
    yield hand.wait("the drink", lambda: hand.screen_is("DrinkScreen"))
    yield from hand.touch("add", part("add"))
    yield hand.wait("the menu", lambda: hand.screen_is("MenuScreen"))
    yield from hand.touch("the basket", part("action"))
    yield hand.wait("the basket", lambda: hand.screen_is("BasketScreen"))
    yield from hand.hold("Order", part("order"))
    yield hand.wait("the number", lambda: hand.screen_is("NumberScreen"))
    yield from hand.picture("number")
    yield hand.wait("ready on the board", lambda: presenter.status.ready == (1,))
    yield hand.wait("the pager is called", lambda: _is_called(engine))
    yield hand.wait("both papers are proven", lambda: _are_printed(engine))


def _are_printed(engine: Engine) -> bool:
    assert engine.storage is not None
    with engine.storage.read() as records:
        return all(job.state is JobState.PRINTED for job in records.jobs.of_day(None))


def _is_called(engine: Engine) -> bool:
    assert engine.storage is not None
    with engine.storage.read() as records:
        (order,) = records.orders.open()
        (call,) = records.calls.of_order(order.key)
    return call.state is CallState.ACCEPTED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
