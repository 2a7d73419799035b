"""A night with a rack of pagers, their base, and a scanner to make orders ready with."""

from __future__ import annotations

from tests.e2e.devices import PagerDevice
from tests.faults.night import Night

TWENTY_PAGERS = (
    '[pager]\ndriver = "tap"\nport = "ports/pager"\n'
    "pagers = { " + ", ".join(f'{n} = "04{n:02}"' for n in range(1, 21)) + " }\n"
)


class Bar:
    """What the bartender and the base do in such a night."""

    def __init__(self, night: Night) -> None:
        self.night = night
        self.base: PagerDevice | None = night.base

    def make_ready(self, fault: str = "") -> int:
        """An order is made and scanned, and ``fault`` befalls its call; its number."""
        if fault:
            assert self.base is not None
            self.base.tell(fault)
        number = self.night.order()
        self.night.ticket_of(number)
        self.night.scan(self.night.code_of(number))
        # Whatever becomes of the call, the guest sees her number.
        status = self.night.window.presenter
        self.night.until(lambda: number in status.status.ready, f"{number} is on the board")
        return number

    def calls(self, number: int) -> list[tuple[str, int]]:
        """The calls of an order: state and tries."""
        key = self.night.key_of(number)
        with self.night.records() as records:
            return [(call.state.value, call.attempts) for call in records.calls.of_order(key)]

    def until_call_is(self, number: int, state: str) -> int:
        """Wait for the call's state; the tries it took."""
        self.night.until(
            lambda: [each for each, _ in self.calls(number)] == [state], f"the call is {state}"
        )
        return self.calls(number)[0][1]

    def was_called(self, number: int) -> int:
        """How often the base says that it made that pager buzz."""
        assert self.base is not None
        pager = self.night.order_row(number)["pager"]
        return self.base.dialogue.count(f'base   pager 04{pager:02} "{pager}" called')

    def line_about(self, number: int) -> str:
        """Wait for the answer paper that says that the pager was not called."""
        pager = self.night.order_row(number)["pager"]
        line = f"{number}: pager {pager} non chiamato"
        self.night.until(
            lambda: any(line in text for page in self.night.papers for text in page.lines), line
        )
        return line
