"""Writes down what the screens say, in the order in which they say it."""

from __future__ import annotations


class Recorder:
    """The presenter's verbs, recorded; ``said`` leaves out the touches and the ticks."""

    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []
        self.touches = 0

    def start(self) -> None:
        self.said.append(("start",))

    def choose_language(self, code: str) -> None:
        self.said.append(("choose_language", code))

    def show_section(self, section_id: str) -> None:
        self.said.append(("show_section", section_id))

    def wish(self, wish_id: str) -> None:
        self.said.append(("wish", wish_id))

    def open_drink(self, drink_id: str) -> None:
        self.said.append(("open_drink", drink_id))

    def take_drink(self, drink_id: str) -> None:
        self.said.append(("take_drink", drink_id))

    def choose_option(self, group_id: str, option_id: str) -> None:
        self.said.append(("choose_option", group_id, option_id))

    def change_drink_quantity(self, step: int) -> None:
        self.said.append(("change_drink_quantity", step))

    def add_drink(self) -> None:
        self.said.append(("add_drink",))

    def open_basket(self) -> None:
        self.said.append(("open_basket",))

    def change_quantity(self, line: int, step: int) -> None:
        self.said.append(("change_quantity", line, step))

    def remove_line(self, line: int) -> None:
        self.said.append(("remove_line", line))

    def order(self) -> None:
        self.said.append(("order",))

    def number_shown(self, order_key: str) -> None:
        self.said.append(("number_shown", order_key))

    def next_guest(self) -> None:
        self.said.append(("next_guest",))

    def back(self) -> None:
        self.said.append(("back",))

    def open_panel(self, kind: str) -> None:
        self.said.append(("open_panel", kind))

    def choose_in_panel(self, group_id: str, choice_id: str) -> None:
        self.said.append(("choose_in_panel", group_id, choice_id))

    def act_in_panel(self) -> None:
        self.said.append(("act_in_panel",))

    def close_panel(self) -> None:
        self.said.append(("close_panel",))

    def read_aloud(self) -> None:
        self.said.append(("read_aloud",))

    def listen(self, step: int) -> None:
        self.said.append(("listen", step))

    def choose_heard(self) -> None:
        self.said.append(("choose_heard",))

    def flooded(self) -> None:
        self.said.append(("flooded",))

    def hush(self) -> None:
        self.said.append(("hush",))

    def stay(self) -> None:
        self.said.append(("stay",))

    def touched(self) -> None:
        self.touches += 1

    def tick(self) -> None:
        """Nothing to write down."""
