"""The house rules that a test can keep: files stay short, documents stay true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.assets import asset

ROOT = Path(__file__).parent.parent
MOST_LINES = 300

CODE = sorted([*ROOT.glob("kiosk/**/*.py"), *ROOT.glob("hardware/**/*.py")])
DOCUMENTS = sorted(ROOT.glob("*.md"))


def commands() -> list[str]:
    """The words of every command, as the parser knows them."""
    words = []
    for name, part in cli.parts(cli.parser()).items():
        inner = cli.parts(part)
        words += [f"{name} {each}" for each in inner] or [name]
    return words


def test_no_file_of_the_product_is_longer_than_a_reader_holds() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in CODE}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`kiosk {command}" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_links_of_the_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text())
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_the_documents_stand_by_themselves(document: Path) -> None:
    assert "../shared" not in document.read_text()


def test_files_that_the_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    named = set(re.findall(r"`((?:kiosk|hardware)/[\w/]+(?:\.py|/)?)`", text))
    named |= {
        f"kiosk/{file}"
        for file in re.findall(
            r"`((?:domain|services|storage|devices|presenters|menufile|config)/[\w/.]*)`", text
        )
    }
    named.discard("kiosk/_assets")  # only in a wheel
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_the_constraints_pin_everything_the_product_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[<>=!\[ ]", line)[0].lower() for line in project["dependencies"]}
    pinned = {
        line.split("==")[0].lower()
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }
    assert wanted - pinned == set()


def test_nothing_that_is_kept_names_a_place_outside_the_project() -> None:
    listed = subprocess.run(
        ["git", "grep", "-lE", r"/home/|/root/|file:///[a-z]", "--", ":!tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.stdout.splitlines() == []


def test_the_shipped_menu_and_configuration_are_there() -> None:
    assert asset("menus", "menu.toml").is_file()
    assert asset("demo.toml").is_file()
