"""What ``kiosk check`` says of the hours: how it stands now, and what the owner should look up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.bootstrap.kept import kept_hours
from kiosk.cli.findings import Finding, kept_words
from kiosk.config import Config
from kiosk.domain.hours import (
    Fact,
    Forbids,
    Hours,
    Rule,
    ban,
    expired,
    is_stale,
    sell_nothing,
    standing,
)
from kiosk.ports import Clock

PART = "hours"


def check_hours(config: Config, clock: Clock) -> Iterator[Finding]:
    """The file of hours, if there is one. What may be out of date is neither well nor trouble."""
    file = config.selling.hours
    if file is None:
        return
    from kiosk.hoursfile import HoursError, load_hours

    try:
        hours = load_hours(file)
    except HoursError as error:
        words = f"{error}{kept_words(kept_hours(config, file))}"
        yield Finding(PART, well=False, words=words, remedy="mend the file")
        return
    now = clock.now().astimezone(config.window.timezone)
    yield Finding(PART, well=True, words=f"{file}, {'; '.join(_now(hours, now, config))}")
    for name in _too_short(hours):
        yield _to_check(
            f"{name}: open, but the last orders would be over before it opens",
            f"write longer hours, or less than {hours.last_orders.seconds // 60} as last_orders",
        )
    over = expired(hours, now.date())
    for rule in over:
        yield _to_check(
            f'"{rule.name}" expired on {rule.last}: check',
            "ask what holds now" + _source(rule.fact) + "; then write its dates, or take it out",
        )
    for name, fact in _facts(hours, without=over):
        if is_stale(fact, now.date()):
            yield _to_check(
                f"{name} not looked up since {fact.checked}: check",
                f"look it up{_source(fact)}, and write the date as checked",
            )


def _now(hours: Hours, now: datetime, config: Config) -> Iterator[str]:
    """How it stands, in the order a person would ask."""
    zone = config.window.timezone
    stands = standing(hours, now, zone)
    if stands.ends is not None:
        yield f"open now until {stands.ends.astimezone(zone):%H:%M}"
        after = standing(hours, stands.ends, zone).opens
        yield f"next: {_day(after.astimezone(zone))}" if after else "no opening after that"
    elif stands.is_open:
        yield "open now, no end in sight"
    elif stands.opens is None:
        yield "closed now, and no opening is written"
    else:
        yield f"closed now; opens {_day(stands.opens.astimezone(zone))}"
    for forbids in Forbids:
        found = ban(hours, forbids, now, zone)
        if found is not None:
            yield f"no {forbids} to take away until {found.ends.astimezone(zone):%H:%M}"


def _too_short(hours: Hours) -> Iterator[str]:
    """The days on which it would open and sell nothing."""
    from kiosk.hoursfile.kinds import WEEKDAYS

    for number, spans in enumerate(hours.week):
        if sell_nothing(hours, spans):
            yield WEEKDAYS[number]
    for days in hours.special:
        if sell_nothing(hours, days.spans):
            yield f"the special days from {days.first}"


def _facts(hours: Hours, *, without: tuple[Rule, ...]) -> Iterator[tuple[str, Fact]]:
    yield "the week", hours.fact
    for rule in hours.rules:
        if rule not in without:
            yield f'"{rule.name}"', rule.fact
    for days in hours.special:
        yield f"the special days from {days.first}", days.fact


def _to_check(words: str, remedy: str) -> Finding:
    return Finding(PART, well=True, words=words, remedy=remedy, known=False)


def _source(fact: Fact) -> str:
    return f" ({fact.source})" if fact.source else ""


def _day(at: datetime) -> str:
    return f"{at:%A %Y-%m-%d %H:%M}"
