# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Plays so many steps with a seed; a step that goes wrong is told with those before it."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.scene import Setting
from kiosk.presenters.views import NumberView, View
from kiosk.ui.flood import Flood
from tests.fakes import CountingIds, PlainWords
from tests.presenters.visiting import an_order
from tests.ui.hammer.evening import LIMITS, ROME, Evening
from tests.ui.hammer.hands import Fingers, Hands, Verbs
from tests.ui.hammer.judge import Judge

LANGUAGES = ("it", "en", "de")
SIZE, WIDTH_MM = (540, 960), 187.0
TOLD = 14  # steps before the one that went wrong


class StepWentWrong(AssertionError):
    """With the seed, the step, and what was done before it."""


class SilentVoice:
    """Says nothing."""

    trouble = ""

    def say(self, text: str, language: str) -> None:
        assert text
        assert language in LANGUAGES

    def hush(self) -> None:
        """It is silent already."""


class Play:
    """One guest's side with everything around it. ``clock`` gives seconds and lets them pass."""

    def __init__(self, seed: int, clock: Any) -> None:
        self.seed = seed
        self.chance = random.Random(seed)  # noqa: S311 - chance, not a secret
        self._clock = clock
        self.evening = Evening(self.chance, clock.monotonic)
        self.guest = GuestPresenter(
            self.evening.menu,
            Setting(
                "Finestra 43",
                {code: PlainWords() for code in LANGUAGES},
                spoken=frozenset({"it", "en"}),
                dark_after_s=600.0,
                zone=ROME,
                order_drinks=LIMITS.order_drinks,
            ),
            monotonic=clock.monotonic,
            new_key=CountingIds().key,
        )
        self.guest.errands = self.evening.desk
        self.guest.voice = SilentVoice()
        self.judge = Judge(self.guest, self.evening)
        self.guest.render = self.judge.rendered
        self.hands: Hands = Verbs(self.guest, self.chance)
        self.seen: Counter[str] = Counter()
        self._done: deque[str] = deque(maxlen=TOLD)
        self.world_goes_on()

    def with_fingers(self, pilot: Any, stage: Any) -> None:
        """Let real fingers touch the real stage."""
        fingers = Fingers(pilot, stage, self.guest, self.chance)

        def render(view: View) -> None:
            self.judge.rendered(view)
            stage.show(view)

        self.guest.render = render
        stage.show(self.guest.view)
        self.hands = fingers

    def steps(self, count: int) -> None:
        """So many of them."""
        for step in range(count):
            try:
                self._step()
            except Exception as error:
                told = "\n  ".join(self._done)
                raise StepWentWrong(f"seed {self.seed}, step {step}:\n  {told}") from error
            self.seen[type(self.guest.view).__name__] += 1

    def world_goes_on(self) -> None:
        """What the workers tell the screen, in any order."""
        tell: list[Callable[[], None]] = [
            lambda: self.guest.status_changed(self.evening.status()),
            lambda: self.guest.offer_changed(self.evening.offer()),
        ]
        self.chance.shuffle(tell)
        for each in tell:
            each()

    def _step(self) -> None:
        guests = self.judge.welcomed
        chance = self.chance.random()
        if chance < 0.72:
            self._done.append("...")
            self._done[-1] = self.hands.do(self._something_happens)
            self._look(hand=True)
        elif chance < 0.88:
            self._something_happens()
            self._look(hand=False)
        elif chance < 0.885:
            self._a_number_from_before()
        else:
            self._time_passes()
        self.hands.settle()
        self.guest.tick()
        self._look(hand=False)
        if self.judge.welcomed != guests:
            self.hands.welcome()

    def _something_happens(self) -> None:
        self._look(hand=True)  # what a finger has done so far
        self._done.append(self.evening.happen())
        self.world_goes_on()
        self._look(hand=False)

    def _time_passes(self) -> None:
        seconds = self.chance.choice((0.5, 2, 6, 15, 30, 50, 200))
        self._done.append(f"{seconds} s pass")
        left = float(seconds)
        while left > 0:
            self._clock.pass_by(min(4.0, left))
            left -= 4.0
            self.guest.tick()
            self._look(hand=False)

    def _a_number_from_before(self) -> None:
        """As after a restart; what another had in her basket is hers no more, and rare enough."""
        if self.guest._basket.lines or self.guest._is_placing() or not self.evening.desk.placed:
            return
        self._done.append("a number from before")
        order = self.chance.choice(self.evening.desk.placed)
        self.guest.show_unshown(replace(an_order(self.guest._basket), key=order.key))
        assert isinstance(self.guest.view, NumberView)

    def _look(self, *, hand: bool) -> None:
        self.judge.look(hand=hand)
        self.hands.check()


class BareClock:
    """Seconds without a window."""

    def __init__(self) -> None:
        self._now = 1000.0

    def monotonic(self) -> float:
        return self._now

    def pass_by(self, seconds: float) -> None:
        self._now += seconds


class PilotsClock:
    """The window's seconds."""

    def __init__(self, pilot: Any) -> None:
        self._pilot = pilot

    def monotonic(self) -> float:
        return float(self._pilot.now)

    def pass_by(self, seconds: float) -> None:
        self._pilot.now += seconds
        self._pilot.frames(2)


def verbs(seed: int) -> Play:
    """Without a glass."""
    return Play(seed, BareClock())


def fingers(seed: int, pilot: Any) -> Play:
    """On the real stage, on which it may rain: the flood is what it is."""
    from kiosk.ui.stage import Stage

    play = Play(seed, PilotsClock(pilot))
    stage: Any = Stage(verbs=play.guest, width_mm=WIDTH_MM, flood=Flood())
    pilot.show(stage, size=SIZE)
    play.with_fingers(pilot, stage)
    return play
