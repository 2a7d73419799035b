"""A tray of cards in the words of a bar, for the demo's other side of the wall."""

from __future__ import annotations

from dataclasses import replace

from kiosk.assets import asset
from kiosk.bootstrap.walltray import tray_for
from kiosk.config import load_config
from kiosk.i18n import Translators
from kiosk.menufile import load_menu
from kiosk.presenters.walltray import with_codes
from kiosk.presenters.wallviews import Tray


def tray_in(language: str) -> Tray:
    """All cards and the shipped menu's sheet; each card's code is ``C`` and its key."""
    config = load_config(asset("demo.toml"))
    config = replace(config, window=replace(config.window, staff_language=language))
    words = Translators(asset("locales")).for_language(language)
    tray = tray_for(config, load_menu(asset("menus/menu.toml")), words)
    cards = (card for group in (*tray.cards, *tray.sheet) for card in group.cards)
    return with_codes(tray, {card.key: f"C{card.key}" for card in cards})
