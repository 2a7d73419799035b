"""Draws the patterns a printer draws by itself: QR codes, and Code 128 bars.

Only the virtual printer needs them; the libraries are loaded when the first code is printed.
"""

_QUIET = 0  # printers leave the white border to the paper around it


def qr_modules(data: bytes, *, correction: int) -> tuple[str, ...]:
    """The squares of a QR code, row by row: 1 is black. `correction` is 0..3 for L, M, Q, H.

    Empty if the data is too much for any QR code.
    """
    import qrcode  # noqa: PLC0415 - heavy
    from qrcode.constants import (  # noqa: PLC0415
        ERROR_CORRECT_H,
        ERROR_CORRECT_L,
        ERROR_CORRECT_M,
        ERROR_CORRECT_Q,
    )
    from qrcode.exceptions import DataOverflowError  # noqa: PLC0415

    levels = (ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q, ERROR_CORRECT_H)
    code = qrcode.QRCode(error_correction=levels[correction & 3], border=_QUIET)
    code.add_data(data)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):  # the second comes from a version above 40
        return ()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def code128_modules(data: bytes) -> tuple[str, str]:
    """The bars of a Code 128 (1 is black) and the text they stand for.

    `data` is what GS k 73 carries: `{A`, `{B` or `{C` choose a set, `{{` is a brace. Both parts
    are empty if it does not begin with a set, as a printer then prints nothing.
    """
    from barcode.charsets.code128 import CODES, STOP  # noqa: PLC0415

    values, text = _values(data)
    if not values:
        return "", ""
    start, *values = values
    check = (start + sum(place * value for place, value in enumerate(values, start=1))) % 103
    bars = "".join(CODES[value] for value in (start, *values, check))
    return bars + STOP + "11", text


_STARTS = {"A": 103, "B": 104, "C": 105}
_SWITCHES = {"A": 101, "B": 100, "C": 99}
_BRACE = ord("{")


def _values(data: bytes) -> tuple[list[int], str]:
    """The start value, then one for each letter or change of set; and the text."""
    values: list[int] = []
    text = ""
    current = ""
    position = 0
    while position < len(data):
        byte = data[position]
        position += 1
        if byte == _BRACE and position < len(data) and data[position] != _BRACE:
            current = _switch(chr(data[position]), values, before=current)
            position += 1
            continue
        position += byte == _BRACE
        if not current:
            return [], ""
        values.append(_value(byte, current))
        text += f"{byte:02d}" if current == "C" else chr(byte)
    return values, text


def _switch(name: str, values: list[int], *, before: str) -> str:
    if name not in _STARTS:
        return before
    values.append(_SWITCHES[name] if before else _STARTS[name])
    return name


def _value(byte: int, current: str) -> int:
    if current == "C":
        return min(byte, 99)
    if byte < 0x20:  # set A's controls come after its letters
        return byte + 64
    return min(byte - 0x20, 95)
