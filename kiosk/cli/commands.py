"""What each command does. Every import of something heavy happens inside."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli.errors import BadInput, Trouble, storage_words

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.ports import Storage

Command = Callable[[argparse.Namespace], int]


def run(arguments: argparse.Namespace) -> int:
    """The kiosk on the configured devices, until it is told to end."""
    config = configuration(arguments.config)
    from kiosk.cli.quick import begin_quickly

    begin_quickly(config)
    from kiosk.cli.run import run_kiosk

    return run_kiosk(config, size=arguments.size)


def demo(arguments: argparse.Namespace) -> int:
    """The kiosk on virtual devices."""
    from kiosk.cli.demo import play_demo, play_night, show_demo

    config, size, language = arguments.config, arguments.size, arguments.language
    if arguments.play is None:
        return show_demo(config, size=size, language=language)
    play = play_night if arguments.play == "night" else play_demo
    return play(config, arguments.out, size=size, language=language)


def check(arguments: argparse.Namespace) -> int:
    """A line for each part; 0 only if all is well."""
    from kiosk.cli.check import check_all

    return check_all(arguments.config, scan_s=arguments.scan)


def orders(arguments: argparse.Namespace) -> int:
    """The orders as JSON."""
    from kiosk.services import listing

    config = configuration(arguments.config)
    return _list(config, lambda storage: listing.orders(storage, *_of(config, arguments.day)))


def jobs(arguments: argparse.Namespace) -> int:
    """The print jobs as JSON."""
    from kiosk.services import listing

    config = configuration(arguments.config)
    return _list(config, lambda storage: listing.jobs(storage, *_of(config, arguments.day)))


def menu_check(arguments: argparse.Namespace) -> int:
    """The mistakes of a menu file."""
    from kiosk.menufile import Weight, check_menu

    found = check_menu(arguments.file)
    for mistake in found:
        print(mistake)
    mistakes = sum(mistake.weight is Weight.MISTAKE for mistake in found)
    if not mistakes:
        print(f"{arguments.file}: well written")
    return 2 if mistakes else 0


def menu_allergens(arguments: argparse.Namespace) -> int:
    """The written table of allergens and strength."""
    from kiosk.cli.allergens import allergens

    return allergens(arguments)


def configuration(argument: Path | None) -> Config:
    """The configuration a command works with. Raises :class:`BadInput`."""
    from kiosk.config import ConfigError, find_config, load_config

    try:
        return load_config(find_config(argument, os.environ, Path.cwd()))
    except ConfigError as error:
        raise BadInput(str(error)) from error


def _of(config: Config, day: date | None) -> tuple[date | None, Any]:
    return day, config.window.timezone


def _list(config: Config, rows: Callable[[Storage], list[dict[str, Any]]]) -> int:
    from kiosk.bootstrap import open_for_reading
    from kiosk.ports import StorageFailed

    try:
        with open_for_reading(config) as storage:
            print(json.dumps(rows(storage), ensure_ascii=False, indent=2))
    except StorageFailed as error:
        raise Trouble(storage_words(config, error)) from error
    return 0
