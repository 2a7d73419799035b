"""The ``kiosk`` command: reads the words, hands over, and says in one line what is wrong.

Exit codes: 0 all is well, 1 trouble, 2 bad input. Nothing heavy is imported until a command
needs it.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import backup, cards, commands, correct, report, samples, staff, verify
from kiosk.cli.errors import BadInput, Trouble
from kiosk.ports import StorageFailed
from kiosk.storage import AlreadyRunning

if TYPE_CHECKING:
    Parts = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - has no other name

WELL, TROUBLE, BAD_INPUT = 0, 1, 2

MOST_PIXELS = 16384
"""The longest side a graphics card can be asked for; more is a slip of the finger."""

LONGEST_WAIT_S = 600.0
"""For a code at the scanner: whoever wants longer has gone away."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = parser().parse_args(argv)
    try:
        _log_as_told()
        code: int = arguments.command(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who read our output went away; Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except (BadInput, AlreadyRunning) as error:
        return _say(error, BAD_INPUT)
    except (Trouble, StorageFailed, OSError) as error:
        return _say(error, TROUBLE)
    except KeyboardInterrupt:
        return WELL
    return code


def _log_as_told() -> None:
    level = os.environ.get("KIOSK_LOG", "WARNING").upper()
    known = logging.getLevelNamesMapping()
    if level not in known:
        raise BadInput(f"KIOSK_LOG: found {level!r}; allowed: {', '.join(known)}")
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
    )


def _say(error: Exception, code: int) -> int:
    print(f"kiosk: {error}", file=sys.stderr)
    return code


def parser() -> argparse.ArgumentParser:
    """Everything the command understands."""
    whole = argparse.ArgumentParser(
        prog="kiosk", description="The order kiosk of a drink-away window."
    )
    parts = whole.add_subparsers(metavar="COMMAND", required=True)
    _run(parts)
    _demo(parts)
    _check(parts)
    _list(parts, "orders", "the orders of a day, as JSON", commands.orders)
    _list(parts, "jobs", "the print jobs of a day, as JSON", commands.jobs)
    _report(parts)
    _correct(parts)
    _menu(parts)
    _backup(parts)
    _restore(parts)
    _verify(parts)
    _cards(parts)
    _print(parts)
    _staff(parts)
    return whole


def parts(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands right below a parser, by name."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in whole._actions:  # noqa: SLF001 - argparse tells it no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            found.update(action.choices)
    return found


def _part(parts: Parts, name: str, words: str) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=words, description=words.capitalize() + ".")
    part.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="the configuration (else $KIOSK_CONFIG, ./kiosk.toml, /etc/kiosk/kiosk.toml)",
    )
    return part


def _run(parts: Parts) -> None:
    part = _part(parts, "run", "the kiosk on the configured devices")
    part.add_argument(
        "--size", type=_size, metavar="WxH", help="a window of this size; else full screen"
    )
    part.set_defaults(command=commands.run)


def _demo(parts: Parts) -> None:
    part = _part(parts, "demo", "the kiosk on virtual devices, both sides of the wall")
    part.add_argument(
        "--size", type=_size, metavar="WxH", help="the size of the guest's screen in pixels"
    )
    part.add_argument(
        "--play", choices=["order", "night"], help="touch by itself, leave files, and end"
    )
    part.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="for --play")
    part.add_argument(
        "--language", metavar="CODE", help="the staff's: papers, cards and the night's account"
    )
    part.set_defaults(command=commands.demo)


def _check(parts: Parts) -> None:
    part = _part(parts, "check", "configuration, menu, database and every device, a line each")
    part.add_argument(
        "--scan",
        nargs="?",
        type=_wait,
        const=20.0,
        metavar="SECONDS",
        help="wait for a code at the scanner, and tell how it comes",
    )
    part.set_defaults(command=commands.check)


def _list(parts: Parts, name: str, words: str, command: commands.Command) -> None:
    part = _part(parts, name, words)
    part.add_argument("--json", action="store_true", required=True, help="the only form there is")
    part.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="one business day; else all")
    part.set_defaults(command=command)


def _report(parts: Parts) -> None:
    part = _part(parts, "report", "the figures of a business day, as on its closing report")
    part.add_argument("--json", action="store_true", help="as JSON")
    part.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="else the last one")
    part.set_defaults(command=report.report)


def _correct(parts: Parts) -> None:
    part = _part(parts, "correct", "put right an order of a closed day, as a row of the new one")
    part.add_argument("day", type=_day, metavar="YYYY-MM-DD", help="the day it was ordered on")
    part.add_argument("number", type=correct.number, metavar="NUMBER", help="the order's")
    what = part.add_mutually_exclusive_group(required=True)
    for name, words in correct.ALL_OR_PART.items():
        what.add_argument(
            name, type=correct.amount, metavar="AMOUNT", nargs="?", const=correct.ALL, help=words
        )
    for name, words in correct.SO_MUCH.items():
        what.add_argument(name, type=correct.amount, metavar="AMOUNT", help=words)
    part.add_argument(
        "--why",
        type=correct.why,
        metavar="TEXT",
        required=True,
        help="for the report; no guest's name",
    )
    part.add_argument(
        "--by", type=correct.name, metavar="NAME", help="who says so; else your login"
    )
    part.set_defaults(command=correct.correct)


def _menu(parts: Parts) -> None:
    menu = parts.add_parser("menu", help="look at a menu file")
    inner = menu.add_subparsers(metavar="COMMAND", required=True)
    part = _part(inner, "check", "the mistakes of a menu file, each with its place")
    part.add_argument("file", type=Path, metavar="FILE")
    part.set_defaults(command=commands.menu_check)
    _menu_allergens(inner)


def _menu_allergens(inner: Parts) -> None:
    part = _part(inner, "allergens", "the written table of allergens and strength")
    part.add_argument("file", type=Path, nargs="?", metavar="FILE", help="else the window's menu")
    part.add_argument("--csv", type=Path, metavar="OUT", help="as CSV into this file; - for here")
    part.add_argument("--print", action="store_true", help="on paper, while no kiosk is running")
    part.add_argument("--language", metavar="CODE", help="else the staff's")
    part.set_defaults(command=commands.menu_allergens)


def _backup(parts: Parts) -> None:
    part = _part(parts, "backup", "copy the database into a new file, also while the kiosk runs")
    part.add_argument("file", type=Path, metavar="FILE")
    part.set_defaults(command=backup.backup)


def _restore(parts: Parts) -> None:
    part = _part(parts, "restore", "put a backup in the place of the database")
    part.add_argument("file", type=Path, metavar="FILE")
    part.add_argument(
        "--last-number",
        type=backup.number,
        metavar="N",
        help="the newest ticket's number, where the present database cannot tell it; 0 for none",
    )
    part.set_defaults(command=backup.restore)


def _verify(parts: Parts) -> None:
    part = _part(parts, "verify", "whether every row of every evening is as it was written")
    part.add_argument(
        "--head",
        type=verify.head,
        metavar="DIGITS",
        help="the end of the chain as a closing report has it: it must be in the ledger",
    )
    part.set_defaults(command=verify.verify)


def _cards(parts: Parts) -> None:
    part = _part(parts, "cards", "the bartender's cards and the sheet of what runs out")
    part.add_argument("--pdf", type=Path, metavar="FILE", help="to laminate; else on paper")
    part.set_defaults(command=cards.cards)


def _print(parts: Parts) -> None:
    inner = parts.add_parser("print", help="papers that belong to no evening").add_subparsers(
        metavar="COMMAND", required=True
    )
    part = _part(inner, "samples", "a ticket in each of its states, and the other papers")
    part.add_argument("--out", type=Path, metavar="DIR", help="as pictures; else on paper")
    part.set_defaults(command=samples.samples)


def _staff(parts: Parts) -> None:
    inner = parts.add_parser("staff", help="the screen for the staff").add_subparsers(
        metavar="COMMAND", required=True
    )
    part = _part(inner, "pin", "make the line for kiosk.toml from a PIN, asked for twice")
    part.set_defaults(command=staff.pin)


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and _is_side(width) and _is_side(height)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 540x960")
    return int(width), int(height)


def _is_side(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) <= MOST_PIXELS


def _wait(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_WAIT_S:  # nor nan, nor for ever
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of seconds up to {LONGEST_WAIT_S:.0f}"
        )
    return seconds


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # Python also reads 20261120 and 2026-W47-5
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-20")
    return day
