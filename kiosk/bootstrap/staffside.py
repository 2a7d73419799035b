"""Puts the staff screen together: nothing of it without a PIN, and nothing before it is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kiosk.bootstrap.devices import cache_folder
from kiosk.bootstrap.world import World
from kiosk.config import Config
from kiosk.ports import Post

if TYPE_CHECKING:  # the first picture does not wait for what is behind a PIN
    from kiosk.bootstrap.bar import BarRoom
    from kiosk.domain.cards import Goods
    from kiosk.ports import Records
    from kiosk.presenters.guest import GuestPresenter
    from kiosk.presenters.staff.errands import StaffErrands
    from kiosk.presenters.staff.presenter import StaffPresenter
    from kiosk.services.staffdesk import StaffDesk


def open_staff_desk(room: BarRoom, *, post: Post, heard: Callable[[], None]) -> StaffDesk | None:
    """The worker behind the staff screen, if a PIN is configured; with the other workers."""
    if room.config.staff.pin is None:
        return None
    from kiosk.domain.staffpin import read_pin_hash
    from kiosk.services.byhand import ByHand
    from kiosk.services.cards.table import deeds
    from kiosk.services.doorman import Doorman
    from kiosk.services.staffdesk import StaffDesk
    from kiosk.storage.triesfile import TriesFile

    pin = read_pin_hash(room.config.staff.pin)
    if pin is None:
        raise ValueError("the configuration was read, so its PIN can be")
    cards = deeds(
        room.menu,
        room.config.window.staff_language,
        room.calendar,
        most_calls=room.config.bartender.most_calls,
    )
    clock, steps = room.world.clock, room.world.steps
    desk = StaffDesk(
        room.storage,
        clock,
        doorman=Doorman(pin, TriesFile(_tries(room.config)), clock),
        by_hand=ByHand(
            room.storage, clock, deeds=cards, steps=steps, changed=room.changed, heard=heard
        ),
        post=post,
        today=lambda records, now: _today(room.config, records, now),
        goods=lambda: _goods(room),
        wake=room.changed,
        scanned_at=lambda: room.ear.heard_at,
        try_out=room.behind_bar.try_out if room.behind_bar else None,
    )
    room.staff.employ("staff", desk.run, interrupt=desk.interrupt)
    return desk


def staff_opener(
    config: Config,
    guest: GuestPresenter,
    world: World,
    desk: Callable[[], StaffErrands | None],
) -> Callable[[], StaffPresenter] | None:
    """Makes the staff's presenter when somebody knocks; None where there is no staff screen."""
    if config.staff.pin is None:
        return None

    def make() -> StaffPresenter:
        from hardware.printer.document import CodeKind
        from kiosk.bootstrap.front import translators
        from kiosk.bootstrap.writing import staff_on_glass
        from kiosk.devices.layout.answer import answer_line
        from kiosk.devices.layout.cardwords import card_name
        from kiosk.devices.layout.sheet import Sheet
        from kiosk.domain.cards import Card
        from kiosk.presenters.staff.acts import StaffSetting
        from kiosk.presenters.staff.presenter import StaffPresenter

        language = staff_on_glass(config.window)
        words = translators().for_language(language)
        sheet = Sheet(columns=48, code=CodeKind.QR, zone=config.window.timezone)
        setting = StaffSetting(
            language=language,
            words=words,
            card_names={card: card_name(card, words) for card in Card},
            say=lambda line: answer_line(line, words, sheet),
            has_pagers=config.pager is not None,
            has_receipts=config.receipt is not None,
        )
        return StaffPresenter(
            setting,
            desk=desk,
            parts=lambda: guest.status.parts,
            monotonic=world.clock.monotonic,
        )

    return make


def _today(config: Config, records: Records, now: datetime) -> date:
    """The day a paper is listed under: no business day is opened for it."""
    from kiosk.domain.day import date_of, opens_new_day

    window = config.window
    last = records.days.last()
    today = date_of(now, day_starts=window.day_starts, zone=window.timezone)
    return today if last is None or opens_new_day(last, today) else last.day


def _goods(room: BarRoom) -> tuple[tuple[Goods, str], ...]:
    """Everything on the menu that can run out, as the staff call it."""
    from kiosk.domain.cards import goods_on
    from kiosk.services.cards.goods import goods_name

    menu, language = room.menu(), room.config.window.staff_language
    return tuple((goods, goods_name(menu, goods, language)) for goods in goods_on(menu))


def _tries(config: Config) -> Path:
    """Beside the database; where a server keeps that, in the folder of what this computer keeps."""
    database = config.storage.file
    if database is not None:
        return database.with_name(f"{database.name}.wrong-pins")
    return cache_folder(config) / f"window-{quote(config.window.id, safe='')}.wrong-pins"
