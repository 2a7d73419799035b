"""Stand-ins with behaviour: a clock that is set, chance that counts, a printer with a world.

Each keeps to the port it stands for; the fake devices pass the questions a real one is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.health import DeviceHealth, Trouble, Verdict
from kiosk.domain.menu import Drink, Ingredient, Menu, Option, OptionGroup, Section, Texts
from kiosk.domain.papers import Paper
from kiosk.domain.printjob import Proof
from kiosk.ports import (
    CallResult,
    CannotRender,
    DeviceDown,
    NotWritten,
    Printed,
    PrintOutcome,
    PrintWatcher,
    Ring,
)

EVENING = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)


class SetClock:
    """A clock that moves when told to; both hands move together."""

    def __init__(self, now: datetime = EVENING) -> None:
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Time passes."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump(self, seconds: float) -> None:
        """Only the time of day is set, as by hand or by the network."""
        self._now += timedelta(seconds=seconds)


class CountingIds:
    """Chance that can be predicted."""

    def __init__(self) -> None:
        self._keys = 0
        self._identifiers = 0

    def key(self) -> str:
        self._keys += 1
        return f"key-{self._keys}"

    def identifier(self) -> str:
        self._identifiers += 1
        return f"{self._identifiers:04d}"


class RecordedSteps:
    """Remembers each named step; falls over once at the one in ``stumble_at``."""

    def __init__(self) -> None:
        self.reached_steps: list[str] = []
        self.stumble_at = ""

    def reached(self, step: str) -> None:
        self.reached_steps.append(step)
        if step == self.stumble_at:
            self.stumble_at = ""
            raise RuntimeError(f"a mistake of ours at {step!r}")


class FakePrinter:
    """A printer in memory. What it does next is set by the world's verbs."""

    asks_status = True
    has_bell = True

    def __init__(self, clock: SetClock, name: str = "bar") -> None:
        self.name = name
        self.papers: list[tuple[Paper, bool]] = []
        self.rings: list[Ring] = []
        self.connections: list[bool] = []
        self.outcomes: list[PrintOutcome] = []
        self.unrenderable = 0
        self.while_printing: list[Callable[[], None]] = []
        self.before_writing: list[Callable[[], None]] = []
        self._clock = clock
        self._connected = False
        self._plugged = True
        self.let_go_of = 0
        self.begun: list[tuple[str, Paper]] = []
        self.watcher: PrintWatcher | None = None
        self._troubles: tuple[Trouble, ...] = ()
        self._late: list[str] = []
        self.identifiers: list[str] = []
        self._at: float | None = None

    # the world's verbs

    def unplug(self) -> None:
        self._plugged = False
        self._connected = False

    def plug_in(self) -> None:
        self._plugged = True

    def trouble(self, *troubles: Trouble) -> None:
        self._troubles = troubles

    def confirm_late(self, identifier: str) -> None:
        self._late.append(identifier)

    # the port's verbs

    @property
    def health(self) -> DeviceHealth:
        if not self._plugged:
            return DeviceHealth(Verdict.FAILS, (Trouble.ABSENT,), at=self._at)
        if self._at is None:
            return DeviceHealth(Verdict.UNKNOWN, (Trouble.NOT_ASKED,))
        if self._troubles:
            unknown = Trouble.NO_ANSWER in self._troubles
            verdict = Verdict.UNKNOWN if unknown else Verdict.FAILS
            return DeviceHealth(verdict, self._troubles, at=self._at)
        return DeviceHealth(Verdict.WORKS, at=self._at)

    @property
    def is_connected(self) -> bool:
        return self._connected

    def connect(self, *, after_fragment: bool) -> None:
        if not self._plugged:
            raise DeviceDown(Trouble.ABSENT, "there is no such port")
        self.connections.append(after_fragment)
        self._connected = True

    def disconnect(self) -> None:
        self._connected = False

    def stop_waiting(self) -> None:
        pass

    def let_go(self) -> None:
        self.let_go_of += 1

    def ask(self) -> DeviceHealth:
        self._at = self._clock.monotonic()
        return self.health

    def print(
        self, paper: Paper, *, identifier: str, close_fragment: bool, watcher: PrintWatcher
    ) -> PrintOutcome:
        if self.unrenderable > 0:
            self.unrenderable -= 1
            raise CannotRender("a word is too long")
        outcome = self.outcomes.pop(0) if self.outcomes else Printed(Proof.CONFIRMED)
        if isinstance(outcome, NotWritten):
            return outcome
        _let_happen(self.before_writing)
        watcher.before_first_write()
        self.watcher = watcher
        self.identifiers.append(identifier)
        self.begun.append((identifier, paper))
        _let_happen(self.while_printing)
        if isinstance(outcome, Printed) or outcome.trouble is not Trouble.LOST:
            self.papers.append((paper, close_fragment))
        return outcome

    def ring(self, ring: Ring) -> None:
        self.rings.append(ring)

    def confirmations(self) -> tuple[str, ...]:
        late, self._late = tuple(self._late), []
        return late


def _let_happen(events: list[Callable[[], None]]) -> None:
    """What the rest of the world does just now, once."""
    while events:
        events.pop(0)()


class FakePagerBase:
    """A pager base in memory."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.checks = 0
        self.results: list[CallResult] = []
        self.while_calling: list[Callable[[], None]] = []
        self.is_down = False

    @property
    def health(self) -> DeviceHealth:
        verdict = Verdict.FAILS if self.is_down else Verdict.WORKS
        return DeviceHealth(verdict, (Trouble.ABSENT,) if self.is_down else ())

    def check(self) -> None:
        self.checks += 1
        if self.is_down:
            raise DeviceDown(Trouble.ABSENT, "there is no such port")

    def call(self, pager: int) -> CallResult:
        if self.is_down:
            raise DeviceDown(Trouble.ABSENT, "there is no such port")
        self.calls.append(pager)
        _let_happen(self.while_calling)
        return self.results.pop(0) if self.results else CallResult.ACCEPTED

    def cancel(self) -> None:
        pass

    def disconnect(self) -> None:
        pass


class PlainWords:
    """English as the source has it."""

    own_name = "English"

    def tr(self, message: str, /, **values: object) -> str:
        return message.format(**values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        return (one if count == 1 else many).format(count=count, **values)

    def money(self, cents: int) -> str:
        return f"€{cents // 100}.{cents % 100:02d}"

    def clock(self, at: datetime) -> str:
        return f"{at:%H:%M}"

    def weekday(self, day: date) -> str:
        return f"{day:%A}"

    def date(self, day: date) -> str:
        return f"{day.day} {day:%b %Y}"

    def percent(self, bp: int) -> str:
        return f"{bp / 100:g}%"


def texts(**by_language: str) -> Texts:
    """A text in several languages, Italian first."""
    return Texts(by_language, "it")


def sample_menu() -> Menu:
    """Two sections: a drink with a choice that has a default, one as it stands, one to choose."""
    bitter = OptionGroup(
        "bitter",
        texts(it="Bitter", en="Bitter"),
        (
            Option("campari", texts(it="Campari", en="Campari"), ingredients=(_made("campari"),)),
            Option(
                "amaro",
                texts(it="Amaro della casa", en="House amaro"),
                50,
                ingredients=(_made("amaro"),),
                ticket=texts(it="AMARO, non Campari", en="AMARO, not Campari"),
            ),
        ),
        defaults=("campari",),
    )
    which = OptionGroup(
        "which",
        texts(it="Quale", en="Which"),
        (
            Option("old", texts(it="Vecchio", en="Old"), 200),
            Option("young", texts(it="Giovane", en="Young")),
        ),
    )
    return Menu(
        languages=("it", "en"),
        sections=(
            Section(
                "night",
                texts(it="La notte", en="The night"),
                (
                    drink("negroni", 900, ("gin", "vermouth"), (bitter,), permille=260),
                    drink("chinotto", 600, ("chinotto",), permille=0),
                ),
            ),
            Section(
                "neat",
                texts(it="Liscio", en="Neat"),
                (drink("solo", 700, ("amaro",), (which,), permille=290),),
            ),
        ),
        ingredients={
            name: _made(name) for name in ("gin", "vermouth", "campari", "amaro", "chinotto")
        },
    )


def drink(
    drink_id: str,
    cents: int,
    ingredients: Sequence[str],
    groups: tuple[OptionGroup, ...] = (),
    *,
    permille: int,
) -> Drink:
    """A drink taxed at 22 %, named by its id."""
    return Drink(
        drink_id=drink_id,
        name=texts(it=drink_id.capitalize(), en=drink_id.capitalize()),
        description=texts(it="buono", en="good"),
        price_cents=cents,
        tax_bp=2200,
        strength_permille=permille,
        ingredients=tuple(map(_made, ingredients)),
        groups=groups,
    )


def _made(name: str) -> Ingredient:
    return Ingredient(name, texts(it=name, en=name))
