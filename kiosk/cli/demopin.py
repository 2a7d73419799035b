"""The demo's PIN, which everybody may know: it opens a staff screen with nothing behind it.

It is put into the demo's configuration here, not in the demo's file: whoever begins their own
from a copy of that has no staff screen before they made a PIN of their own.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.config import Config
from kiosk.config.settings import StaffSettings

DEMO_PIN = "4343"

_HASH = "scrypt$16384$8$4$aBiZUfkMI2heovA/jzLc+w==$gjOO7cg76kuas+0cS15gYp+3Kupn1uMcZ5/jwfhLhm0="
"""What :data:`DEMO_PIN` is kept as: made once, for a new one takes a tenth of a second."""


def with_demo_pin(config: Config) -> tuple[Config, str]:
    """The configuration with a staff screen, and the PIN to be shown beside it.

    A configuration with a PIN of its own keeps it, and nothing is shown.
    """
    if config.staff.pin is not None:
        return config, ""
    return replace(config, staff=StaffSettings(pin=_HASH)), DEMO_PIN
