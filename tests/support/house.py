"""The rules of the house that linters do not know, as functions from a Python source file to what is wrong in it.

Every rule returns lines of text ``path:line: what is wrong``; none means that the file keeps the rule.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LONGEST_FUNCTION = 60
LONGEST_FILE = 500
REASON = re.compile(r"#\s*long because: \S")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")
ENVIRONMENT = frozenset({"environ", "environb", "getenv", "getenvb", "load_dotenv", "dotenv_values"})
CLOCK_READS = frozenset(
    {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic", "time.time_ns"}
)
ASSERTING = re.compile(r"^(?:assert|check|expect|raises$|warns$|fail$)")


@dataclass(frozen=True)
class Source:
    """One Python file, read and parsed once."""

    path: Path
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    def at(self, line: int, what: str) -> str:
        return f"{self.path}:{line}: {what}"


def long_functions(source: Source) -> Iterator[str]:
    """Functions over the cap without a ``# long because: …`` in them."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            end = node.end_lineno or node.lineno
            length = end - node.lineno + 1
            if length > LONGEST_FUNCTION and not any(map(REASON.search, source.lines[node.lineno - 1 : end])):
                yield source.at(node.lineno, f"{node.name} has {length} lines, the cap is {LONGEST_FUNCTION}")


def long_file(source: Source) -> Iterator[str]:
    """A file over the cap without a ``# long because: …`` at the start of one of its lines."""
    if len(source.lines) > LONGEST_FILE and not any(map(REASON.match, source.lines)):
        yield source.at(1, f"{len(source.lines)} lines, the cap is {LONGEST_FILE}")


def _caught(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {"BaseException"}
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {part.id for part in parts if isinstance(part, ast.Name)}


def broad_handlers(source: Source) -> Iterator[str]:
    """Handlers of ``Exception``; and those of everything that neither raise again nor say why in the line above."""
    for node in source.nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = _caught(node)
        reasoned = source.lines[node.lineno - 2].lstrip().startswith("#")
        if "Exception" in caught:
            yield source.at(node.lineno, "catches Exception")
        elif "BaseException" in caught and not reasoned and not isinstance(node.body[-1], ast.Raise):
            yield source.at(node.lineno, "swallows everything without saying why in the line above")


def environment_reads(source: Source) -> Iterator[str]:
    """Uses of the process environment."""
    for node in source.nodes:
        named: set[str] = set()
        if isinstance(node, ast.Attribute):
            named = {node.attr} if isinstance(node.value, ast.Name) and node.value.id in {"os", "dotenv"} else set()
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", "dotenv"}:
            named = {alias.name for alias in node.names}
        if found := named & ENVIRONMENT:
            yield source.at(getattr(node, "lineno", 1), f"reads the environment ({', '.join(sorted(found))})")


def prints(source: Source) -> Iterator[str]:
    """Calls of ``print``."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield source.at(node.lineno, "prints")


def clock_reads(source: Source) -> Iterator[str]:
    """Calls that ask what time it is."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = ".".join(ast.unparse(node.func).rsplit(".", 2)[-2:])
            if called in CLOCK_READS:
                yield source.at(node.lineno, f"reads the clock ({called})")


def missing_docstring(source: Source) -> Iterator[str]:
    """A module that does not say what it owns (an empty ``__init__`` owns nothing)."""
    if source.tree.body and not ast.get_docstring(source.tree):
        yield source.at(1, "has no module docstring")


def unfinished(source: Source) -> Iterator[str]:
    """Notes to do something later."""
    for number, line in enumerate(source.lines, 1):
        if UNFINISHED.search(line):
            yield source.at(number, "is marked as unfinished")


def left_out_tests(source: Source) -> Iterator[str]:
    """Tests that are skipped or expected to fail."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            owner = ast.unparse(node.value)
            if owner in {"pytest", "pytest.mark", "mark"}:
                yield source.at(node.lineno, f"uses {owner}.{node.attr}")


def _called_names(node: ast.AST) -> set[str]:
    names = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            names.add(part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", ""))
    return names


def assertless_tests(source: Source) -> Iterator[str]:
    """Test functions that assert nothing, neither themselves nor through a function of the same file."""
    functions = [node for node in source.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    calls = {node: _called_names(node) for node in functions}
    asserting = {
        node
        for node in functions
        if any(isinstance(part, ast.Assert) for part in ast.walk(node)) or any(map(ASSERTING.match, calls[node]))
    }
    names = {node.name for node in asserting}
    for node in functions:
        if node.name.startswith("test_") and node not in asserting and not calls[node] & names:
            yield source.at(node.lineno, f"{node.name} asserts nothing")
