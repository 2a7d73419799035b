"""How the staff's PIN stands in the configuration: as a slow hash, never as digits."""

from __future__ import annotations

import re

from kiosk.tomlfile.table import Kind, NotAllowed

ALLOWED = 'the line that "kiosk staff pin" prints, as "scrypt$..."'
_HASH = re.compile(r"scrypt\$[0-9]+\$[0-9]+\$[0-9]+\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+")


def _pin_hash(value: object) -> str:
    """What is wrong is not repeated: it may be the PIN itself, in a log that others read."""
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise NotAllowed(found="something else")
    return value


PIN_HASH = Kind(ALLOWED, _pin_hash)
