"""Golden bytes of the questions, the proofs and the bells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.commands import (
    COMMAND_PADDING,
    FENCE,
    INITIALISE,
    REPORT_CHANGES,
    BellForm,
    Ring,
    StatusQuestion,
    ask_confirmation,
    ask_status,
    ring_bell,
)
from hardware.printer.splitter import Splitter

_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


_SMALL_TALK = (
    ask_status(StatusQuestion.OFFLINE_CAUSE),
    ask_confirmation("aZ!~"),
    FENCE,
    INITIALISE + REPORT_CHANGES,
    *(ring_bell(form, ring) for form in BellForm for ring in Ring),
)


@pytest.mark.parametrize("said", [said for said in _SMALL_TALK if said], ids=bytes.hex)
def test_what_was_cut_at_any_byte_swallows_nothing_of_the_next_start(said: bytes):
    for cut in range(1, len(said)):
        heard = Splitter().feed(said[:cut] + bytes(COMMAND_PADDING) + INITIALISE)
        assert heard[-1].name == INITIALISE, said[:cut]


def test_three_status_questions_are_nine_bytes():
    asked = ask_status(StatusQuestion.PRINTER, StatusQuestion.OFFLINE_CAUSE, StatusQuestion.PAPER)
    assert asked.hex(" ") == "10 04 01 10 04 02 10 04 04"


def test_the_fixed_commands_are_as_epson_writes_them():
    assert INITIALISE.hex(" ") == "1b 40"
    assert REPORT_CHANGES.hex(" ") == "1d 61 0f"
    assert FENCE.hex(" ") == "1d 72 01"


def test_a_confirmation_carries_its_identifier():
    assert ask_confirmation("aZ!~").hex(" ") == "1d 28 48 06 00 30 30 61 5a 21 7e"


@pytest.mark.parametrize(
    "identifier", ["", "abc", "abcde", "ab d", "abc\x7f", "abcè", "ab\x10\x04"]
)
def test_an_identifier_the_printer_could_not_return_is_refused(identifier: str):
    with pytest.raises(ValueError, match="identifier"):
        ask_confirmation(identifier)


@pytest.mark.parametrize(
    ("form", "ring", "expected"),
    [
        (BellForm.ESC_A_48, Ring.UNDERSTOOD, "1b 28 41 04 00 30 31 01 0a"),
        (BellForm.ESC_A_48, Ring.REFUSED, "1b 28 41 04 00 30 31 03 0a"),
        (BellForm.ESC_A_48, Ring.SECOND_STEP, "1b 28 41 04 00 30 31 02 0a"),
        (BellForm.ESC_A_97, Ring.UNDERSTOOD, "1b 28 41 03 00 61 01 01"),
        (BellForm.ESC_A_97, Ring.REFUSED, "1b 28 41 03 00 61 01 03"),
        (BellForm.ESC_A_97, Ring.SECOND_STEP, "1b 28 41 03 00 61 01 02"),
        (BellForm.U230, Ring.UNDERSTOOD, "1b 28 41 05 00 61 64 01 01 01"),
        (BellForm.U230, Ring.REFUSED, "1b 28 41 05 00 61 64 03 01 01"),
        (BellForm.U230, Ring.SECOND_STEP, "1b 28 41 05 00 61 64 01 08 01"),
        (BellForm.ESC_B, Ring.UNDERSTOOD, "1b 42 01 02"),
        (BellForm.ESC_B, Ring.REFUSED, "1b 42 03 02"),
        (BellForm.ESC_B, Ring.SECOND_STEP, "1b 42 01 09"),
        (BellForm.DRAWER, Ring.UNDERSTOOD, "1b 70 00 32 32"),
        (BellForm.DRAWER, Ring.REFUSED, "1b 70 00 32 32 1b 70 00 32 32 1b 70 00 32 32"),
        (BellForm.DRAWER, Ring.SECOND_STEP, "1b 70 00 fa fa"),
        (BellForm.NONE, Ring.REFUSED, ""),
    ],
)
def test_a_ring_is_the_bytes_of_its_form(form: BellForm, ring: Ring, expected: str):
    assert ring_bell(form, ring).hex(" ") == expected


def sound_of(form: BellForm, data: bytes) -> tuple[int, int]:
    """What is heard: how many beeps, and how long one is, in the command's own unit."""
    if form is BellForm.DRAWER:
        assert data == data[:5] * (len(data) // 5)
        return len(data) // 5, data[3]
    if form is BellForm.ESC_B:
        return data[2], data[3]
    counts, lengths = {
        BellForm.ESC_A_48: (7, 8),  # ESC ( A pL pH 48 sound count cycle
        BellForm.ESC_A_97: (7, 6),  # ESC ( A pL pH 97 sound count: no length
        BellForm.U230: (7, 8),  # ESC ( A pL pH 97 100 count on off
    }[form]
    assert data[3] == len(data) - 5, "the count of what follows is right, or it eats what follows"
    return data[counts], data[lengths]


@pytest.mark.parametrize("form", [form for form in BellForm if form is not BellForm.NONE])
def test_rings_are_told_apart_over_music_by_count_or_by_length(form: BellForm):
    heard = {ring: sound_of(form, ring_bell(form, ring)) for ring in Ring}
    assert heard[Ring.UNDERSTOOD][0] == 1
    assert heard[Ring.REFUSED][0] == 3
    assert heard[Ring.HELP][0] == 5
    times, length = heard[Ring.SECOND_STEP]
    is_long = times == 1 and length >= 4 * heard[Ring.UNDERSTOOD][1]
    assert is_long or times == 2
    assert len(set(heard.values())) == len(Ring)


@pytest.mark.parametrize("form", [form for form in BellForm if form is not BellForm.NONE])
def test_no_two_rings_of_a_bell_sound_alike(form: BellForm):
    assert len({ring_bell(form, ring) for ring in Ring}) == len(Ring)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=4, max_size=4))
def test_no_counted_command_holds_a_real_time_sequence(identifier: str):
    sent = [ask_confirmation(identifier), *(ring_bell(f, r) for f in BellForm for r in Ring)]
    assert not any(sequence in data for data in sent for sequence in _REAL_TIME)
