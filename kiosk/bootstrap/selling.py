"""On what terms the window sells, put together from the configuration and the file of hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.front import translators
from kiosk.bootstrap.kept import kept_hours, kept_menu
from kiosk.config import Config
from kiosk.domain.menu import Offer
from kiosk.domain.shortage import Shortage
from kiosk.ports import Clock, Storage
from kiosk.services.ordering import WindowRules
from kiosk.services.terms import Place, TermsReader

if TYPE_CHECKING:  # the first picture does not wait for what only a started engine needs
    from kiosk.services.businessday import Calendar
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.hoursbook import HoursBook


def window_rules(config: Config) -> WindowRules:
    """The owner's settings that placing an order needs, and the words it writes into orders."""
    words = translators()
    staff = words.for_language(config.window.staff_language)
    guests = {code: words.for_language(code) for code in config.window.languages}

    def left_out(language: str, name: str) -> str:
        return guests.get(language, staff).tr("without {ingredient}", ingredient=name)

    return WindowRules(
        window=config.window.id,
        zone=config.window.timezone,
        day_starts=config.window.day_starts,
        staff_language=config.window.staff_language,
        has_receipts=config.receipt is not None,
        instead_of=lambda this, that: staff.tr("{this}, not {that}", this=this, that=that),
        left_out=left_out,
        paper_cup=lambda language: words.for_language(language).tr("paper cup"),
    )


def open_hours(config: Config) -> HoursBook | None:
    """The hours in service, if there is a file of them: the owner's, or those that were kept.

    Raises ``BadSetting`` with the file's mistakes if there are none.
    """
    file = config.selling.hours
    if file is None:
        return None
    from kiosk.devices.settings import BadSetting
    from kiosk.hoursfile import HoursError, load_hours
    from kiosk.services.hoursbook import HoursBook

    kept = kept_hours(config, file)
    try:
        return HoursBook(
            lambda: load_hours(file), lambda: _stamp(file), keep=kept.keep, again=kept.again
        )
    except HoursError as error:
        raise BadSetting(str(error)) from error


def terms_reader(config: Config, clock: Clock, hours: HoursBook | None) -> TermsReader:
    """On what terms the window sells: its hours, and the limits and the pace of the owner's."""
    window, selling = config.window, config.selling
    place = Place(
        window.timezone, window.day_starts, limits=selling.limits, drink_s=selling.drink_s
    )
    if hours is not None:
        place = replace(place, hours=hours.current)
    return TermsReader(clock, place)


def calendar(config: Config, hours: HoursBook | None) -> Calendar:
    """When a business day begins and ends, and when what ran out is there again."""
    from kiosk.services.businessday import Calendar

    window, until = config.window, config.bartender.sold_out_until
    fixed = Calendar(window.id, window.timezone, window.day_starts, sold_out_until=until)
    return fixed if hours is None else replace(fixed, hours=hours.current)


def open_catalogue(
    config: Config,
    clock: Clock,
    changed: Callable[[Offer], None],
    *,
    hours: HoursBook | None = None,
) -> Catalogue:
    """The menu in service, whose worker looks at the file of hours as well.

    Raises ``BadSetting`` if it was broken since it was first read.
    """
    from kiosk.devices.settings import BadSetting
    from kiosk.menufile import load_menu
    from kiosk.services.catalogue import Catalogue, MenuFile

    file, zone = config.menu.file, config.window.timezone
    kept = kept_menu(config)
    menu = MenuFile(lambda: load_menu(file), lambda: _stamp(file), kept.keep, kept.again)
    also = hours.look if hours is not None else lambda: None
    try:
        return Catalogue(menu, clock, zone, changed=changed, also=also)
    except ValueError as error:
        raise BadSetting(str(error)) from error


def missing_goods(
    config: Config, storage: Storage, clock: Clock
) -> Callable[[], tuple[Shortage, ...]]:
    """What has run out at the bar, asked of the database each time."""
    from kiosk.services.shortages import still_missing

    return still_missing(storage, clock, calendar(config, None))


def _stamp(file: Path) -> object:
    """Differs when the file was written, or another one put in its place."""
    try:
        about = file.stat()
    except OSError as error:
        return str(error)
    return (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
