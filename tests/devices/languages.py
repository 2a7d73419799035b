"""Two languages for papers, small enough to read beside the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

_ITALIAN = {
    "COPY": "COPIA",
    "READY": "PRONTO",
    "COLLECTED": "RITIRATO",
    "CANCELLED": "ANNULLATO",
    "ABANDONED": "NON RITIRATO",
    "LATE {minutes} min": "IN RITARDO {minutes} min",
    "{count} drink": "{count} drink",
    "{count} drinks": "{count} drink",
    "pager {number}": "pager {number}",
    "no pager": "senza pager",
    "PAID": "PAGATO",
    "TO PAY": "DA PAGARE",
    "CHECK ID": "CONTROLLA L'ETÀ",
    "WITHOUT: {allergens}": "SENZA: {allergens}",
    "Asked for: without {allergens}": "Richiesto: senza {allergens}",
    "Contains {allergens}": "Contiene {allergens}",
    "nuts": "frutta a guscio",
    "milk": "latte",
    "crustaceans": "crostacei",
    "sulphites": "solfiti",
    "interrupted": "interrotto",
    "Total": "Totale",
    "VAT {rate} included": "di cui IVA {rate}",
    "Please pay at the window.": "Si paga alla finestra.",
    "Paid. Thank you.": "Pagato. Grazie.",
    "This is not a fiscal document.": "Documento non fiscale.",
    "to be made": "da fare",
    "ready": "pronto",
    "collected": "ritirato",
    "cancelled": "annullato",
    "abandoned": "non ritirato",
    "{what} (printer was off)": "{what} (stampante era spenta)",
    "not one of our codes": "codice non nostro",
    "{number}: unknown order": "{number}: ordine sconosciuto",
    "{number}: from another day": "{number}: di un altro giorno",
    "code not readable": "codice illeggibile",
    "{number}: pager {pager} not called": "{number}: pager {pager} non chiamato",
    "{number}: no ticket, look for it": "{number}: manca la comanda",
    "not saved: scan again": "non salvato: ripassare il codice",
    "RESTORED": "RIPRISTINO",
    "The window goes on from a backup since {day}, {time}.": "La finestra riparte da una copia"
    " di riserva dal {day}, {time}.",
    "The backup knows no order.": "La copia non conosce nessun ordine.",
    "Its last order: {number}, {day}, {time}.": "Il suo ultimo ordine: {number}, {day}, {time}.",
    "A later ticket cannot be scanned: hand it out without.": "Le comande successive non"
    " passano allo scanner: consegna senza.",
    "Ended, not to be made:": "Chiusi, da non preparare:",
    "No guest is given these pagers.": "Questi pager non vengono dati a nessuno.",
    "Scan the code of each that is in the rack:": "Passa il codice di ogni pager al suo posto:",
    "bar printer is down: the standby prints": "stampante bar ferma: stampa la riserva",
    "HELP": "AIUTO",
    "choosing from the menu": "sta guardando il menu",
    "has ordered": "ha ordinato",
    "Scan it, and she reads that you are coming:": "Passa il codice, e chi chiama"
    " saprà che arrivi:",
    "help: seen {time}": "aiuto: visto {time}",
    "help: called {time}, long over": "aiuto: chiamato {time}, ormai passato",
    "the bar printer prints again": "la stampante del bar stampa di nuovo",
}


@dataclass(frozen=True)
class PlainWords:
    """A language made of a table and a pattern for money."""

    table: Mapping[str, str] = field(default_factory=dict)
    money: str = "€{units}.{cents:02}"
    day: str = "{0:%d}/{0:%m}/{0:%Y}"

    def tr(self, message: str, **values: object) -> str:
        return self.table.get(message, message).format(**values)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        return self.tr(one if count == 1 else many, count=count, **values)

    def paper_money(self, cents: int) -> str:
        units, rest = divmod(cents, 100)
        return self.money.format(units=units, cents=rest)

    def percent(self, bp: int) -> str:
        return f"{bp / 100:g}%"

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"

    def date(self, day: date) -> str:
        return self.day.format(day)


ENGLISH = PlainWords()
ITALIAN = PlainWords(_ITALIAN, money="€ {units},{cents:02}")


def words_of(language: str) -> PlainWords:
    """The languages these tests speak."""
    return {"it": ITALIAN, "en": ENGLISH}[language]
