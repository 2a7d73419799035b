"""Python's own sweeping waits for the start to be over."""

from __future__ import annotations

import gc

from kiosk.ui.thrift import put_off_sweeping, sweep_again


def test_nothing_is_swept_until_the_start_is_over_and_what_it_made_is_left_alone() -> None:
    assert gc.isenabled()
    try:
        put_off_sweeping()
        assert not gc.isenabled()
        sweep_again()
        frozen = gc.get_freeze_count()
        assert gc.isenabled()
        assert frozen > 0
        made_later = [object() for _ in range(100)], {}
        sweep_again()
        assert gc.get_freeze_count() <= frozen
        assert made_later
    finally:
        gc.unfreeze()
        gc.enable()
