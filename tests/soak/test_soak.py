"""The short form of the soak: a busy evening leaves nothing behind, and a leak would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.measures import LEAK, MOST_OF_FEW, grows
from tests.soak.soak import DRINKS, soak

SETTLED, LEAKS_AFTER, ORDERS = 248, 320, 368
"""Screens are built and caches filled; from there on something handed in keeps memory."""


@pytest.mark.timeout(1200)
def test_order_after_order_leaves_nothing_behind_and_a_leak_is_seen(tmp_path: Path) -> None:
    looks = soak(tmp_path, orders=ORDERS, every=DRINKS, leak=100 * LEAK, after=LEAKS_AFTER)
    sound = [look for look in looks if SETTLED <= look.orders <= LEAKS_AFTER]
    leaking = [look for look in looks if look.orders >= LEAKS_AFTER]
    assert grows(sound, MOST_OF_FEW) == []
    assert any("heap grows" in found for found in grows(leaking, MOST_OF_FEW))
