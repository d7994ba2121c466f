"""The house keeps its own rules: the linters are clean, and so is what the linters do not know."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.support import house
from tests.support.house import Source

REPOSITORY = Path(__file__).resolve().parents[1]
CATCHERS = {"bot/slack/edge.py", "bot/jobs/scheduler.py", "bot/cli/__init__.py"}
MIGRATIONS = Path("bot/storage/migrations/versions")  # each lists a schema as it was, from top to bottom
Rule = Callable[[Source], Iterator[str]]


def sources(*folders: str) -> list[Source]:
    paths = sorted(path for folder in folders for path in (REPOSITORY / folder).rglob("*.py"))
    return [Source(path.relative_to(REPOSITORY), path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def bot() -> list[Source]:
    return sources("bot")


@pytest.fixture(scope="module")
def tests() -> list[Source]:
    return sources("tests")


def check_rule(rule: Rule, files: Iterable[Source]) -> None:
    """Fail with every violation on a line of its own."""
    if violations := [line for source in files for line in rule(source)]:
        pytest.fail("\n".join(violations), pytrace=False)


def check_command(*command: str) -> None:
    """Fail with what a linter complains about."""
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=110)
    if done.returncode != 0:
        pytest.fail(f"exit {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


# Linters --------------------------------------------------------------------------------------------------------------


def test_types_are_strict_and_right() -> None:
    check_command(sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context")


def test_ruff_finds_nothing() -> None:
    check_command(tool("ruff"), "check", "--no-fix", "--output-format", "concise", "--quiet")


def test_files_are_formatted() -> None:
    check_command(tool("ruff"), "format", "--check", "--output-format", "concise")


def test_imports_point_down_only() -> None:
    check_command(tool("lint-imports"), "--no-logo")


# The rest of the house ------------------------------------------------------------------------------------------------


def test_functions_are_short_or_say_why_not(bot: list[Source]) -> None:
    check_rule(house.long_functions, (source for source in bot if source.path.parent != MIGRATIONS))


def test_files_are_short_or_say_why_not(bot: list[Source]) -> None:
    check_rule(house.long_file, bot)


def test_exception_is_caught_in_three_places_only(bot: list[Source]) -> None:
    check_rule(house.broad_handlers, (source for source in bot if source.path.as_posix() not in CATCHERS))


def test_only_the_settings_read_the_environment(bot: list[Source]) -> None:
    check_rule(house.environment_reads, (source for source in bot if source.path != Path("bot/config.py")))


def test_only_commands_print(bot: list[Source]) -> None:
    check_rule(house.prints, (source for source in bot if source.path.parts[:2] != ("bot", "cli")))


def test_decisions_are_told_the_time(bot: list[Source]) -> None:
    told = ({"bot", "domain"}, {"bot", "usecases"})
    check_rule(house.clock_reads, (source for source in bot if set(source.path.parts[:2]) in told))


def test_modules_say_what_they_own(bot: list[Source]) -> None:
    check_rule(house.missing_docstring, bot)


def test_nothing_is_left_for_later(bot: list[Source], tests: list[Source]) -> None:
    check_rule(house.unfinished, [*bot, *tests])


def test_tests_are_neither_skipped_nor_expected_to_fail(tests: list[Source]) -> None:
    check_rule(house.left_out_tests, tests)


def test_tests_assert(tests: list[Source]) -> None:
    files = (source for source in tests if source.path.name.startswith("test_"))
    check_rule(house.assertless_tests, files)


def test_folders_of_tests_are_packages() -> None:
    folders = {path.parent for path in (REPOSITORY / "tests").rglob("test_*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


# The rules see what they look for -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (house.long_functions, "def f():\n" + "    a = 1\n" * 60),
        (house.long_file, "a = 1\n" * 501),
        (house.broad_handlers, "try:\n    f()\nexcept Exception:\n    pass\n"),
        (house.broad_handlers, "try:\n    f()\nexcept (OSError, Exception) as e:\n    raise\n"),
        (house.broad_handlers, "try:\n    f()\nexcept:\n    pass\n"),
        (house.environment_reads, "import os\nos.environ['A']\n"),
        (house.environment_reads, "from os import getenv\n"),
        (house.prints, "print(1)\n"),
        (house.clock_reads, "import datetime\ndatetime.datetime.now(datetime.UTC)\n"),
        (house.missing_docstring, "a = 1\n"),
        (house.unfinished, "# TO" + "DO: later\n"),
        (house.left_out_tests, "@pytest.mark.skipif(True)\ndef test_a(): assert 1\n"),
        (house.assertless_tests, "def test_a():\n    f()\n"),
    ],
)
def test_rule_sees_a_violation(rule: Rule, text: str) -> None:
    assert list(rule(Source(Path("a.py"), text)))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (house.long_functions, "def f():\n    # long because: one table\n" + "    a = 1\n" * 60),
        (house.long_file, "# long because: one table\n" + "a = 1\n" * 501),
        (house.broad_handlers, "try:\n    f()\nexcept OSError:\n    pass\n"),
        (house.broad_handlers, "try:\n    f()\nexcept BaseException:\n    g()\n    raise\n"),
        (house.broad_handlers, "try:\n    f()\n# The waiter gets it.\nexcept BaseException:\n    g()\n"),
        (house.environment_reads, "import os\nos.path\nself.environ\n"),
        (house.clock_reads, "clock.now()\n"),
        (house.missing_docstring, ""),
        (house.assertless_tests, "def check(): assert 1\ndef test_a():\n    check()\n"),
        (house.assertless_tests, "def test_a():\n    with pytest.raises(ValueError):\n        f()\n"),
    ],
)
def test_rule_accepts_what_is_right(rule: Rule, text: str) -> None:
    assert not list(rule(Source(Path("a.py"), text)))
