"""What the demo's wall must know of the window: its cards, its secret's codes, its lost pagers."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.config import Config
from kiosk.domain.cards import Card, Goods, GoodsKind, goods_on
from kiosk.domain.codes import card_code, goods_code, pager_code
from kiosk.domain.menu import Menu
from kiosk.domain.pagers import PagerState
from kiosk.i18n import Translator
from kiosk.ports import Storage
from kiosk.presenters.walltray import key_of, tray_of
from kiosk.presenters.wallviews import Tray

_AWAY = frozenset({PagerState.MISSING, PagerState.HELD})
_OF_PAGERS = frozenset({Card.SWAP_PAGER, Card.PAGER_LOST, Card.PAGER_FOUND})


def tray_for(config: Config, menu: Menu, words: Translator) -> Tray:
    """The cards of this window, in its staff's language; nothing without a scanner to read them."""
    from kiosk.devices.layout.cardwords import card_name

    if config.scanner is None:
        return Tray()
    cards = (card for card in Card if config.pager is not None or card not in _OF_PAGERS)
    language = config.window.staff_language
    return tray_of(
        words,
        names={card: card_name(card, words) for card in cards},
        goods={goods: _name(menu, goods, language) for goods in goods_on(menu)},
    )


def codes_of(storage: Storage, menu: Menu) -> Mapping[str, str]:
    """What is printed on each card and each line of the sheet. Raises ``StorageFailed``."""
    with storage.read() as records:
        secret = records.secret()
    cards = {card.value: card_code(card, secret) for card in Card}
    return cards | {key_of(goods): goods_code(goods, secret) for goods in goods_on(menu)}


def missing_pagers(storage: Storage) -> frozenset[int]:
    """Who nobody can say where they are. Raises ``StorageFailed``."""
    with storage.read() as records:
        return frozenset(pager.number for pager in records.pagers.all() if pager.state in _AWAY)


def pager_code_of(storage: Storage, number: int) -> str | None:
    """The code of a pager that is away; None for one that is not. Raises ``StorageFailed``."""
    with storage.read() as records:
        away = {pager.number: pager for pager in records.pagers.all() if pager.state in _AWAY}
        pager = away.get(number)
        return None if pager is None else pager_code(number, pager.since, records.secret())


def _name(menu: Menu, goods: Goods, language: str) -> str:
    if goods.kind is GoodsKind.INGREDIENT:
        return menu.ingredients[goods.name].name.in_language(language)
    return menu.drink(goods.name).name.in_language(language)
