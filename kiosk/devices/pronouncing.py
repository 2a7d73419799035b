"""How what is written on the glass is said: amounts, strengths, times, signs.

eSpeak NG reads what it is given letter by letter where it does not know better: "€ 8,50" as
"euro eight comma fifty", "90 ml" as two letters. Each rule here was heard or seen in what the
program makes of it (1.51, ``espeak-ng -q -x``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class _Manner:
    """The words of one language. ``and_cents`` stands between euros and cents."""

    one_euro: str
    euros: str
    and_cents: str
    cents: str
    plus: str
    minus: str
    and_: str
    alcohol: str
    millilitres: str
    centilitres: str
    hour: str
    about: str


_MANNERS = {
    "it": _Manner(
        "un euro",
        "{} euro",
        " e ",
        "{} centesimi",
        "più",
        "meno",
        "e",
        "{} per cento d'alcol",
        "{} millilitri",
        "{} centilitri",
        "{}",
        "circa",
    ),
    "en": _Manner(
        "one euro",
        "{} euros",
        " ",
        "{} cents",
        "plus",
        "minus",
        "and",
        "{} percent alcohol",
        "{} millilitres",
        "{} centilitres",
        "{} o'clock",
        "about",
    ),
    "de": _Manner(
        "ein Euro",
        "{} Euro",
        " ",
        "{} Cent",
        "plus",
        "minus",
        "und",
        "{} Prozent Alkohol",
        "{} Milliliter",
        "{} Zentiliter",
        "{} Uhr",
        "circa",
    ),
    "fr": _Manner(
        "un euro",
        "{} euros",
        " ",
        "{} centimes",
        "plus",
        "moins",
        "et",
        "{} pour cent d'alcool",
        "{} millilitres",
        "{} centilitres",
        "{} heures",
        "environ",
    ),
    "es": _Manner(
        "un euro",
        "{} euros",
        " con ",
        "{} céntimos",
        "más",
        "menos",
        "y",
        "{} por ciento de alcohol",
        "{} mililitros",
        "{} centilitros",
        "{} horas",
        "aproximadamente",
    ),
    "pt": _Manner(
        "um euro",
        "{} euros",
        " e ",
        "{} cêntimos",
        "mais",
        "menos",
        "e",
        "{} por cento de álcool",
        "{} mililitros",
        "{} centilitros",
        "{} horas",
        "aproximadamente",
    ),
}

_MONEY = re.compile(
    r"(?<![\d.,])(?:€\s?(?P<a>\d+)[.,](?P<b>\d\d)|(?P<c>\d+)[.,](?P<d>\d\d)\s?€)(?!\d)"
)
_SIGN = re.compile(r"(?<!\S)([+\u2212])\s(?=[€\d])")
_ADDED = re.compile(r"(?<!\S)\+\s")  # before a choice in the table of allergens
_VOLUME = re.compile(r"(\d)\s?%\s?vol\b\.?", re.IGNORECASE)
_MILLILITRES = re.compile(r"(\d)\s?ml\b")
_CENTILITRES = re.compile(r"(\d)\s?cl\b")
_FULL_HOUR = re.compile(r"\b0?(\d{1,2}):00\b")
_ABOUT = re.compile(r"\b(?:ca|app?rox|env)\.(?=\s)", re.IGNORECASE)
_AND = re.compile(r"(?<=\s)&(?=\s)")
_DOT = re.compile(r"\s+·\s+")
_APART = re.compile(r"(?<=\d)\s{2,}(?=[\d+])")  # ready numbers stand apart by spaces


def pronounced(text: str, language: str) -> str:
    """The text as it should be said; as it is in a language that nothing is known of."""
    manner = _MANNERS.get(language)
    if manner is None:
        return text
    said = _SIGN.sub(lambda found: f"{_sign(found[1], manner)} ", text)
    said = _MONEY.sub(_amount(manner), said)
    said = _APART.sub(", ", said)
    said = _ADDED.sub("", said)
    said = _VOLUME.sub(lambda found: manner.alcohol.format(found[1]), said)
    said = _MILLILITRES.sub(lambda found: manner.millilitres.format(found[1]), said)
    said = _CENTILITRES.sub(lambda found: manner.centilitres.format(found[1]), said)
    said = _FULL_HOUR.sub(lambda found: manner.hour.format(found[1]), said)
    said = _ABOUT.sub(manner.about, said)
    said = _AND.sub(manner.and_, said)
    return _DOT.sub(", ", said)


def _sign(sign: str, manner: _Manner) -> str:
    return manner.plus if sign == "+" else manner.minus


def _amount(manner: _Manner) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        euros, cents = int(found["a"] or found["c"]), int(found["b"] or found["d"])
        if euros == 0 and cents:
            return manner.cents.format(cents)
        whole = manner.one_euro if euros == 1 else manner.euros.format(euros)
        return f"{whole}{manner.and_cents}{cents}" if cents else whole

    return said
