"""``kiosk staff pin``: makes the line for the configuration from a PIN that is typed twice."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from kiosk.cli.errors import BadInput


def pin(_arguments: argparse.Namespace) -> int:
    """Ask for a PIN, twice and unseen, and print what stands for it in ``kiosk.toml``."""
    import sys
    from getpass import getpass

    print(new_pin_lines(getpass if sys.stdin.isatty() else _piped))
    return 0


def new_pin_lines(ask: Callable[[str], str]) -> str:
    """The lines for ``kiosk.toml``. ``ask`` shows a text and returns what was typed."""
    import secrets

    from kiosk.cli.demopin import DEMO_PIN
    from kiosk.domain.staffpin import FEWEST_DIGITS, MOST_DIGITS, hash_pin, is_pin

    try:
        first = ask("PIN for the staff screen: ")
        if not is_pin(first):
            raise BadInput(f"a PIN is {FEWEST_DIGITS} to {MOST_DIGITS} digits, nothing else")
        if first == DEMO_PIN:
            raise BadInput("this PIN is the demo's, which stands in the README: take another")
        if ask("the same PIN again: ") != first:
            raise BadInput("the two were not the same: nothing was made")
    except EOFError as error:
        raise BadInput("no PIN was typed") from error
    return f'[staff]\npin = "{hash_pin(first, secrets.token_bytes(16))}"'


def _piped(_words: str) -> str:
    """A line of what was piped in: nothing of it is on a screen."""
    import sys

    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
