"""The bench tool: is this the right cable, does this printer print, does this pager buzz?

Exit code 0: all is well; 1: a device did not do its part; 2: something is wrong with what was
asked for. Heavy modules are imported by the command that needs them.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hardware.errors import HardwareError, Reason
from hardware.pager.tap import Parity
from hardware.scanner.framing import Suffix

Command = Callable[[argparse.Namespace], int]

_PRINTER_BAUD = 38400
_PAGER_BAUD = _SCANNER_BAUD = 9600


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; never lets a device's error out as a traceback."""
    chosen = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both ways of ending are one
    command: Command = chosen.command
    try:
        return command(chosen)
    except KeyboardInterrupt:
        return 130  # as a shell counts it: ended by the person at the keyboard
    except BrokenPipeError:
        # Who read our output went away; Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except HardwareError as error:
        sys.stderr.write(f"{error}\n{_ports_hint(error)}")
        return 2 if error.reason is Reason.BAD_SETTING else 1
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _ports_hint(error: HardwareError) -> str:
    if error.reason is not Reason.ABSENT:
        return ""
    from hardware.transport import list_ports  # noqa: PLC0415 - pyserial, and only in trouble

    names = [port.by_id or port.name for port in list_ports()]
    if not names:
        return "this computer has no serial port\n"
    return "".join(["serial ports here:\n", *(f"  {name}\n" for name in names)])


def _ports(_: argparse.Namespace) -> int:
    from hardware.bench_devices import show_ports  # noqa: PLC0415

    return show_ports()


def _status(chosen: argparse.Namespace) -> int:
    from hardware.bench_devices import show_status  # noqa: PLC0415

    return show_status(chosen.port, baud=chosen.baud)


def _print_test(chosen: argparse.Namespace) -> int:
    from hardware.bench_devices import print_test  # noqa: PLC0415

    return print_test(chosen.port, baud=chosen.baud, profile_name=chosen.profile)


def _call(chosen: argparse.Namespace) -> int:
    from hardware.bench_devices import call_pager  # noqa: PLC0415

    return call_pager(
        chosen.port,
        chosen.pager,
        text=chosen.text,
        baud=chosen.baud,
        parity=Parity(chosen.parity),
    )


def _scan(chosen: argparse.Namespace) -> int:
    from hardware.bench_devices import show_scans  # noqa: PLC0415

    return show_scans(chosen.port, baud=chosen.baud, suffix=Suffix(chosen.suffix))


def _virtual_printer(chosen: argparse.Namespace) -> int:
    from hardware.bench_virtual import be_a_printer  # noqa: PLC0415

    return be_a_printer(
        chosen.link,
        columns_mm=chosen.width,
        baud=chosen.baud,
        out=chosen.out,
        pictures=chosen.pictures,
        lacking=frozenset(chosen.lacking),
    )


def _virtual_pager(chosen: argparse.Namespace) -> int:
    from hardware.bench_virtual import be_a_pager_base  # noqa: PLC0415

    return be_a_pager_base(
        chosen.link,
        baud=chosen.baud,
        parity=Parity(chosen.parity),
        known=frozenset(chosen.known) or None,
        out=chosen.out,
    )


def _virtual_scanner(chosen: argparse.Namespace) -> int:
    from hardware.bench_virtual import be_a_scanner  # noqa: PLC0415

    return be_a_scanner(chosen.link, baud=chosen.baud, suffix=Suffix(chosen.suffix))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m hardware", description="Try printers, pager bases and scanners."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(command=command)
        return made

    add("ports", _ports, "list the serial ports of this computer")
    _port(add("status", _status, "ask a printer how it is"), baud=_PRINTER_BAUD)
    test = _port(add("print-test", _print_test, "print a page that shows what it can"))
    test.add_argument(
        "--profile", default="generic-80", metavar="NAME", help="default: %(default)s"
    )
    call = _port(add("call", _call, "make a pager buzz"), baud=_PAGER_BAUD)
    call.add_argument("pager", metavar="PAGER", help="the pager's address at the base")
    call.add_argument("--text", default="42", help="what the pager shows; default: %(default)s")
    _choice(call, "--parity", Parity)
    scan = _port(add("scan", _scan, "show what a scanner reads, until Ctrl-C"), baud=_SCANNER_BAUD)
    _choice(scan, "--suffix", Suffix)

    printer = _link(add("virtual-printer", _virtual_printer, "be a printer on a pseudo terminal"))
    printer.add_argument("--width", type=int, choices=(80, 58), default=80, help="paper, mm")
    printer.add_argument(
        "--out", type=Path, metavar="DIR", help="for paper.bin, page-NNN.txt and .png"
    )
    printer.add_argument(
        "--no-pictures", dest="pictures", action="store_false", help="no .png, which take a while"
    )
    for ability in ("status", "asb", "confirm", "fence"):
        printer.add_argument(
            f"--no-{ability}", dest="lacking", action="append_const", const=ability, default=[]
        )
    pager = _link(add("virtual-pager", _virtual_pager, "be a pager base on a pseudo terminal"))
    _choice(pager, "--parity", Parity)
    pager.add_argument("--known", nargs="+", default=[], metavar="PAGER", help="default: any")
    pager.add_argument("--out", type=Path, metavar="FILE", help="what was said is added to it")
    scanner = _link(add("virtual-scanner", _virtual_scanner, "be a scanner on a pseudo terminal"))
    _choice(scanner, "--suffix", Suffix)
    return parser


def _port(parser: argparse.ArgumentParser, *, baud: int = _PRINTER_BAUD) -> argparse.ArgumentParser:
    parser.add_argument("port", metavar="PORT", help="as `ports` lists them")
    parser.add_argument("--baud", type=_speed, default=baud, help="default: %(default)s")
    return parser


def _link(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--link", type=_link_path, required=True, metavar="PATH", help="where the port shall appear"
    )
    parser.add_argument(
        "--baud", type=_speed, help="be as slow as this line; default: no slower than needed"
    )
    return parser


def _choice(parser: argparse.ArgumentParser, flag: str, words: type[Parity] | type[Suffix]) -> None:
    allowed = [word.value for word in words]
    parser.add_argument(flag, choices=allowed, default=allowed[0], help="default: %(default)s")


def _speed(text: str) -> int:
    if not text.isdecimal() or int(text) < 50:
        raise argparse.ArgumentTypeError(f"a speed is a number of bauds like 9600, not {text!r}")
    return int(text)


def _link_path(text: str) -> Path:
    path = Path(text)
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}")
    if path.exists() and not path.is_symlink():
        raise argparse.ArgumentTypeError(f"{path} is there already, and is no link")
    return path
