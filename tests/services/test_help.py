"""A guest calls the bartender: nothing is lost, printed twice or promised in vain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.cards import Card
from kiosk.domain.codes import card_code
from kiosk.domain.health import Trouble
from kiosk.domain.help import HelpRequest, HelpScreen, HelpStand, HelpStanding, HelpWanted
from kiosk.domain.papers import HelpSlip
from kiosk.domain.printjob import JobKind, JobState, PrintJob, Proof
from kiosk.ports import Unproven
from kiosk.services.help import HelpBell, standing_now
from tests.services.conftest import RULES, Window


class Street:
    """A window with a guest who may call."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.papers_asked_for = 0
        self.bell = HelpBell(
            window.storage, window.clock, rules=RULES, answers=window.answers, asked=self._asked
        )

    def _asked(self) -> None:
        self.papers_asked_for += 1

    def call(self, key: str = "a", number: int | None = None) -> HelpStanding:
        return self.bell.ask(HelpWanted(key, HelpScreen.MENU, "en", number))

    def told(self) -> HelpStand | None:
        with self.window.storage.read() as records:
            standing = standing_now(records, self.window.clock.now())
        return None if standing is None else standing.stand

    def last(self) -> HelpRequest:
        with self.window.storage.read() as records:
            request = records.help.last()
        assert request is not None
        return request

    def slips(self) -> list[PrintJob]:
        with self.window.storage.read() as records:
            return [job for job in records.jobs.of_day(None) if job.kind is JobKind.HELP]


@pytest.fixture
def street(window: Window) -> Street:
    return Street(window)


def test_a_call_is_a_row_a_slip_and_a_ring_before_anybody_has_ordered(street: Street) -> None:
    standing = street.call(number=42)
    assert standing == HelpStanding("a", HelpStand.SENDING)
    assert street.papers_asked_for == 1
    street.window.print_all()
    assert street.window.rings() == ["help"]
    ((slip, _),) = street.window.printer.papers
    assert slip == HelpSlip(
        street.last().asked_at, HelpScreen.MENU, "en", 42, street.slips()[0].code
    )
    assert street.told() is HelpStand.SENT
    with street.window.storage.read() as records:
        assert records.days.last() is None


def test_the_bartender_scans_the_slip_and_the_guest_is_told_when_he_saw_it(street: Street) -> None:
    street.call()
    street.window.print_all()
    street.window.rings()
    street.window.scan(street.slips()[0].code, after=20)
    assert street.window.rings() == ["understood"]
    assert street.told() is HelpStand.SEEN
    assert street.last().seen_at == street.window.clock.now()


def test_scanned_again_it_is_refused_with_the_time_it_was_seen(street: Street) -> None:
    street.call()
    street.window.print_all()
    (slip,) = street.slips()
    street.window.scan(slip.code)
    seen_at = street.last().seen_at
    street.window.rings()
    street.window.scan(slip.code, after=4)
    assert street.window.rings() == ["refused"]
    assert street.window.said() == ["help seen"]
    assert street.last().seen_at == seen_at


@pytest.mark.parametrize("code", ["H1.AAAA", "H2.AAAA", "H999999999.AAAA"])
def test_a_guessed_code_is_seen_by_nobody(street: Street, code: str) -> None:
    street.call()
    street.window.print_all()
    street.window.rings()
    street.window.scan(code)
    assert street.window.rings() == ["refused"]
    assert street.window.said() == ["not ours"]
    assert street.told() is HelpStand.SENT


def test_a_slip_found_an_hour_later_answers_nobody(street: Street) -> None:
    street.call()
    street.window.print_all()
    street.window.rings()
    street.window.scan(street.slips()[0].code, after=3600)
    assert street.window.rings() == ["refused"]
    assert street.window.said() == ["help over"]
    assert street.last().seen_at is None
    assert street.told() is None


def test_a_second_touch_within_a_minute_prints_no_second_slip(street: Street) -> None:
    street.call("a")
    street.window.print_all()
    street.window.clock.advance(55)
    assert street.call("b") == HelpStanding("a", HelpStand.SENT)
    street.window.scan(street.slips()[0].code)
    assert street.call("c").stand is HelpStand.SEEN
    assert len(street.slips()) == 1
    assert street.papers_asked_for == 1


@pytest.mark.parametrize(("seconds", "slips"), [(70, 1), (119, 1), (121, 2)])
def test_while_nobody_has_seen_it_one_call_stands_for_two_minutes(
    street: Street, seconds: float, slips: int
) -> None:
    street.call("a")
    street.window.print_all()
    street.window.clock.advance(seconds)
    street.call("b")
    assert len(street.slips()) == slips


def test_who_still_wants_help_after_it_was_seen_may_call_again(street: Street) -> None:
    street.call("a")
    street.window.print_all()
    street.window.scan(street.slips()[0].code)
    street.window.clock.advance(61)
    assert street.call("b").key == "b"
    assert [each.code[:2] for each in street.slips()] == ["H1", "H2"]


def test_the_same_touch_twice_is_one_call_whatever_the_clock_says(street: Street) -> None:
    street.call("a")
    street.window.clock.advance(500)
    assert street.call("a").key == "a"
    assert len(street.slips()) == 1


def test_without_a_printer_she_is_told_to_knock_and_the_slip_comes_if_he_is_quick(
    street: Street,
) -> None:
    street.window.printer.unplug()
    street.call()
    street.window.spooler.step()
    assert street.told() is HelpStand.NOT_SENT
    street.window.printer.plug_in()
    street.window.clock.advance(30)
    street.window.print_all()
    assert street.told() is HelpStand.SENT
    assert street.window.rings() == ["help"]  # the ring of the touch was too late to mean anything


def test_a_slip_older_than_two_minutes_is_withdrawn_and_never_printed(street: Street) -> None:
    street.window.printer.unplug()
    street.call()
    street.window.spooler.step()
    street.window.printer.plug_in()
    street.window.clock.advance(130)
    street.window.print_all()
    assert street.window.printer.papers == []
    assert [job.state for job in street.slips()] == [JobState.WITHDRAWN]
    assert street.told() is HelpStand.NOT_SENT


def test_a_printer_that_is_busy_or_without_paper_is_no_promise(street: Street) -> None:
    street.window.spooler.step()
    street.window.printer.trouble(Trouble.PAPER_OUT)
    assert street.call().stand is HelpStand.SENDING
    street.window.clock.advance(10)
    street.window.spooler.step()
    assert street.told() is HelpStand.NOT_SENT


def test_a_slip_in_doubt_is_called_unknown_and_not_copied(street: Street) -> None:
    street.window.printer.outcomes.append(Unproven(Trouble.LOST))
    street.call()
    street.window.print_all()
    assert street.told() is HelpStand.UNKNOWN
    assert len(street.slips()) == 1


def test_a_slip_in_doubt_that_is_scanned_was_printed(street: Street) -> None:
    street.window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    street.call()
    street.window.print_all()
    street.window.scan(street.slips()[0].code)
    (slip,) = street.slips()
    assert (slip.state, slip.proof) == (JobState.PRINTED, Proof.SCANNED)
    assert street.told() is HelpStand.SEEN


def test_what_could_not_be_saved_was_not_sent_and_nothing_rings(street: Street) -> None:
    street.window.storage.refused = 1
    assert street.call() == HelpStanding("a", HelpStand.NOT_SENT)
    assert street.window.rings() == []
    assert street.slips() == []


def test_a_call_whose_answer_from_the_database_was_lost_was_made(street: Street) -> None:
    street.window.storage.unsure = 1
    assert street.call() == HelpStanding("a", HelpStand.SENDING)
    street.window.print_all()
    assert street.window.rings() == ["help"]
    assert len(street.slips()) == 1


def test_a_call_survives_a_restart_with_its_slip(street: Street) -> None:
    street.call()
    street.window.start_again()
    street.window.print_all()
    assert [type(paper) for paper, _ in street.window.printer.papers] == [HelpSlip]
    assert street.told() is HelpStand.SENT
    assert street.window.rings() == ["help"]  # the one of the touch went with the program


def test_the_row_counts_the_rings_that_rang_and_not_those_that_were_asked_for(
    street: Street,
) -> None:
    street.call()
    assert (street.last().rings, street.last().rung_at) == (0, None)
    street.window.start_again()  # its ring went with the program, and is owed with the slip
    assert street.last().rings == 0
    street.window.clock.advance(20)
    street.window.print_all()
    assert (street.last().rings, street.last().rung_at) == (1, street.window.clock.now())
    street.window.print_all()
    assert street.last().rings == 1


def test_a_ring_owed_after_the_printers_trouble_is_counted_when_it_rings(street: Street) -> None:
    street.window.printer.unplug()
    street.call()
    street.window.spooler.step()
    assert (street.window.rings(), street.last().rings) == ([], 0)
    street.window.printer.plug_in()
    street.window.clock.advance(30)
    street.window.print_all()
    assert (street.window.rings(), street.last().rings) == (["help"], 1)


def test_a_disk_that_cannot_note_a_ring_stops_none(street: Street) -> None:
    street.window.print_all()
    street.call()
    street.window.storage.refused = 1
    street.window.print_all()
    assert street.window.rings() == ["help"]
    assert len(street.window.printer.papers) == 1
    assert (street.window.storage.refused, street.last().rings) == (0, 0)


def test_a_call_of_last_night_keeps_its_slip_when_the_day_begins(street: Street) -> None:
    street.window.place()
    street.window.clock.advance(timedelta(hours=9).total_seconds())
    street.window.print_all()
    street.call()
    street.window.place()
    street.window.print_all()
    assert street.told() is HelpStand.SENT


def test_a_clock_set_back_by_an_hour_keeps_nobody_from_calling(street: Street) -> None:
    street.call("a")
    street.window.print_all()
    street.window.clock.jump(-3600)
    assert street.call("b").key == "b"
    with street.window.storage.read() as records:
        assert records.help.by_key("b") == replace(street.last(), count=2)


def test_his_card_says_once_that_help_is_coming(street: Street) -> None:
    window, card = street.window, card_code(Card.HELP_COMES, bytes(32))
    window.scan(card, after=5)
    assert window.said() == ["no call"]
    street.call()
    window.scan(card, after=5)
    assert street.told() is HelpStand.SEEN
    seen_at = street.last().seen_at
    window.scan(card, after=5)
    assert street.last().seen_at == seen_at
    answer = window.answers.due(window.clock.monotonic())
    assert answer is not None
    assert ("no call", 2) in [(str(line.word), line.count) for line in answer.lines]


def test_his_card_answers_nobody_who_is_gone(street: Street) -> None:
    street.call()
    street.window.scan(card_code(Card.HELP_COMES, bytes(32)), after=31 * 60)
    assert street.last().seen_at is None
    assert street.window.said() == ["no call"]
