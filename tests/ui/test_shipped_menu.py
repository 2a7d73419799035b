"""The menu and the catalogues we ship, through the real presenter, on every glass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.assets import asset
from kiosk.bootstrap import real_world, window_presenter
from kiosk.config import load_config
from kiosk.menufile import load_menu
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.views import DrinkView
from tests.ui.looks import SIZES
from tests.ui.pilot import Pilot
from tests.ui.recorder import Recorder
from tests.ui.test_geometry import mistakes

pytestmark = pytest.mark.usefixtures("empty_glasses")


def _presenter() -> GuestPresenter:
    config = load_config(asset("demo.toml"))
    return window_presenter(config, load_menu(config.menu.file), real_world())


def _take(presenter: GuestPresenter, drink_id: str) -> None:
    """Put a drink into the basket, with the first of each choice it asks for."""
    presenter.open_drink(drink_id)
    view = presenter.view
    assert isinstance(view, DrinkView)
    for group in view.groups:
        presenter.choose_option(group.group_id, group.chips[0].option_id)
    presenter.add_drink()


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("size_name", SIZES)
def test_the_shipped_menu_fits_every_glass(pilot: Pilot, size_name: str, language: str) -> None:
    from kiosk.ui.stage import Stage

    size, width_mm = SIZES[size_name]
    presenter = _presenter()
    stage: Any = Stage(verbs=Recorder(), width_mm=width_mm)
    pilot.show(stage, size=size)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        stage.show(presenter.view)
        pilot.frames(4)
        if wrong := mistakes(stage, size):
            found[name] = wrong

    look("closed")
    presenter.status_changed(replace(presenter.status, is_open=True))
    look("attract")
    presenter.choose_language(language)
    look("menu")
    drinks = [card.drink_id for card in presenter.view.cards]  # type: ignore[union-attr]
    for drink_id in drinks:
        presenter.open_drink(drink_id)
        look(drink_id)
        presenter.back()
    for drink_id in drinks[:5]:
        _take(presenter, drink_id)
    look("menu with a basket")
    presenter.open_basket()
    look("basket")
    assert found == {}
