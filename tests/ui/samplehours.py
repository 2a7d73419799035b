"""The number's and the closed screen with all that hours, queue and limits make them say."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.views import BoardView, ClosedView, NumberView, View
from tests.ui.samplewords import Language

WORDS = {
    "it": {
        "estimate": "Pronto fra circa 12 minuti",
        "long": "Pronto fra più di un'ora",
        "before": "3 drink prima del tuo",
        "many": "27 drink prima del tuo",
        "ready": "Pronto: vieni alla finestra",
        "unknown": "Nessuno sa ancora quanto ci vuole",
        "opens": "Apre mercoledì alle 18:00",
        "occasion": "Vigilia di Natale",
        "pause": "Il barista ha bisogno di circa 12 minuti",
        "bar": "Il barista ha bisogno di un momento",
        "unanswered": "Il barista ha bisogno di qualche minuto",
        "handed": "Ultimi ordini chiusi. I drink si consegnano fino alle 02:00.",
    },
    "en": {
        "estimate": "Ready in about 12 minutes",
        "long": "Ready in more than an hour",
        "before": "3 drinks before yours",
        "many": "27 drinks before yours",
        "ready": "Ready: come to the window",
        "unknown": "Nobody knows yet how long it takes",
        "opens": "Opens Wednesday at 18:00",
        "occasion": "Christmas Eve",
        "pause": "The bartender needs about 12 minutes",
        "bar": "The bartender needs a moment",
        "unanswered": "The bartender needs a few minutes",
        "handed": "The last orders are in. Drinks are handed out until 02:00.",
    },
}
SEATS = (
    "Quattro posti all'interno, solo su prenotazione: 02 1234567, dalle 16 alle 18.",
    "Four seats inside, by reservation only: 02 1234567, from 16 to 18.",
)
COMFORT = (
    "Tutti insieme stasera. Riprende da solo.",
    "Everybody at once tonight. It goes on by itself.",
)

IS_BACK = (
    "Si riprende appena torna il barista.",
    "It goes on as soon as the bartender is back.",
)


def of_hours(closed: ClosedView, number: NumberView, language: Language) -> dict[str, View]:
    """Each of them at its fullest, made from the plain ones."""
    w = WORDS[language.code]
    other = WORDS["en" if language.code == "it" else "it"]
    seats = SEATS if language.code == "it" else SEATS[::-1]
    shut = replace(closed, title=w["opens"], sentences=(w["handed"], other["opens"]), seats=seats)
    called = replace(number, number="42", wait="", estimate=w["estimate"], own=2)
    return {
        "closed-hours": replace(shut, sentences=(other["opens"],), board=BoardView()),
        "closed-last": shut,
        "closed-occasion": replace(shut, occasion=w["occasion"]),
        "closed-pause": replace(closed, title=w["pause"], sentences=COMFORT),
        "closed-bar": replace(closed, title=w["bar"], sentences=IS_BACK),
        "closed-unanswered": replace(closed, title=w["unanswered"], sentences=IS_BACK),
        "closed-bar-off": replace(closed, sentences=IS_BACK, knock=("6: bussa, per favore",)),
        "number-queue": replace(called, before=w["before"], ahead=3),
        "number-next": replace(called, pager="", own=1, before="", ahead=0),
        "number-many": replace(
            number, estimate=w["long"], before=w["many"], ahead=27, own=12, wait=""
        ),
        "number-unknown": replace(called, estimate=w["unknown"], before=w["before"], ahead=3),
        "number-ready": replace(called, estimate=w["ready"], own=0),
    }
