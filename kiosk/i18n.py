"""Words and amounts in the languages that are shipped.

Each language is one gettext catalogue under ``locales/<code>/LC_MESSAGES``. English is the
language of the code's own messages. Three entries are no sentences but patterns: how an amount
is written, how a date is written, and the language's own name. Babel formats what those
patterns say; it is imported with the first amount or date, not before.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.assets import asset

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

DOMAIN = "kiosk"
CURRENCY = "EUR"
_NO_BREAK_SPACE = "\u00a0"
_NARROW_SPACE = "\u202f"  # few fonts have it; between thousands in French
# No-break, figure, thin and narrow no-break space: a thermal printer has none of them.
_WIDE_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")


class LanguageNotShipped(KeyError):
    """There is no catalogue for this language."""


class Translator:
    """One language: its words, and how it writes amounts, times and dates.

    Immutable but for what it remembers of Babel; any thread may use it.
    """

    def __init__(self, code: str, catalogue: gettext.NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue

    def tr(self, message: str, /, **values: object) -> str:
        """A message of the code in this language, with its ``{placeholders}`` filled in."""
        translated: str = self._catalogue.gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of a message for this count, which fills the placeholder ``{count}``."""
        translated: str = self._catalogue.ngettext(one, many, count)
        return translated.format(count=count, **values)

    @cached_property
    def own_name(self) -> str:
        """The language's own name, as a guest who speaks it looks for it."""
        # Translators: the name of YOUR language in your language: Italiano, Deutsch, ...
        return self.tr("English")

    def money(self, cents: int) -> str:
        """An amount of euro as this language writes it: ``€ 9,00``, ``€9.00``."""
        amount = Decimal(cents) / 100
        written = str(self._money_pattern.apply(amount, self._locale, currency=CURRENCY))
        return written.replace(_NARROW_SPACE, _NO_BREAK_SPACE)

    def paper_money(self, cents: int) -> str:
        """The same for paper: a plain space where the language has a no-break or thin one."""
        return _WIDE_SPACES.sub(" ", self.money(cents))

    def percent(self, bp: int) -> str:
        """A rate in basis points: 2200 is ``22%``, 1050 is ``10.5%``."""
        return str(self._percent_pattern.apply(Decimal(bp) / 10_000, self._locale))

    def clock(self, at: datetime) -> str:
        """The time of day on 24 hours, ``23:10``, in the zone that ``at`` is in."""
        return f"{at:%H:%M}"

    def weekday(self, day: date) -> str:
        """A weekday's name as it stands within a sentence: ``Thursday``, ``giovedì``."""
        from babel.dates import format_date  # noqa: PLC0415 - not before the first picture

        return format_date(day, "EEEE", locale=self._locale)

    def date(self, day: date) -> str:
        """A date with its month as a word, so that no one mistakes it for a day."""
        from babel.dates import format_date  # noqa: PLC0415 - not before the first picture

        # Translators: the pattern of a date (unicode.org, CLDR): d day, MMM month, y year
        return format_date(day, self.tr("d MMM y"), locale=self._locale)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale  # noqa: PLC0415 - not before the first picture

        return Locale.parse(self.code)

    @cached_property
    def _money_pattern(self) -> NumberPattern:
        from babel.numbers import parse_pattern  # noqa: PLC0415 - not before the first picture

        # Translators: the pattern of an amount (unicode.org, CLDR). Keep the #,##0.00 with its
        # comma and point whatever your language writes; place the currency sign and the space.
        return parse_pattern(self.tr("¤#,##0.00"))

    @cached_property
    def _percent_pattern(self) -> NumberPattern:
        from babel.numbers import parse_pattern  # noqa: PLC0415 - not before the first picture

        # Translators: the pattern of a rate (unicode.org, CLDR).
        return parse_pattern(self.tr("#,##0.##%"))


class Translators:
    """The languages that are shipped, each read when it is first asked for."""

    def __init__(self, locales: Path | None = None) -> None:
        self._locales = asset("locales") if locales is None else locales
        self._read: dict[str, Translator] = {}

    def shipped(self) -> tuple[str, ...]:
        """The codes of the languages there is a catalogue for."""
        return shipped_languages(self._locales)

    def for_language(self, code: str) -> Translator:
        """The language of that code. Raises :class:`LanguageNotShipped`."""
        if code not in self._read:
            self._read[code] = Translator(code, self._catalogue(code))
        return self._read[code]

    def own_names(self) -> Mapping[str, str]:
        """Every shipped language's own name, by its code."""
        return {code: self.for_language(code).own_name for code in self.shipped()}

    def _catalogue(self, code: str) -> gettext.NullTranslations:
        if code not in self.shipped():
            raise LanguageNotShipped(f"{code!r} is not shipped, only {', '.join(self.shipped())}")
        with _file(self._locales, code).open("rb") as file:
            return gettext.GNUTranslations(file)


def shipped_languages(locales: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, in the order of the alphabet."""
    folder = asset("locales") if locales is None else locales
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return tuple(code for code in found if _file(folder, code).is_file())


def _file(locales: Path, code: str) -> Path:
    return locales / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
