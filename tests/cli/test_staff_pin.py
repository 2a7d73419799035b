"""``kiosk staff pin``: typed twice, unseen, and only a slow hash comes out."""

from __future__ import annotations

import subprocess
import tomllib

import pytest

from kiosk.cli.errors import BadInput
from kiosk.cli.staff import new_pin_lines
from kiosk.domain.staffpin import read_pin_hash
from tests.cli.command import KIOSK, PATIENCE_S, environment


def typed(*texts: str):
    """Somebody who types these, one after the other."""
    left = list(texts)

    def ask(_words: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return ask


def test_the_lines_go_into_the_configuration_and_the_pin_fits_them():
    lines = new_pin_lines(typed("482913", "482913"))
    kept = read_pin_hash(tomllib.loads(lines)["staff"]["pin"])
    assert kept is not None
    assert kept.fits("482913")
    assert not kept.fits("482914")
    assert "482913" not in lines


def test_two_hashes_of_one_pin_do_not_look_alike():
    assert new_pin_lines(typed("4829", "4829")) != new_pin_lines(typed("4829", "4829"))


@pytest.mark.parametrize("pin", ["", "482", "482913482", "48a9", "48 29", "٤٨٢٩"])
def test_what_is_no_pin_is_refused_with_what_is_allowed(pin: str):
    with pytest.raises(BadInput, match="4 to 8 digits"):
        new_pin_lines(typed(pin, pin))


def test_two_that_differ_make_nothing():
    with pytest.raises(BadInput, match="not the same"):
        new_pin_lines(typed("4829", "4892"))


def test_nothing_typed_is_said_so():
    with pytest.raises(BadInput, match="no PIN"):
        new_pin_lines(typed("4829"))


@pytest.mark.parametrize(("piped", "code"), [("4829\n4829\n", 0), ("12\n12\n", 2)])
def test_a_pin_may_be_piped_in(piped: str, code: int):
    done = subprocess.run(
        [KIOSK, "staff", "pin"],
        input=piped,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == code
    assert ("pin = " in done.stdout) is (code == 0)
    assert ("4 to 8 digits" in done.stderr) is (code == 2)
    assert "Traceback" not in done.stderr
