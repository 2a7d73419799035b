"""Which files begin first, and no haste: what is slow on a busy computer is not wrong.

Each file goes to one worker whole, so a long one that is begun last ends last.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# Hypothesis would fail an example that takes longer than 0.2 s, or examples drawn slowly.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

LONG = (
    "tests/soak/test_soak.py",
    "tests/crash/test_campaign.py",
    "tests/model/",
    "tests/ui/walk/",
    "tests/ui/test_reading.py",
    "tests/e2e/",
    "tests/hardware/printer/test_device_faults.py",
    "tests/ui/",
    "tests/faults/",
    "tests/cli/",
)
"""Beginnings of names, the longest first; everything else follows."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the files only: within one, the order stays as it was shuffled."""
    items.sort(key=lambda item: _place(item.nodeid))


def _place(name: str) -> int:
    found = (place for place, beginning in enumerate(LONG) if name.startswith(beginning))
    return next(found, len(LONG))
