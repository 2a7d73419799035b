"""What the guest has chosen so far: in memory only, worth nothing until it is ordered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.menu import Allergen, Choice, Drink, Offer, is_alcoholic, is_complete, unit_price

MOST_OF_A_LINE = 9
"""Drinks of one kind a guest can take at once: the bartender has two hands."""

MOST_DRINKS = 12
"""Drinks in one order: what one person can carry away and one ticket can hold at a glance."""


@dataclass(frozen=True)
class BasketLine:
    """One kind of drink with its options. The price is the one that was shown, in cents."""

    line: int
    drink: Drink
    choice: Choice
    unit_cents: int
    quantity: int = 1

    @property
    def cents(self) -> int:
        """What the line costs, in cents."""
        return self.unit_cents * self.quantity


@dataclass(frozen=True)
class Basket:
    """The chosen drinks under the key that will make them one order and never two.

    ``most`` drinks go into it. ``without`` are the allergens the guest wants to be spared, in the
    order of the law's list.
    """

    key: str
    lines: tuple[BasketLine, ...] = ()
    most: int = MOST_DRINKS
    without: tuple[Allergen, ...] = ()

    @property
    def count(self) -> int:
        """How many drinks."""
        return sum(line.quantity for line in self.lines)

    @property
    def total_cents(self) -> int:
        """What they cost, in cents."""
        return sum(line.cents for line in self.lines)

    @property
    def has_alcohol(self) -> bool:
        """Whether anything in it has alcohol, with the options chosen."""
        return any(is_alcoholic(line.drink, line.choice) for line in self.lines)

    def room_for(self, line: BasketLine | None = None) -> int:
        """How many more drinks fit, in all or on one line; what it took before stays in it."""
        left = max(0, self.most - self.count)
        return left if line is None else min(left, MOST_OF_A_LINE - line.quantity)

    def room_to_add(self, drink: Drink, choice: Choice) -> int:
        """How many of this drink :meth:`add` would put in: what joins a line counts with it."""
        return min(self.room_for(self._joined_by(drink, choice)), MOST_OF_A_LINE)

    def add(self, drink: Drink, choice: Choice, quantity: int = 1) -> Basket:
        """Put a drink in; the same drink with the same options joins its line.

        What does not fit is left out. Raises :class:`ValueError` if a choice is missing.
        """
        if not is_complete(drink, choice):
            raise ValueError(f"a choice is missing for {drink.drink_id!r}")
        fits = min(quantity, self.room_to_add(drink, choice))
        if fits < 1:
            return self
        joined = self._joined_by(drink, choice)
        if joined is not None:
            return self.change(joined.line, fits)
        number = max((line.line for line in self.lines), default=0) + 1
        new = BasketLine(number, drink, choice, unit_price(drink, choice), fits)
        return replace(self, lines=(*self.lines, new))

    def gone(self, offer: Offer) -> tuple[BasketLine, ...]:
        """The lines that cannot be had any more."""
        return tuple(each for each in self.lines if offer.why_gone(each.drink, each.choice))

    def change(self, line: int, step: int) -> Basket:
        """More or fewer of a line; fewer than one removes it. An unknown line changes nothing."""
        changed = tuple(
            replace(each, quantity=each.quantity + min(step, self.room_for(each)))
            if each.line == line
            else each
            for each in self.lines
        )
        return replace(self, lines=tuple(each for each in changed if each.quantity > 0))

    def remove(self, line: int) -> Basket:
        """Take a line out. An unknown line changes nothing."""
        return replace(self, lines=tuple(each for each in self.lines if each.line != line))

    def _joined_by(self, drink: Drink, choice: Choice) -> BasketLine | None:
        """The line of the same drink with the same options, if there is one."""
        wanted = (drink.drink_id, choice)
        found = (each for each in self.lines if (each.drink.drink_id, each.choice) == wanted)
        return next(found, None)
