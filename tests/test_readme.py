"""What the README promises is there."""

import re
from pathlib import Path

from bot.cli import main
from bot.slack.features import FEATURES
from tests.support.readme import README, commands_table, with_table

TEXT = README.read_text(encoding="utf-8")


def test_commands_table_is_the_one_of_the_features() -> None:
    assert commands_table() in TEXT
    assert with_table(TEXT) == TEXT


def test_every_linked_file_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (README.parent / target).exists(), target


def test_every_rapport_command_of_the_readme_is_one() -> None:
    for name in set(re.findall(r"(?:bin/|(?<![/\w]))rapport ([a-z]+)", TEXT)) - {"met"}:
        try:
            status = main([name, "--help"])
        except SystemExit as end:
            status = end.code
        assert status in (0, None), name


def test_every_command_has_an_example_and_says_what_it_does() -> None:
    specs = [spec for feature in FEATURES for spec in feature.commands]
    assert len(specs) > 15
    for spec in specs:
        assert spec.examples, spec.verbs
        assert spec.does, spec.verbs


def test_the_two_commands_are_in_marked_blocks() -> None:
    for marker in ("demo", "test"):
        block = re.search(rf"<!-- {marker} command -->\n```sh\n(.+)\n```", TEXT)
        assert block, marker
        assert block[1].startswith("python3 -m venv .venv && ")


def test_changelog_names_this_version() -> None:
    version = re.search(r'version = "([^"]+)"', (README.parent / "pyproject.toml").read_text())
    assert version
    assert version[1] in Path(README.parent / "CHANGELOG.md").read_text(encoding="utf-8")
