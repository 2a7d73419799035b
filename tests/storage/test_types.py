"""What is written as text comes back as what it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from kiosk.domain.order import OrderState
from kiosk.storage.types import Day, Flag, Moment, Word

SQLITE = dialect()
MINUTES = st.integers(-14 * 60, 14 * 60)
# A day from either end, so that the zone cannot push it out of the calendar.
MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30))  # noqa: DTZ001


@given(MOMENTS, MINUTES)
def test_a_moment_comes_back_from_any_zone(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    text = Moment().process_bind_param(moment, SQLITE)
    assert text is not None
    assert len(text) == len("2026-11-20T22:10:00.000000+00:00")
    assert Moment().process_result_value(text, SQLITE) == moment


@given(MOMENTS, MOMENTS)
def test_text_sorts_as_time_does(one: datetime, other: datetime) -> None:
    moments = [one.replace(tzinfo=UTC), other.replace(tzinfo=UTC)]
    texts = [str(Moment().process_bind_param(moment, SQLITE)) for moment in moments]
    assert (texts[0] < texts[1]) == (moments[0] < moments[1])


def test_nothing_stays_nothing() -> None:
    for kind in (Moment(), Day(), Flag(), Word(OrderState)):
        assert kind.process_bind_param(None, SQLITE) is None
        assert kind.process_result_value(None, SQLITE) is None


def test_a_day_is_no_moment() -> None:
    assert Day().process_bind_param(date(2026, 1, 2), SQLITE) == "2026-01-02"
    with pytest.raises(TypeError, match="a day is expected"):
        Day().process_bind_param(datetime(2026, 1, 2, tzinfo=UTC), SQLITE)


def test_a_word_of_another_list_is_refused() -> None:
    with pytest.raises(ValueError, match="lost"):
        Word(OrderState).process_bind_param("lost", SQLITE)  # type: ignore[arg-type]
