"""How the staff's PIN stands in the configuration: as a slow hash, never as digits."""

from __future__ import annotations

from kiosk.tomlfile.table import Kind, NotAllowed

ALLOWED = 'the line that "kiosk staff pin" prints, as "scrypt$..."'


def _pin_hash(value: object) -> str:
    """What is wrong is not repeated: it may be the PIN itself, in a log that others read."""
    from kiosk.domain.staffpin import read_pin_hash  # noqa: PLC0415 - few windows have a PIN

    if not isinstance(value, str) or read_pin_hash(value) is None:
        raise NotAllowed(found="something else")
    return value


PIN_HASH = Kind(ALLOWED, _pin_hash)
