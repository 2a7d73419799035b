"""The ticket goes first, and nobody waits for it long."""

from __future__ import annotations

import threading

from kiosk.services.headstart import HEAD_START_S, HeadStart

PATIENCE_S = 30.0


class Heard:
    """Notes the steps."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def reached(self, step: str) -> None:
        self.steps.append(step)


def test_others_go_on_as_soon_as_the_ticket_is_being_written() -> None:
    heard = Heard()
    head_start = HeadStart(heard, at_most_s=3600.0)
    woken = threading.Event()
    giver = threading.Thread(target=head_start.give, args=(woken.set,), daemon=True)
    giver.start()
    assert woken.wait(PATIENCE_S)
    head_start.reached("job claimed")
    giver.join(PATIENCE_S)
    assert not giver.is_alive()
    assert heard.steps == ["job claimed"], "who watches the steps is told of each"


def test_a_printer_that_is_busy_holds_nobody_up() -> None:
    head_start = HeadStart(Heard(), at_most_s=0.01)
    head_start.reached("job claimed")  # of the order before
    head_start.give(lambda: None)
    head_start.reached("before proof commit")
    assert HEAD_START_S <= 0.05
