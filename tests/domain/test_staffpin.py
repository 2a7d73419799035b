"""The PIN's hash, and how long wrong ones make everybody wait."""

from __future__ import annotations

import pytest

from kiosk.domain.staffpin import PinHash, hash_pin, read_pin_hash, wait_after

SALT = bytes(range(16))


def test_a_hash_is_read_as_it_was_written():
    made = hash_pin("482913", SALT)
    assert read_pin_hash(str(made)) == made
    assert str(made).startswith("scrypt$16384$8$4$")


def test_a_hash_of_a_known_vector_fits():
    """RFC 7914, section 12: "pleaseletmein" is no PIN, so the algorithm is checked by its bytes."""
    digest = bytes.fromhex(
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    )
    assert PinHash(16384, 8, 1, b"SodiumChloride", digest).fits("pleaseletmein")


@pytest.mark.parametrize("text", ["482913", "", "scrypt$", "scrypt$2$8$1$AAAA$AAAA"])
def test_what_is_no_hash_is_none(text: str):
    assert read_pin_hash(text) is None


def test_what_is_no_pin_has_no_hash():
    with pytest.raises(ValueError, match="4 to 8 digits"):
        hash_pin("48291348291", SALT)
    with pytest.raises(ValueError, match="salt"):
        hash_pin("482913", b"")


def test_each_wrong_try_doubles_the_wait_up_to_five_minutes():
    assert [wait_after(wrong) for wrong in range(11)] == [
        0,
        1,
        2,
        4,
        8,
        16,
        32,
        64,
        128,
        256,
        300,
    ]
    assert wait_after(10**9) == 300
