"""The paper as text for a terminal."""

from hardware.printer.document import (
    Align,
    Code,
    CodeKind,
    Cut,
    Document,
    Element,
    Feed,
    Line,
    Pair,
    Rule,
    Style,
)
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.plaintext import to_text
from hardware.printer.profile import load_profile
from tests.hardware.printer.sample_ticket import SAMPLE_TICKET

NARROW = load_profile("generic-58")


def shown(*elements: Element) -> str:
    return shown_document(Document(elements))


def shown_document(document: Document) -> str:
    encoder = Encoder(NARROW)
    paper = read_paper(encoder.initialise() + encoder.encode(document), profile=NARROW)
    return to_text(paper.pages[0] if paper.pages else paper.current)


def test_a_small_receipt_is_a_box_with_its_words_in_their_columns():
    text = shown(
        Line("Finestra 43", align=Align.CENTRE),
        Rule(heavy=True),
        Pair("1 Negroni", "€ 9,00"),
        Feed(2),
        Pair("TOTALE", "€ 9,00", Style(width=2, height=2)),
        Pair(" PAGARE", "9,00 ", Style(width=2, inverted=True)),
        Line(" NON FISCALE ", Style(bold=True, inverted=True), Align.CENTRE),
        Cut(),
    )
    assert text.splitlines() == [
        "┌────────────────────────────────┐",
        "│          Finestra 43           │",
        "│════════════════════════════════│",
        "│1 Negroni                 € 9,00│",
        "│                                │",
        "│TOTALE                    € 9,00│ 2x2",
        "│▒PAGARE▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒9,00▒│ 2x1 white on black",
        "│         ▒NON FISCALE▒          │ bold white on black",
        "└╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘",
    ]


def test_a_number_that_is_huge_on_paper_is_huge_here_and_can_still_be_found():
    lines = shown(Line("42", Style(width=6, height=6))).splitlines()
    rows = [line for line in lines if line.startswith("│")]
    assert len(rows) == 6
    assert sum("█" in row or "▀" in row for row in rows) == 4  # the rest is the air above and below
    assert "42  6x6" in "".join(rows)


def test_a_page_still_in_the_printer_does_not_look_cut():
    assert shown(Line("a")).splitlines()[-1] == "└································┘"


def test_a_qr_code_is_drawn_square_by_square():
    lines = shown(Code("T26080542.1.9F3A")).splitlines()
    drawn = [line for line in lines if "▀" in line or "█" in line]
    assert len(drawn) == 11
    assert drawn[0].endswith("│ qr T26080542.1.9F3A")


def test_bars_are_shown_with_their_text():
    assert "│ code128 T8.1.AB" in shown(Code("T8.1.AB", CodeKind.CODE128))


def test_every_line_fits_the_box():
    for line in shown_document(SAMPLE_TICKET).splitlines():
        assert line[33] in "│┐┘"
