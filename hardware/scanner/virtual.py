"""A scanner without any hardware: it sends on a line what a real one would."""

from hardware.scanner.framing import Suffix
from hardware.transport import Transport


class VirtualScanner:
    """A scanner at the far end of `line`. It has no thread, and `line` stays its maker's."""

    def __init__(self, line: Transport, *, suffix: Suffix = Suffix.CR) -> None:
        self._line = line
        self._suffix = suffix

    def scan(self, text: str) -> None:
        """Read a code: its text and the suffix go out. Raises DeviceUnavailable if unplugged."""
        self.scan_raw(text.encode() + self._suffix.sent)

    def scan_raw(self, data: bytes) -> None:
        """Send bytes as they are: half a code, noise."""
        self._line.write(data)
