"""What the screen is measured with: the example's drinks, so many times, and a page of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.bootstrap import real_world, window_presenter
from kiosk.cli.window import read_menu
from kiosk.config import load_config
from kiosk.presenters.views import CardView, MenuView
from tests.bench import chromium, processes
from tests.bench.shelf import grown

STANDS_AFTER_S = 3.0  # a browser says nothing of itself: its page is there by then
NOT_INSTALLED = "not measured: chromium is not installed"
NO_DISPLAY = "not measured: Xvfb is not installed"


@dataclass(frozen=True)
class Card:
    """Where a card is, in pixels from the upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def edge(self) -> tuple[int, int]:
        """A place on it that carries no words and no picture."""
        return self.left + 3, self.top + self.height // 2


def cards(config: Path, drinks: int) -> Sequence[CardView]:
    """What stands on so many cards."""
    read = load_config(config)
    guest = window_presenter(read, grown(read_menu(read), drinks), real_world())
    guest.status_changed(replace(guest.status, is_open=True))
    guest.start()
    assert isinstance(guest.view, MenuView)
    return guest.view.cards


@contextmanager
def our_menu(
    config: Path, drinks: int, display: str | None
) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The kiosk with its menu open, and what it said of it."""
    with processes.running(processes.shelf(config, drinks), display, tells=True) as (process, _):
        yield process, processes.next_mark(process, "menu")


@contextmanager
def their_menu(
    folder: Path, config: Path, drinks: int, display: str
) -> Iterator[subprocess.Popen[str]]:
    """Chromium with a static page of the same cards."""
    folder.mkdir(exist_ok=True)
    command = chromium.menu(folder, cards(config, drinks))
    with processes.running(command, display) as (process, _):
        time.sleep(STANDS_AFTER_S)
        yield process


def verdict(ratio: float, most: float) -> str:
    """A ratio, what is good, and whether it is."""
    return f"{ratio:.2f} (good: at most {most}) {'yes' if ratio <= most else 'NO'}"
