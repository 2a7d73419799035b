"""From a touch to the changed pixel, both seen from outside: a card that is pressed."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench import chromium, configs, processes, subject
from tests.bench.display import Onlooker
from tests.bench.figures import Sample, table
from tests.bench.hand import Hand
from tests.bench.subject import Card

DRINKS = 8
ROUNDS = 3
TOUCHES = 60
GOOD = 2.4
ANSWERS_WITHIN_S = 2.0
SETTLES_S = 3.0  # everything is loaded and built by then
RESTS_S = (0.05, 0.21)  # between two touches; uneven, so that no frame is met on purpose
AWAY = 1  # lifted beside the card, at the glass's left edge, nothing is pressed


def report(
    folder: Path, display: str | None, *, touches: int = TOUCHES, rounds: int = ROUNDS
) -> str:
    """The whole chapter."""
    title = f"A touch on a card to the changed pixel, ms, {DRINKS} drinks"
    if display is None:
        return table(title, [("not measured", subject.NO_DISPLAY)])
    config = configs.virtual(folder / "touch")
    ours: list[float] = []
    inside: list[float] = []
    theirs: list[float] = []
    with Onlooker(display) as onlooker:
        hand = Hand(display)
        for _ in range(rounds):
            with subject.our_menu(config, DRINKS, display) as (process, said):
                ours += _touch(onlooker, hand, Card(*said["card"]), touches)
                processes.say(process, "answers")
                inside += processes.next_mark(process, "answers")["ms"]
            if chromium.is_installed():
                page = folder / "touched"
                with subject.their_menu(page, config, DRINKS, display):
                    theirs += _touch(onlooker, hand, Card(*chromium.FIRST_CARD), touches)
        hand.close()
    rows: list[tuple[str, object]] = [
        ("kiosk", Sample.of(ours)),
        ("of it, from the window's report to the swap", Sample.of(inside)),
    ]
    if not theirs:
        return table(title, [*rows, ("beside Chromium", subject.NOT_INSTALLED)])
    rows.append(("Chromium --kiosk", Sample.of(theirs)))
    ratio = Sample.of(ours).median / Sample.of(theirs).median
    rows.append(("median as a multiple of Chromium's", subject.verdict(ratio, GOOD)))
    return table(title, rows)


def _touch(onlooker: Onlooker, hand: Hand, card: Card, touches: int) -> list[float]:
    """Milliseconds of so many touches; the first one only warms up."""
    time.sleep(SETTLES_S)
    took = [_once(onlooker, hand, card, nth) for nth in range(touches + 1)]
    return took[1:]


def _once(onlooker: Onlooker, hand: Hand, card: Card, nth: int) -> float:
    x, y = card.edge
    hand.drag(x, y)
    time.sleep(RESTS_S[0] + (RESTS_S[1] - RESTS_S[0]) * ((nth * 0.618) % 1))
    before = onlooker.spot(x, y)
    pressed = time.monotonic()
    hand.press(x, y)
    changed = _await(onlooker, x, y, other_than=before)
    hand.drag(AWAY, y)
    hand.lift()
    hand.drag(AWAY + 1, y)  # some notice only then that nothing is pressed any more
    _await(onlooker, x, y, same_as=before)
    return (changed - pressed) * 1000


def _await(
    onlooker: Onlooker, x: int, y: int, *, other_than: bytes = b"", same_as: bytes = b""
) -> float:
    """The monotonic moment at which the pixel is so. Raises TimeoutError."""
    end = time.monotonic() + ANSWERS_WITHIN_S
    while time.monotonic() < end:
        pixel = onlooker.spot(x, y)
        if pixel == same_as or (other_than and pixel != other_than):
            return time.monotonic()
    raise TimeoutError("the pixel under the finger does not answer")
