"""The guest's side, without devices or database: enough for the first picture."""

from __future__ import annotations

import logging

from kiosk.assets import asset
from kiosk.bootstrap.voice import spoken_languages
from kiosk.bootstrap.world import World
from kiosk.bootstrap.writing import (
    ALWAYS,
    staff_on_glass,
    withdrawn_languages,
    writable_languages,
)
from kiosk.config import Config
from kiosk.domain.bartending import Handout
from kiosk.domain.menu import Menu, availability_of, offer_at
from kiosk.fonts import SCRIPT_FONTS
from kiosk.i18n import Translators
from kiosk.presenters.guest import GuestPresenter
from kiosk.presenters.scene import Setting

log = logging.getLogger(__name__)


def translators() -> Translators:
    """The catalogues that are shipped."""
    return Translators(asset("locales"))


def window_presenter(config: Config, menu: Menu, world: World) -> GuestPresenter:
    """The guest's presenter; give it its errands when the engine has them."""
    words = translators()
    presenter = GuestPresenter(
        menu,
        Setting(
            window_name=config.window.name,
            languages={code: words.for_language(code) for code in _languages(config)},
            virtual=_virtual_note(config, words),
            spoken=spoken_languages(config),
            dark_after_s=config.screen.dark_after_min * 60.0,
            legal_age=config.window.legal_age,
            zone=config.window.timezone,
            order_drinks=config.selling.limits.order_drinks,
            handout=config.pager.handout if config.pager else Handout.RACK,
        ),
        monotonic=world.clock.monotonic,
        new_key=world.ids.key,
    )
    moment = world.clock.now().astimezone(config.window.timezone)
    presenter.offer_changed(offer_at(menu, moment, availability_of(menu)))
    return presenter


def _languages(config: Config) -> tuple[str, ...]:
    """The languages offered; of those that cannot be written the log tells."""
    for each in withdrawn_languages(config.window):
        log.warning("%s: %s", each, each.remedy)
    return writable_languages(config.window)


def closed_lines(config: Config) -> tuple[str, ...]:
    """What a picture without any screen behind it says: closed, and what to do.

    In the window's language and in English: eight would be a wall of text. It is drawn in one
    font, so a language with a script of its own is left to English.
    """
    codes = dict.fromkeys((config.window.languages[0], ALWAYS))
    words = [translators().for_language(code) for code in codes if code not in SCRIPT_FONTS]
    title = tuple(each.tr("The window is closed for a moment") for each in words)
    return (*title, *(each.tr("Come back in a moment, or knock.") for each in words))


def _virtual_note(config: Config, words: Translators) -> str:
    """Which devices are not real, for whoever stands in front and wonders."""
    tr = words.for_language(staff_on_glass(config.window)).tr
    named = (
        (tr("bar printer"), config.bar),
        (tr("standby printer"), config.standby),
        (tr("receipt printer"), config.receipt),
        (tr("pagers"), config.pager),
        (tr("scanner"), config.scanner),
        (tr("voice"), config.speech),
        (tr("sound"), config.sound),
    )
    names = [name for name, device in named if device is not None and device.is_virtual]
    return tr("Virtual: {devices}", devices=", ".join(names)) if names else ""
