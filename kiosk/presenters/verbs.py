"""What a hand on the glass can say. The screens call these and nothing else."""

from __future__ import annotations

from typing import Protocol


class GuestVerbs(Protocol):
    """The guest's side of the presenter. Called on the screen's thread; none of them waits."""

    def start(self) -> None:
        """Touch on the attract screen: open the menu."""

    def choose_language(self, code: str) -> None:
        """Speak this language from now on; on the attract screen it also opens the menu."""

    def show_section(self, section_id: str) -> None:
        """Turn to another section of the menu."""

    def wish(self, wish_id: str) -> None:
        """Touch on a wish above the cards: only without alcohol, or the allergens."""

    def open_drink(self, drink_id: str) -> None:
        """Touch on a card."""

    def take_drink(self, drink_id: str) -> None:
        """Touch on a card's +: take it as it stands, or open it where a choice must be made."""

    def choose_option(self, group_id: str, option_id: str) -> None:
        """Touch on a chip of the open drink."""

    def change_drink_quantity(self, step: int) -> None:
        """More or fewer of the open drink."""

    def add_drink(self) -> None:
        """Put the open drink into the basket."""

    def open_basket(self) -> None:
        """Touch on the basket's button at the foot of the menu."""

    def change_quantity(self, line: int, step: int) -> None:
        """More or fewer of a line of the basket; fewer than one removes it."""

    def remove_line(self, line: int) -> None:
        """Take a line out of the basket."""

    def order(self) -> None:
        """Place the order. A second touch while it is being placed does nothing."""

    def number_shown(self, order_key: str) -> None:
        """The number has been on the glass for a whole frame."""

    def next_guest(self) -> None:
        """The number screen's button: back to the attract screen."""

    def back(self) -> None:
        """One step back, or to the attract screen from the menu with an empty basket."""

    def open_panel(self, kind: str) -> None:
        """Lay a panel over the screen: languages, reading, help, wishes."""

    def choose_in_panel(self, group_id: str, choice_id: str) -> None:
        """Touch on a choice of the open panel."""

    def act_in_panel(self) -> None:
        """Touch on the open panel's one brass button."""

    def close_panel(self) -> None:
        """Away with the panel."""

    def read_aloud(self) -> None:
        """Have the screen read aloud from now on, where it can be."""

    def listen(self, step: int) -> None:
        """Hear the next thing on the screen (1), or the one before (-1)."""

    def choose_heard(self) -> None:
        """Choose what was read last."""

    def hush(self) -> None:
        """Read no more."""

    def flooded(self) -> None:
        """So much touches the glass that nothing counts for a while: it asks to be wiped."""

    def stay(self) -> None:
        """Answer to the countdown: still here."""

    def touched(self) -> None:
        """Any touch at all: the guest is here."""

    def tick(self) -> None:
        """Time has passed; called a few times a second."""
