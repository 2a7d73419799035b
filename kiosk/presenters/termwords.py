"""Hours, bans, queue and limits in a guest's words: before she orders, and when it is refused."""

from __future__ import annotations

from kiosk.domain.basket import Basket
from kiosk.domain.intime import InTime
from kiosk.domain.limits import Pause
from kiosk.domain.menu import Choice, Drink, is_alcoholic
from kiosk.domain.terms import NotPlacedWhy, Obstacle, Terms
from kiosk.presenters.timewords import drinks_before, ready_in, when
from kiosk.presenters.words import Words

LONG_S = 600
"""Seconds until one drink is ready from which on a guest should know it before she begins."""


def announcement(words: Words, terms: Terms) -> str:
    """What a guest who chooses should know now, in one line, or ``""``."""
    said = [pause_note(words, terms)] if terms.pause else []
    if terms.last_orders is not None and terms.pause is not Pause.TOO_LATE:
        said.append(words.tr("Last orders until {time}", time=words.clock(terms.last_orders)))
    if terms.no_alcohol_until is not None:
        said.append(no_alcohol(words, terms))
    elif terms.alcohol_until is not None:
        time = words.clock(terms.alcohol_until)
        said.append(words.tr("Alcohol to take away only until {time}", time=time))
    wait = terms.queue.wait_s(1)
    if terms.pause is None and wait is not None and wait >= LONG_S:
        said.append(ready_in(words, wait))
    return " · ".join(said[:2])


def no_alcohol(words: Words, terms: Terms) -> str:
    """Until when nothing with alcohol can be had, or ``""``."""
    if terms.no_alcohol_until is None:
        return ""
    time = words.clock(terms.no_alcohol_until)
    return words.tr("No alcohol to take away until {time}", time=time)


def is_forbidden(terms: Terms, drink: Drink, choice: Choice) -> bool:
    """Whether this drink may not be carried away now."""
    return terms.no_alcohol_until is not None and is_alcoholic(drink, choice)


def forbidden(words: Words, terms: Terms, drink: Drink, choice: Choice) -> str:
    """Why this drink may not be carried away now, in the words a card has room for, or ``""``."""
    if terms.no_alcohol_until is None or not is_alcoholic(drink, choice):
        return ""
    return words.tr("not before {time}", time=words.clock(terms.no_alcohol_until))


def pause_note(words: Words, terms: Terms) -> str:
    """Why ordering pauses, and how long the bartender needs if that is known."""
    if terms.pause is Pause.UNPAID:
        return words.tr("Several orders wait to be collected")
    if terms.pause is Pause.TOO_LATE:
        return words.tr("The last orders are in")
    if terms.pause is Pause.UNANSWERED:
        return words.tr("The bartender needs a few minutes")
    return _needs(words, terms.pause_minutes)


def wait_note(words: Words, terms: Terms, basket: Basket) -> str:
    """How many drinks are before hers and when they are ready; ``""`` while nothing is known."""
    if terms.today is None or not basket.lines:
        return ""
    queue = terms.queue
    estimate = ready_in(words, queue.wait_s(basket.count))
    if queue.drinks == 0:
        return estimate
    return f"{drinks_before(words, queue.drinks)} · {estimate}"


def too_late_beyond(terms: Terms, basket: Basket) -> InTime | None:
    """How many drinks in this basket can still be handed over; None: as many as an order holds."""
    alcohol = terms.alcohol_in_time if basket.has_alcohol else None
    limits = [each for each in (terms.in_time, alcohol) if each is not None]
    return min(limits, key=lambda each: each.drinks, default=None)


def too_late(words: Words, terms: Terms, basket: Basket) -> str:
    """That more drinks, or those in the basket already, would be ready too late, or ``""``."""
    few = too_late_beyond(terms, basket)
    if few is None:
        return ""
    is_closing, time = few is terms.in_time, words.clock(few.until)
    if basket.count <= few.drinks:
        if is_closing:
            return words.tr("Too late for more: we close at {time}", time=time)
        return words.tr("Too late for more: no alcohol from {time}", time=time)
    said = _ready_after_closing(words, time) if is_closing else _ready_in_a_ban(words, time)
    fewer = words.tr("Fewer drinks would still be in time.") if few.drinks else ""
    return f"{said} {fewer}".strip()


def _ready_after_closing(words: Words, time: str) -> str:
    return words.tr("It would be ready too late: we close at {time}.", time=time)


def _ready_in_a_ban(words: Words, time: str) -> str:
    return words.tr("It would be ready too late: no alcohol to take away from {time}.", time=time)


def glass_note(words: Words, terms: Terms) -> str:
    """That everything comes in paper, and until when, or ``""``."""
    if terms.glass_until is None:
        return ""
    time = words.clock(terms.glass_until)
    return words.tr("No glass in the street until {time}: all comes in paper cups.", time=time)


def most_drinks(words: Words, count: int) -> str:
    """The limit of an order in a sentence."""
    return words.plural(
        "At most {count} drink in one order.", "At most {count} drinks in one order.", count
    )


def refusal(words: Words, obstacle: Obstacle, terms: Terms) -> str:
    """Why a basket was not ordered; it also says that nothing was."""
    return words.tr("{why} Nothing was ordered.", why=_reason(words, obstacle, terms))


def _reason(words: Words, obstacle: Obstacle, terms: Terms) -> str:
    say, why = words.tr, obstacle.why
    time = "" if obstacle.at is None else words.clock(obstacle.at)
    if why is NotPlacedWhy.OUTSIDE_HOURS:
        closed = say("We are closed now.")
        if obstacle.at is None:
            return closed
        return say("We open {when}.", when=when(words, obstacle.at, terms.today))
    if why is NotPlacedWhy.READY_AFTER_CLOSING:
        return _ready_after_closing(words, time)
    if why is NotPlacedWhy.NO_ALCOHOL:
        return say("No alcohol to take away until {time}.", time=time)
    if why is NotPlacedWhy.NO_ALCOHOL_WHEN_READY:
        return _ready_in_a_ban(words, time)
    if why is NotPlacedWhy.TOO_MANY_DRINKS:
        return most_drinks(words, obstacle.most or 0)
    if why in {NotPlacedWhy.QUEUE_IS_FULL, NotPlacedWhy.PAUSED}:
        return _needs_still(words, obstacle.minutes)
    return say("Several orders wait to be collected.")


def _needs_still(words: Words, count: int | None) -> str:
    if count is None:
        return words.tr("The bartender needs a moment.")
    return words.plural(
        "The bartender needs about {count} minute.",
        "The bartender needs about {count} minutes.",
        count,
    )


def _needs(words: Words, count: int | None) -> str:
    if count is None:
        return words.tr("The bartender needs a moment")
    return words.plural(
        "The bartender needs about {count} minute",
        "The bartender needs about {count} minutes",
        count,
    )
