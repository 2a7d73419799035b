"""The bartender's ticket: every word is there, whoever ordered whatever."""

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.document import CodeKind
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Face, Page, PaperRow, Words
from hardware.printer.profile import Profile
from kiosk.domain.menu import Allergen
from kiosk.domain.order import OrderState
from kiosk.domain.papers import PlainTicket, Ticket, TicketLine
from tests.devices.papers import (
    CANCELLED,
    LATE_COPY,
    NARROW_ROLL,
    ONE_DRINK,
    WIDE_ROLL,
    printed,
    typesetter,
    words_on,
)

SPARED = (Allergen.NUTS, Allergen.MILK)

BYTES_FOR_ONE_DRINK = 300
"""Of 289 today 130 are letters (36 of them the blanks of two black bars), 29 the code to scan,
50 the stub above its number, and 80 sizes, places, line ends and the cut. At 38,400 baud that is
75 ms of line time, at 9600 0.3 s; 100 bytes more would cost 26 and 104 ms."""

BYTES_FOR_A_DRINK_MORE = 40
"""A quantity, a name, a blank half line, and no change of style but one."""

DOTS_A_MILLIMETRE = 8
"""203 to the inch."""

CAPITAL_DOTS = 16
"""Of the 24 a letter of plain type has: what stands above the base line."""

EASY_MM, HARDLY_MM = 4.7, 3.7
"""20 and 16 minutes of arc at 80 cm: ISO 9241-303."""

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=lambda roll: roll.name)

lines = st.builds(
    TicketLine,
    quantity=st.integers(1, 99),
    name=st.text(max_size=60),
    changes=st.lists(st.text(max_size=40), max_size=4).map(tuple),
    left_out=st.lists(st.text(max_size=40), max_size=3).map(tuple),
)
tickets = st.builds(
    Ticket,
    number=st.integers(1, 999),
    state=st.sampled_from(OrderState),
    placed_at=st.just(ONE_DRINK.placed_at),
    language=st.sampled_from(["it", "en", "zh", "pt-br"]),
    pager=st.none() | st.integers(1, 99),
    lines=st.lists(lines, max_size=12).map(tuple),
    to_pay_cents=st.none() | st.integers(0, 100_000),
    total_cents=st.integers(0, 100_000),
    check_id=st.booleans(),
    code=st.just(ONE_DRINK.code),
    copy=st.booleans(),
    late_minutes=st.none() | st.integers(5, 600),
    without=st.lists(st.sampled_from(Allergen), max_size=14).map(tuple),
)


PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x7E)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def words_in(row: PaperRow) -> list[str]:
    return [item.text for item in row.items if isinstance(item, Words)]


def size(ticket: Ticket, roll: Profile = WIDE_ROLL) -> int:
    return len(Encoder(roll).encode(typesetter(roll).set(ticket)))


@ROLLS
def test_a_ticket_says_everything_the_bartender_needs(roll: Profile):
    words = words_on(printed(ONE_DRINK, roll))
    for word in (
        "23:10",
        "1 drink",
        "1 Negroni",
        "» amaro della casa, non Campari",
        "pager 7",
        "EN",
        "DA PAGARE",
        "€ 9,00",
        "CONTROLLA L'ETÀ",
    ):
        assert word in words


@ROLLS
def test_the_number_opens_and_closes_the_ticket(roll: Profile):
    assert printed(ONE_DRINK, roll).lines[0] == "42"
    assert printed(ONE_DRINK, roll).lines[-1] == "42"


@pytest.mark.parametrize("number", [1, 42, 999])
@ROLLS
def test_the_number_is_the_largest_a_printer_can_print(number: int, roll: Profile):
    page = printed(replace(ONE_DRINK, number=number), roll)
    faces = [item.face for row in page.rows for item in row.items if hasattr(item, "face")]
    assert (faces[0].width, faces[0].height) == (faces[-1].width, faces[-1].height) == (8, 8)
    assert page.lines[0] == str(number)


@pytest.mark.parametrize("kind", CodeKind)
def test_the_paper_carries_its_own_code(kind: CodeKind):
    (symbol,) = printed(ONE_DRINK, code=kind).codes
    assert (symbol.kind, symbol.data) == (kind, ONE_DRINK.code)


@ROLLS
def test_a_late_copy_says_both_before_its_number(roll: Profile):
    page = printed(LATE_COPY, roll)
    assert words_on(page).startswith("COPIA IN RITARDO 12 min 117 ")
    assert all(face.inverted and face.width == 2 for face in faces_of(page, "12 min"))


@ROLLS
def test_a_copy_is_white_on_black_across_the_whole_paper(roll: Profile):
    first = printed(LATE_COPY, roll).rows[0].items[0]
    assert (first.x, first.width, first.face.inverted) == (0, roll.dots, True)


def test_a_paid_order_asks_for_no_money():
    words = words_on(printed(LATE_COPY))
    assert "PAGATO € 123,50" in words
    assert "DA PAGARE" not in words


def test_a_window_without_pagers_says_so():
    assert "senza pager" in words_on(printed(LATE_COPY))


def test_all_drinks_are_counted():
    assert "15 drink" in words_on(printed(LATE_COPY))


def test_a_cancelled_order_asks_for_neither_money_nor_papers():
    words = words_on(printed(replace(CANCELLED, check_id=True)))
    assert "ANNULLATO" in words
    assert "RITARDO" not in words
    assert "PAGARE" not in words
    assert "ETÀ" not in words


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (OrderState.READY, "PRONTO"),
        (OrderState.COLLECTED, "RITIRATO"),
        (OrderState.CANCELLED, "ANNULLATO"),
        (OrderState.ABANDONED, "NON RITIRATO"),
    ],
)
def test_a_reprint_shows_the_state_of_its_order(state: OrderState, word: str):
    page = printed(replace(ONE_DRINK, state=state, copy=True))
    assert page.lines[:2] == ("COPIA", word)


def test_a_ready_order_is_still_to_be_paid():
    assert "DA PAGARE" in words_on(printed(replace(ONE_DRINK, state=OrderState.READY)))


def test_a_new_order_has_no_band_above_its_number():
    assert not printed(ONE_DRINK).rows[0].items[0].face.inverted


def faces_of(page: Page, word: str) -> list[Face]:
    words = [item for row in page.rows for item in row.items if hasattr(item, "face")]
    return [item.face for item in words if word in item.text]


def rows_with(page: Page, word: str) -> list[int]:
    return [at for at, row in enumerate(page.rows) if word in " ".join(words_in(row))]


@ROLLS
def test_number_drinks_changes_and_the_rest_weigh_in_that_order(roll: Profile):
    page = printed(ONE_DRINK, roll)
    (number, _), (drink,) = faces_of(page, "42"), faces_of(page, "Negroni")
    (change,), (pager, _) = faces_of(page, "amaro"), faces_of(page, "pager 7")
    assert number.height > drink.height > change.height
    assert change.bold
    assert not pager.bold


@ROLLS
def test_what_the_hands_need_is_legible_at_eighty_centimetres(roll: Profile):
    page = printed(LATE_COPY, roll)
    capital_mm = CAPITAL_DOTS / DOTS_A_MILLIMETRE
    heights = {
        word: faces_of(page, word)[0].height * capital_mm
        for word in ("Negroni", "shakerato", "arancia", "ghiaccio", "CONTROLLA")
    }
    assert min(heights["Negroni"], heights["shakerato"]) >= EASY_MM
    assert min(heights.values()) >= HARDLY_MM


@ROLLS
def test_what_is_left_out_stands_white_on_black_under_its_drink(roll: Profile):
    page = printed(LATE_COPY, roll)
    (face,) = faces_of(page, "ghiaccio")
    assert face.inverted
    places = [words_on(page).index(word) for word in ("Negroni", "arancia", "ghiaccio", "Caffè")]
    assert places == sorted(places)


@ROLLS
def test_the_stub_to_tear_off_has_the_pager_the_drinks_and_the_number(roll: Profile):
    lines = [line.strip() for line in printed(ONE_DRINK, roll).lines if line.strip()]
    *_, dashes, pager, number = lines
    assert set(dashes) == {"-", " "}
    assert pager.split("  ")[0].startswith("pager 7")
    assert pager.endswith("1 drink")
    assert number == "42"


@ROLLS
def test_the_pager_on_a_stub_never_runs_into_the_drinks(roll: Profile):
    page = printed(replace(ONE_DRINK, pager=17, lines=LATE_COPY.lines), roll)
    assert words_on(page).endswith("pager 17 15 drink 42")
    pager, drinks = (rows_with(page, word)[-1] for word in ("pager 17", "15 drink"))
    assert (pager == drinks) is (roll is WIDE_ROLL)
    assert all(face.width == 2 for face in faces_of(page, "15 drink"))


@ROLLS
def test_what_is_to_be_paid_is_wide_however_much_it_is(roll: Profile):
    page = printed(replace(ONE_DRINK, to_pay_cents=123_450), roll)
    faces = [*faces_of(page, "DA PAGARE"), *faces_of(page, "234,50")]
    assert all(face.inverted and face.width == face.height == 2 for face in faces)
    assert faces


@pytest.mark.parametrize(
    "state", [OrderState.COLLECTED, OrderState.CANCELLED, OrderState.ABANDONED]
)
def test_a_ticket_that_is_over_has_no_stub(state: OrderState):
    lines = printed(replace(ONE_DRINK, state=state)).lines
    assert not any(line.strip().startswith("- -") for line in lines)
    assert lines[-1] == "42"


def test_one_drink_is_few_bytes(record_property: Callable[[str, object], None]):
    count = size(ONE_DRINK)
    record_property("bytes", count)
    sys.stdout.write(f"one changed drink: {count} bytes, {count * 10 / 38.4:.0f} ms at 38400\n")
    assert count <= BYTES_FOR_ONE_DRINK


def test_each_further_drink_is_few_bytes():
    longer = replace(ONE_DRINK, lines=(*ONE_DRINK.lines, TicketLine(1, "Americano", ())))
    assert size(longer) - size(ONE_DRINK) <= BYTES_FOR_A_DRINK_MORE


@given(tickets, st.sampled_from([WIDE_ROLL, NARROW_ROLL]))
def test_any_ticket_comes_out_as_one_page_between_its_numbers(ticket: Ticket, roll: Profile):
    page = printed(ticket, roll)
    assert str(ticket.number) in page.lines[:5]
    assert page.lines[-1] == str(ticket.number)
    assert [symbol.data for symbol in page.codes] == [ticket.code]
    assert ticket.language.upper() in words_on(page)


@given(tickets, st.sampled_from([WIDE_ROLL, NARROW_ROLL]))
def test_nothing_on_any_ticket_leaves_the_paper(ticket: Ticket, roll: Profile):
    for row in printed(ticket, roll).rows:
        for item in row.items:
            assert item.x >= 0
            assert item.x + getattr(item, "width", 0) <= roll.dots


@given(st.text(alphabet=PRINTABLE, min_size=1, max_size=80), st.integers(1, 99))
def test_no_letter_of_a_name_is_lost_however_long_it_is(name: str, quantity: int):
    ticket = replace(ONE_DRINK, lines=(TicketLine(quantity, name, (name,)),))
    words = without_blanks(words_on(printed(ticket, NARROW_ROLL)))
    assert without_blanks(f"{quantity}{name}»{name}") in words


@given(tickets)
def test_a_copy_always_begins_by_saying_so(ticket: Ticket):
    assert (printed(ticket).lines[0] == "COPIA") is ticket.copy


@given(tickets)
def test_any_ticket_can_be_printed_plain(ticket: Ticket):
    page = printed(PlainTicket(ticket))
    words = words_on(page)
    assert str(ticket.number) in page.lines
    assert "EUR" in words
    assert ("COPIA" in words) or not ticket.copy


def test_a_plain_ticket_has_number_drinks_and_amount():
    assert printed(PlainTicket(LATE_COPY)).lines == (
        "*** COPY / COPIA ***",
        "117",
        "2 Negroni",
        ">> arancia doppia",
        "*** SENZA GHIACCIO ***",
        "1 Americano della finestra con soda",
        "12 Caffè shakerato",
        ">> poco zucchero",
        "EUR 0.00",
        "*** CHECK ID / DOCUMENTO ***",
    )
    assert "EUR 9.00" in printed(PlainTicket(ONE_DRINK)).lines


def test_a_plain_ticket_too_says_what_must_not_be_in_it():
    lines = printed(PlainTicket(replace(CANCELLED, without=SPARED))).lines
    assert "*** WITHOUT / SENZA: nuts, milk ***" in lines
    assert not any("CHECK ID" in line for line in lines)


@ROLLS
def test_what_a_guest_is_spared_stands_white_on_black_before_the_drinks(roll: Profile):
    page = printed(replace(ONE_DRINK, without=SPARED), roll)
    bars = [row for row in page.rows if "latte" in " ".join(words_in(row))]
    assert "SENZA: frutta a guscio, latte" in words_on(page)
    assert bars
    assert all(word.face.inverted for row in bars for word in row.items)
    lines = page.lines
    assert next(at for at, line in enumerate(lines) if "SENZA" in line) < lines.index("1 Negroni")


def test_an_allergen_is_never_parted():
    many = (Allergen.SULPHITES, Allergen.NUTS, Allergen.CRUSTACEANS, Allergen.NUTS)
    for roll in (WIDE_ROLL, NARROW_ROLL):
        lines = printed(replace(ONE_DRINK, without=many), roll).lines
        assert sum("frutta a guscio" in line for line in lines) == 2


def test_nothing_is_spared_on_a_ticket_that_is_over():
    page = printed(replace(CANCELLED, without=SPARED))
    assert "SENZA" not in words_on(page)


def test_a_torn_beginning_is_closed_before_the_next_ticket():
    encoder, setter = Encoder(WIDE_ROLL), typesetter(WIDE_ROLL)
    torn = encoder.encode(setter.set(ONE_DRINK))[:60]
    closed = b"\x1b@\x1bt\x13" + encoder.encode(setter.fragment_end())
    data = encoder.initialise() + torn + closed + encoder.encode(setter.set(ONE_DRINK))
    fragment, whole = read_paper(data, profile=WIDE_ROLL).pages
    assert fragment.lines[-1] == "interrotto"
    assert whole.lines == printed(ONE_DRINK).lines
