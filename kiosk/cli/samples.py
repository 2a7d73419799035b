"""``kiosk print samples``: every state of a ticket, to be judged where it will be read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.commands import configuration
from kiosk.cli.errors import BadInput, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.config import Config
    from kiosk.domain.papers import Sample


def samples(arguments: argparse.Namespace) -> int:
    """Print them on the bar's printer, or draw them into a folder as it would print them."""
    config = configuration(arguments.config)
    papers = _papers(config)
    if arguments.out is not None:
        return _draw(config, papers, arguments.out)
    from kiosk.cli.onpaper import print_papers

    print_papers(config, tuple(papers.values()), things="the samples")
    return 0


def _draw(config: Config, papers: Mapping[str, Sample], folder: Path) -> int:
    """A picture of each; the printer is not asked, so a kiosk may be running."""
    from kiosk.bootstrap.devices import bar_press
    from kiosk.devices.looks import keep_pages
    from kiosk.devices.settings import BadSetting

    try:
        press = bar_press(config)
        folder.mkdir(parents=True, exist_ok=True)
        for name, paper in papers.items():
            keep_pages(press.proof(paper), folder / f"{paper.place:02d}-{name}.png")
    except BadSetting as error:
        raise BadInput(str(error)) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInput(f"--out: found {str(folder)!r}; allowed: a folder, or a new one") from error
    except OSError as error:
        raise Trouble(f"the pictures cannot be written into {folder}: {error.strerror}") from error
    print(f"{folder}: {len(papers)} pictures")
    return 0


def _papers(config: Config) -> Mapping[str, Sample]:
    from kiosk.assets import asset
    from kiosk.bootstrap import real_world
    from kiosk.bootstrap.selling import window_rules
    from kiosk.domain.placing import Speech
    from kiosk.domain.samples import Scene, sample_papers
    from kiosk.menufile import MenuError, load_menu

    rules = window_rules(config)
    staff = rules.staff_language
    foreign = (code for code in config.window.languages if code != staff)
    try:
        menu = load_menu(config.menu.file)
    except MenuError as error:
        raise BadInput(str(error)) from error
    scene = Scene(
        menu=menu,
        spare=load_menu(asset("menus", "menu.toml")),
        speech=Speech(next(foreign, staff), staff, rules.instead_of, rules.left_out),
        window=rules.window,
        now=real_world().clock.now().astimezone(rules.zone).replace(hour=23, minute=10),
    )
    return sample_papers(scene)
