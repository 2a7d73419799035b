"""A guest who cannot see: she has three buttons and her ears, and decides from what she heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from kiosk.assets import asset
from kiosk.bootstrap import window_presenter
from kiosk.bootstrap.world import World
from kiosk.config import load_config
from kiosk.devices.pronouncing import pronounced
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.services.ordering import Placed
from kiosk.services.status import WindowStatus
from kiosk.system import NoSteps
from tests.fakes import CountingIds, SetClock
from tests.presenters.visiting import HeldErrands, an_order

IN_THE_MENU = {
    "it": ("Amaro della casa", "senza ghiaccio"),
    "en": ("House amaro", "without ice"),
    "de": ("Amaro des Hauses", "ohne Eis"),
}
"""What she likes: the house's amaro, and no ice."""


@dataclass(frozen=True)
class Tongue:
    """What she knows of her language, and looks for."""

    name: str
    amaro: str
    no_ice: str
    chosen: str
    add: str
    so_far: tuple[str, str]
    see: str
    hold: str
    age: str
    total: str

    @classmethod
    def of(cls, code: str) -> Tongue:
        """As her language says it; an amount as it is spoken."""
        words = Translators(asset("locales")).for_language(code)

        def spoken(text: str) -> str:
            return pronounced(text, code)

        def so_far(count: int, cents: int) -> str:
            drinks = words.plural("{count} drink", "{count} drinks", count)
            return spoken(f"{drinks}. {words.money(cents)}")

        amaro, no_ice = IN_THE_MENU[code]
        return cls(
            name=words.tr("Open the menu") if code == "it" else words.own_name,
            amaro=amaro,
            no_ice=no_ice,
            chosen=f", {words.tr('chosen')}",
            add=spoken(words.tr("Add · {price}", price="")).rstrip(", ·"),
            so_far=(so_far(1, 900), so_far(2, 1700)),
            see=words.tr("See your order"),
            hold=words.tr("Hold to order"),
            age=words.tr(
                "Alcohol only from {age}: the bartender asks for ID at the window.", age=18
            ).rstrip("."),
            total=spoken(f"{words.tr('Total')}: {words.money(1700)}"),
        )


@dataclass
class Headphones:
    """What reaches her ears: the words as the voice says them."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    trouble: str = ""

    def say(self, text: str, language: str) -> None:
        self.heard.append((pronounced(text, language), language))

    def hush(self) -> None:
        """Silence."""


class Hands(Protocol):
    """Three buttons and a corner. Nothing else of the glass is known to her."""

    def back(self) -> None: ...

    def choose(self) -> None: ...

    def hold(self) -> None: ...

    def on(self) -> None: ...

    def corner(self) -> None: ...


class OnThePresenter:
    """Her hands without a glass: each touch says that she is here, as the glass does."""

    def __init__(self, presenter: GuestPresenter) -> None:
        self._presenter = presenter

    def back(self) -> None:
        self._touch(lambda: self._presenter.listen(-1))

    def choose(self) -> None:
        aloud = self._presenter.view.frame.aloud
        assert aloud is not None
        self._touch(self._presenter.choose_heard if not aloud.hold else lambda: None)

    def hold(self) -> None:
        self._touch(self._presenter.choose_heard)

    def on(self) -> None:
        self._touch(lambda: self._presenter.listen(1))

    def corner(self) -> None:
        self._touch(self._presenter.read_aloud)

    def _touch(self, verb: Callable[[], None]) -> None:
        self._presenter.touched()
        verb()


@dataclass
class Window:
    """The demo's menu behind the glass, and a desk that answers with a number."""

    presenter: GuestPresenter
    desk: HeldErrands
    ears: Headphones

    @classmethod
    def opened(cls, clock: SetClock) -> Window:
        config = load_config(asset("demo.toml"))
        world = World(clock, CountingIds(), NoSteps())
        presenter = window_presenter(config, load_menu(config.menu.file), world)
        desk, ears = HeldErrands(), Headphones()
        presenter.errands, presenter.voice = desk, ears
        presenter.status_changed(WindowStatus(is_open=True))
        return cls(presenter, desk, ears)

    def answer(self, language: str) -> None:
        order = replace(an_order(self.desk.baskets[-1]), language=language)
        self.desk.replies[-1](Placed(order))


class BlindGuest:
    """Goes on until she hears what she looks for."""

    def __init__(self, hands: Hands, ears: Headphones, tongue: Tongue) -> None:
        self._hands = hands
        self._ears = ears
        self._tongue = tongue

    @property
    def now(self) -> str:
        return self._ears.heard[-1][0]

    def find(self, words: str) -> str:
        """Everything she heard until these words came."""
        before = len(self._ears.heard) - 1
        for _ in range(60):
            if words in self.now:
                return "\n".join(text for text, _ in self._ears.heard[before:])
            self._hands.on()
        raise AssertionError(f"{words!r} is never said, but {self._ears.heard[before:]}")

    def choose(self, words: str) -> str:
        self.find(words)
        said = len(self._ears.heard)
        self._hands.choose()
        assert len(self._ears.heard) > said, f"{words!r} is chosen, and silence follows"
        return self.now

    def order_two(self) -> str:
        """A Negroni with the house's amaro, an Americano without ice; returns what she heard
        before she ordered.
        """
        tongue = self._tongue
        self._hands.corner()
        self.choose(tongue.name)
        self.choose("Negroni")
        assert self.choose(tongue.amaro).endswith(tongue.chosen)
        assert self.choose(tongue.add).startswith(tongue.so_far[0])
        self.choose("Americano")
        assert self.choose(tongue.no_ice).endswith(tongue.chosen)
        assert self.choose(tongue.add).startswith(tongue.so_far[1])
        self.choose(tongue.see)
        heard = self.find(tongue.hold)
        self._hands.choose()
        assert tongue.hold in self.now, "a short touch orders nothing, and she hears what to do"
        self._hands.hold()
        return heard
