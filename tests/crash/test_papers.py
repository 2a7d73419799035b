"""What the checker takes for a ticket, an answer, a closed fragment, and spoilt paper."""

from __future__ import annotations

import pytest

from tests.crash.papers import Kind, bar_page

TICKET = ("12", "20:27 1 drink", "══════", "1 Negroni", "──────", "pager 1 IT", "12")
CODE = ("T1XX12.1.H5B4",)


@pytest.mark.parametrize(
    ("lines", "codes", "kind"),
    [
        (TICKET, CODE, Kind.TICKET),
        (("COPIA", *TICKET), CODE, Kind.TICKET),
        (("IN RITARDO 3 min", *TICKET), CODE, Kind.TICKET),
        (("COPIA", "PRONTO", *TICKET), CODE, Kind.TICKET),
        (("12: pager 7 non chiamato",), (), Kind.ANSWER),
        ((*TICKET[:4], "interrotto"), (), Kind.FRAGMENT),
        ((*TICKET[:4], "interrotto", "interrotto"), (), Kind.FRAGMENT),
        (("interrotto",), (), Kind.FRAGMENT),
        (("COP", "interrotto"), (), Kind.FRAGMENT),
    ],
)
def test_clean_paper_is_known(lines: tuple[str, ...], codes: tuple[str, ...], kind: Kind):
    assert bar_page(lines, codes).kind is kind


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ((*TICKET[:4], "COPIA", *TICKET), CODE),
        ((*TICKET[:1], *TICKET), CODE),
        (("CO", "COPIA", *TICKET), CODE),
        ((*TICKET[:3], "12: pager 7 non chiamato"), ()),
        (("12: pager", *TICKET), CODE),
        ((*TICKET, "interrotto", *TICKET), CODE * 2),
        ((*TICKET[:2], "interrotto", *TICKET[2:4], "interrotto"), ()),
        (TICKET, ()),
        (TICKET[:-1], CODE),
        ((), CODE),
    ],
)
def test_spoilt_paper_is_known(lines: tuple[str, ...], codes: tuple[str, ...]):
    assert bar_page(lines, codes).kind is Kind.SPOILT


def test_a_mark_is_a_mark_only_above_the_number():
    assert bar_page(("COPIA", *TICKET), CODE).is_copy
    assert not bar_page((*TICKET[:4], "COPIA", *TICKET[4:]), CODE).is_copy
