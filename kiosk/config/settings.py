"""What ``kiosk.toml`` says, as values. The names are the file's own keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.age import LEGAL_AGE
from kiosk.domain.bartending import Handout, Unanswered
from kiosk.domain.daylight import ALWAYS_BRIGHT, Daylight
from kiosk.domain.limits import Limits
from kiosk.domain.quiet import QuietHours
from kiosk.tomlfile.mistakes import Mistake

VIRTUAL = "virtual"
"""The driver of a device that exists only in this computer. Never chosen unless written."""

BAR = "bar"
RECEIPT = "receipt"
STANDBY = "standby"

PRINTERS = (BAR, STANDBY, RECEIPT)
"""The printers a window may have, by name; the bartender's first."""


class ConfigError(ValueError):
    """The configuration cannot be used. Its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True)
class WindowSettings:
    """Which window this is, when its day begins, and which languages it speaks.

    ``id`` tells the windows of one database apart. ``staff_language`` is the language of the
    bartender's papers; the first of ``languages`` greets the guest. Alcohol is handed to nobody
    younger than ``legal_age`` years.
    """

    id: str
    name: str
    timezone: ZoneInfo
    day_starts: time = time(6)
    staff_language: str = "it"
    languages: tuple[str, ...] = ("it", "en")
    legal_age: int = LEGAL_AGE


@dataclass(frozen=True)
class BrightnessSettings:
    """How bright the glass is at which hour, and what changes it.

    The driver ``drawn`` paints darker; ``sysfs`` turns the lamp ``device`` down, ``""`` the only
    one there is.
    """

    driver: str = "drawn"
    device: str = ""
    daylight: Daylight = ALWAYS_BRIGHT

    @property
    def is_virtual(self) -> bool:
        """The lamp exists only in this computer."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class ScreenSettings:
    """The glass: the one source of touches, and its width in millimetres.

    After ``dark_after_min`` minutes without a touch it goes dark; 0: never. Without a ``theme``
    it looks as the house does. On a glass that is not ``lively`` nothing moves by itself.
    """

    input: str = "mouse"
    width_mm: float = 187.0
    dark_after_min: int = 30
    theme: Path | None = None
    lively: bool = True
    brightness: BrightnessSettings = BrightnessSettings()


@dataclass(frozen=True)
class StorageSettings:
    """The database, as an SQLAlchemy URL; a path in it is absolute already.

    It may carry a password, which a log or an error must not show: hence no ``repr``.
    """

    url: str = field(repr=False)

    @property
    def file(self) -> Path | None:
        """The database's file, or None if a server keeps it."""
        scheme, _, path = self.url.partition(":///")
        return Path(path) if scheme.startswith("sqlite") else None


@dataclass(frozen=True)
class MenuSettings:
    """The menu's file, as an absolute path."""

    file: Path


@dataclass(frozen=True)
class PrinterSettings:
    """A printer and how it is spoken to. ``port`` is ``""`` for a virtual one.

    ``profile`` is ours (``generic-80``, ``generic-58``) or python-escpos'; whether it exists is
    known only where profiles are loaded.
    """

    driver: str
    port: str = ""
    baud: int = 38400
    flow: str = "none"
    profile: str = "generic-80"
    confirm: str = "auto"
    status: str = "dle-eot"
    bell: str = "esc-a-48"
    code: str = "qr"

    @property
    def is_virtual(self) -> bool:
        """The printer exists only in this computer."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class PagerSettings:
    """The pager base; ``pagers`` leads from the number on a pager to its address at the base."""

    driver: str
    pagers: Mapping[int, str]
    port: str = ""
    baud: int = 9600
    parity: str = "software-7e1"
    handout: Handout = Handout.RACK

    @property
    def is_virtual(self) -> bool:
        """The pager base exists only in this computer."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class ScannerSettings:
    """The bartender's scanner; ``suffix`` is what it sends after each code."""

    driver: str
    port: str = ""
    baud: int = 9600
    suffix: str = "cr"

    @property
    def is_virtual(self) -> bool:
        """The scanner exists only in this computer."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class SpeechSettings:
    """The voice that reads the screen aloud; ``device`` is ALSA's name of it."""

    driver: str
    device: str = "default"

    @property
    def is_virtual(self) -> bool:
        """The voice only writes down what it would say."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class SoundSettings:
    """What is heard when a number is called; ``device`` is ALSA's name of it.

    In the ``quiet`` hours it is softer.
    """

    driver: str
    device: str = "default"
    quiet: QuietHours = field(default_factory=QuietHours)

    @property
    def is_virtual(self) -> bool:
        """The sound is only written down."""
        return self.driver == VIRTUAL


@dataclass(frozen=True)
class SellingSettings:
    """When the window sells, and how much at once.

    Without ``hours``, the owner's file as an absolute path, it is always open. ``drink_s`` are the
    seconds a drink takes until the bartender's own pace of the night is known, None if nobody
    says.
    """

    hours: Path | None = None
    limits: Limits = field(default_factory=Limits)
    drink_s: int | None = None


@dataclass(frozen=True)
class BartenderSettings:
    """When the bar is reminded, and what the kiosk does by itself.

    A ticket is reminded of after ``remind_minutes``, a guest who called after ``help_minutes``; a
    ready drink's guest is called again every ``call_again_minutes`` (None: only by card), at most
    ``most_calls`` times in all. The pager ``behind_bar`` answers scans while the printer cannot.
    What a card says has run out is on the menu again at ``sold_out_until`` (None: at the next
    opening).
    """

    remind_minutes: int = 8
    help_minutes: int = 2
    call_again_minutes: int | None = None
    most_calls: int = 5
    unanswered: Unanswered = Unanswered.SLOW
    behind_bar: int | None = None
    sold_out_until: time | None = None


@dataclass(frozen=True)
class StaffSettings:
    """The staff screen. ``pin`` is a slow hash; without it there is no such screen."""

    pin: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Config:
    """The whole file. ``printers`` always has ``bar``; ``base`` is the file's own folder."""

    window: WindowSettings
    screen: ScreenSettings
    storage: StorageSettings
    menu: MenuSettings
    printers: Mapping[str, PrinterSettings]
    pager: PagerSettings | None
    scanner: ScannerSettings | None
    base: Path
    speech: SpeechSettings | None = None
    sound: SoundSettings | None = None
    selling: SellingSettings = field(default_factory=SellingSettings)
    bartender: BartenderSettings = BartenderSettings()
    staff: StaffSettings = StaffSettings()

    @property
    def cache(self) -> Path:
        """A folder for what is costly to make: beside the database, else beside the file."""
        return (self.storage.file.parent if self.storage.file else self.base) / "cache"

    @property
    def bar(self) -> PrinterSettings:
        """The bartender's printer."""
        return self.printers[BAR]

    @property
    def standby(self) -> PrinterSettings | None:
        """The printer that stands in for the bartender's, if there is one."""
        return self.printers.get(STANDBY)

    @property
    def receipt(self) -> PrinterSettings | None:
        """The guest's printer, if there is one."""
        return self.printers.get(RECEIPT)

    @property
    def virtual(self) -> tuple[str, ...]:
        """The keys of the devices that are only virtual; the screen must say so."""
        devices = {f"printers.{name}": printer for name, printer in self.printers.items()}
        others = {
            "pager": self.pager,
            "scanner": self.scanner,
            "speech": self.speech,
            "sound": self.sound,
        }
        everything = {**devices, **others}
        return tuple(key for key, device in everything.items() if device and device.is_virtual)
