# ruff: noqa: ANN401 - Kivy has no stubs: its widgets are Any
"""Two kinds of hands: real fingers on the real stage, and verbs without any glass (much faster)."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Protocol

from kiosk.domain.menu import WITHOUT
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    ClosedView,
    DrinkView,
    MenuView,
    NumberView,
    PanelView,
)

Verb = Callable[[], None]


class Hands(Protocol):
    """Does something to the glass; says what. ``between`` happens while a finger is down."""

    def do(self, between: Verb) -> str:
        """One step."""

    def settle(self) -> None:
        """What has been done is seen."""

    def check(self) -> None:
        """What only this kind of hands can see."""

    def welcome(self) -> None:
        """Look at what a new guest finds."""


class Verbs:
    """Says what the screens would say, and now and then what they never would."""

    def __init__(self, guest: GuestPresenter, chance: random.Random) -> None:
        self._guest = guest
        self._chance = chance

    def do(self, between: Verb) -> str:
        guest, chance = self._guest, self._chance
        if chance.random() < 0.03:
            between()
        name, verb = chance.choice(self._possible())  # a countdown goes with the touch
        guest.touched()
        verb()
        return name

    def settle(self) -> None:
        """Nothing is drawn."""

    def check(self) -> None:
        """Nothing is drawn."""

    def welcome(self) -> None:
        """Nothing is drawn."""

    def _possible(self) -> list[tuple[str, Verb]]:
        guest, view = self._guest, self._guest.view
        frame = view.frame
        if frame.dark is not None:
            return [("wake", guest.touched)]
        if frame.aloud is not None:
            return [
                ("listen on", lambda: guest.listen(1)),
                ("listen on", lambda: guest.listen(1)),
                ("listen back", lambda: guest.listen(-1)),
                ("choose heard", guest.choose_heard),
                ("hush", guest.hush),
            ]
        if frame.countdown is not None:
            return [("stay", guest.stay)]
        if frame.panel is not None:
            return self._panel(frame.panel)
        tools = [
            (f"open {tool.panel}", lambda tool=tool: guest.open_panel(tool.panel))
            for tool in frame.tools
        ]
        return [*self._screen() * 3, *tools, ("read aloud", guest.read_aloud)]

    def _panel(self, panel: PanelView) -> list[tuple[str, Verb]]:
        guest = self._guest
        chosen = [
            (
                f"choose {group.group_id} {each.choice_id}",
                lambda group=group, each=each: guest.choose_in_panel(
                    group.group_id, each.choice_id
                ),
            )
            for group in panel.groups
            for each in group.choices
        ]
        return [*chosen, ("act", guest.act_in_panel), *[("close", guest.close_panel)] * 3]

    def _screen(self) -> list[tuple[str, Verb]]:
        guest, view = self._guest, self._guest.view
        match view:
            case AttractView(languages=languages):
                codes = [each.code for each in languages]
                return [
                    ("start", guest.start),
                    *(
                        (f"speak {code}", lambda code=code: guest.choose_language(code))
                        for code in codes
                    ),
                ]
            case MenuView():
                return self._menu(view)
            case DrinkView():
                return self._drink(view)
            case BasketView():
                return self._basket(view)
            case NumberView(order_key=key):
                return [
                    ("next guest", guest.next_guest),
                    ("shown", lambda: guest.number_shown(key)),
                ]
            case ClosedView():
                return [("look", guest.touched)]

    def _menu(self, view: MenuView) -> list[tuple[str, Verb]]:
        guest = self._guest
        made: list[tuple[str, Verb]] = [
            ("wish", lambda each=each: guest.wish(each.option_id)) for each in view.wishes
        ]
        for card in view.cards:
            made.append(
                (f"open {card.drink_id}", lambda card=card: guest.open_drink(card.drink_id))
            )
            if card.take.enabled:
                made.append(
                    (f"+ {card.drink_id}", lambda card=card: guest.take_drink(card.drink_id))
                )
        made += [
            ("section", lambda each=each: guest.show_section(each.section_id))
            for each in view.sections
        ]
        if view.basket.action.enabled:
            made += [("open basket", guest.open_basket)] * 6
        return [*made, ("back", guest.back)]

    def _drink(self, view: DrinkView) -> list[tuple[str, Verb]]:
        guest = self._guest
        made: list[tuple[str, Verb]] = [
            (
                f"option {chip.option_id}",
                lambda group=group, chip=chip: guest.choose_option(group.group_id, chip.option_id),
            )
            for group in view.groups
            for chip in group.chips
            if chip.enabled
        ]
        if view.more.enabled:
            made += [("more", lambda: guest.change_drink_quantity(1)), ("many", self._many)] * 2
        if view.fewer.enabled:
            made.append(("fewer", lambda: guest.change_drink_quantity(-1)))
        if view.add.enabled:
            made += [("add", guest.add_drink)] * 4
        return [*made, ("back", guest.back)]

    def _many(self) -> None:
        """As many as the + gives."""
        for _ in range(12):
            if isinstance(self._guest.view, DrinkView) and self._guest.view.more.enabled:
                self._guest.change_drink_quantity(1)

    def _basket(self, view: BasketView) -> list[tuple[str, Verb]]:
        guest = self._guest
        made: list[tuple[str, Verb]] = []
        for line in view.lines:
            if line.more.enabled:
                made.append(("one more", lambda line=line: guest.change_quantity(line.line, 1)))
            if line.fewer.enabled:
                made.append(("one fewer", lambda line=line: guest.change_quantity(line.line, -1)))
            if line.remove.enabled and self._chance.random() < 0.2:
                made.append(("remove", lambda line=line: guest.remove_line(line.line)))
        if view.order.enabled:
            made += [("order", guest.order)] * 6
        return [*made, ("back", guest.back)]


class Fingers:
    """Real touches: taps, holds, drags, palms, doubled reports, fingers that are never lifted."""

    def __init__(
        self, pilot: Any, stage: Any, guest: GuestPresenter, chance: random.Random
    ) -> None:
        self._pilot = pilot
        self._stage = stage
        self._guest = guest
        self._chance = chance
        self._ways: tuple[Callable[[Verb], str], ...] = (
            *(self._tap,) * 24,
            *(self._order,) * 10,
            self._tap_anywhere,
            self._hold,
            self._drag,
            self._drag,
            self._palm,
            self._twice,
            self._change_under_it,
            self._change_under_it,
            self._lose_it,
            self._corner,
        )

    def do(self, between: Verb) -> str:
        return self._chance.choice(self._ways)(between)

    def settle(self) -> None:
        self._pilot.now += 0.35
        self._pilot.frames(1)
        self._pilot.now += 0.35
        self._pilot.frames(1)

    def check(self) -> None:
        """The stage shows the view; to a new guest nothing is scrolled, pressed or half full."""
        stage, view = self._stage, self._guest.view
        assert type(stage.screen).__name__ == type(view).__name__.replace("View", "Screen")
        assert (stage.cover is None) == (
            view.frame.panel is None and view.frame.countdown is None and view.frame.aloud is None
        )
        order = stage._built and stage.screen.ids.get("order")
        if order and view.busy:
            assert order.part == 0

    def welcome(self) -> None:
        """A new guest stands before it; a button stays pressed a moment after a quick tap."""
        self._pilot.now += 0.1
        self._pilot.frames(2)
        from kiosk.ui.widgets.hold import HoldButton
        from kiosk.ui.widgets.scroller import Scroller
        from kiosk.ui.widgets.shelves import Shelves
        from kiosk.ui.widgets.touch import Touchable

        for screen in self._stage._built.values():
            for each in screen.walk(restrict=True):
                if isinstance(each, Scroller | Shelves):
                    assert each.window.offset == 0
                if isinstance(each, HoldButton):
                    assert each.part == 0
                    assert not each.keep or each.text != each.keep
                if isinstance(each, Touchable):
                    assert each.state == "normal", each

    # -- the ways of touching ---------------------------------------------------------------------

    def _pass(self, seconds: float) -> None:
        """Few frames: nothing here is about how smoothly."""
        end = self._pilot.now + seconds
        while self._pilot.now < end - 1e-9:
            self._pilot.now = min(end, self._pilot.now + 0.09)
            self._pilot.frames(1)

    def _touchables(self) -> list[Any]:
        from kiosk.ui.widgets.touch import Touchable

        root = self._stage.cover or self._stage
        return [
            each
            for each in root.walk(restrict=True)
            if isinstance(each, Touchable) and min(each.size) > 1 and each.opacity > 0
        ]

    def _aim(self) -> tuple[str, float, float]:
        found = self._touchables()
        if not found:
            return "nothing", *self._anywhere()
        each = self._chance.choice(found)
        x, y = self._pilot.centre(each)
        words = getattr(each, "text", "") or getattr(each, "drink_id", "") or ""
        return f"{type(each).__name__} {words if isinstance(words, str) else words.text}", x, y

    def _anywhere(self) -> tuple[float, float]:
        return self._chance.random() * self._stage.width, self._chance.random() * self._stage.height

    def _tap(self, _: Verb) -> str:
        name, x, y = self._aim()
        self._touch(x, y, 0.0)
        return f"tap {name}"

    def _tap_anywhere(self, _: Verb) -> str:
        x, y = self._anywhere()
        self._touch(x, y, 0.0)
        return f"tap at {x:.0f} {y:.0f}"

    def _touch(self, x: float, y: float, seconds: float) -> None:
        finger = self._pilot.finger()
        finger.press(x, y)
        self._pilot.frames(1)
        self._pass(seconds)
        finger.lift()
        self._pilot.frames(1)

    def _order(self, between: Verb) -> str:
        """On the basket she holds *Order*; elsewhere she goes on to it."""
        ids = self._stage.screen.ids
        if "order" in ids and self._stage.cover is None:
            seconds = self._chance.choice((0.3, 0.6, 1.0, 1.0))
            finger = self._pilot.finger()
            finger.press(*self._pilot.centre(ids.order))
            self._pass(seconds / 2)
            if self._chance.random() < 0.2:
                between()
            self._pass(seconds / 2)
            finger.lift()
            return f"hold order {seconds}"
        aim = next((ids[name] for name in ("add", "action", "invitation") if name in ids), None)
        if aim is None:
            return self._tap(between)
        self._touch(*self._pilot.centre(aim), 0.0)
        return "go on"

    def _hold(self, _: Verb) -> str:
        name, x, y = self._aim()
        seconds = self._chance.choice((0.3, 0.8, 1.2))
        self._touch(x, y, seconds)
        return f"hold {name} {seconds}"

    def _drag(self, _: Verb) -> str:
        x, y = self._anywhere()
        by = self._chance.uniform(-400, 400)
        finger = self._pilot.finger()
        finger.press(x, y)
        for part in (0.3, 0.7, 1.0):
            finger.drag(x, min(max(0.0, y + by * part), self._stage.height - 1))
            self._pilot.frames(1)
        if self._chance.random() < 0.85:
            finger.lift()
        return f"drag from {x:.0f} {y:.0f} by {by:.0f}"

    def _palm(self, _: Verb) -> str:
        x, y = self._anywhere()
        palm = [self._pilot.finger() for _ in range(self._chance.randrange(2, 6))]
        for place, finger in enumerate(palm):
            finger.press(min(x + 40 * place, self._stage.width - 1), y)
            self._pilot.frames(1)
        self._pass(0.2)
        for finger in palm:
            finger.lift()
        return "palm"

    def _twice(self, _: Verb) -> str:
        name, x, y = self._aim()
        first, second = self._pilot.finger(), self._pilot.finger()
        first.press(x, y)
        second.press(x, y)
        self._pilot.frames(1)
        first.lift()
        second.lift()
        return f"twice {name}"

    def _change_under_it(self, between: Verb) -> str:
        name, x, y = self._aim()
        finger = self._pilot.finger()
        finger.press(x, y)
        self._pilot.frames(1)
        between()
        self._pilot.frames(1)
        finger.lift()
        return f"press {name} while the world goes on"

    def _lose_it(self, _: Verb) -> str:
        name, x, y = self._aim()
        self._pilot.finger().press(x, y)
        self._pilot.frames(1)
        return f"lose {name}"

    def _corner(self, _: Verb) -> str:
        self._touch(4, 4, self._chance.choice((0.5, 2.3)))
        return "corner"


__all__ = ["WITHOUT", "Fingers", "Hands", "Verbs"]
