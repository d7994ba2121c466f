"""Statements that are built and compiled once and sent many times.

Building a Core statement and working out its cache key costs several times what SQLite needs to carry it out; on the path of
every logged line that is most of the time. A `Prepared` keeps the compiled text for each dialect, with the types' own
processors, so that sending one is a dictionary look-up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Table, bindparam
from sqlalchemy.dialects.postgresql import psycopg

Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Text:
    sql: str
    names: tuple[str, ...]
    processors: tuple[Processor | None, ...]

    fixed: Mapping[str, Any]
    """Values that are part of the statement itself."""

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        if self.fixed:
            given = {**self.fixed, **given}
        return tuple(
            process(given[name]) if process is not None else given[name]
            for name, process in zip(self.names, self.processors, strict=True)
        )


class Prepared:
    """A statement with named parameters (`bindparam`)."""

    __slots__ = ("_statement", "_texts")

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._texts: dict[str, _Text] = {}

    def sent(self, dialect: Dialect, given: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The text and its values in order, as the driver takes them."""
        text = self._texts.get(dialect.name)
        if text is None:
            text = self._texts[dialect.name] = _compiled(self._statement, dialect)
        return text.sql, text.values(given)


def sent_once(statement: ClauseElement, dialect: Dialect) -> tuple[str, tuple[Any, ...]]:
    """The same for a statement that carries its values in itself."""
    text = _compiled(statement, dialect)
    return text.sql, text.values({})


@cache
def insert_into(table: Table, columns: tuple[str, ...]) -> Prepared:
    """An INSERT of one row; the parameters are called as the columns."""
    return Prepared(table.insert().values({name: bindparam(name, type_=table.c[name].type) for name in columns}))


@cache
def joined(statements: tuple[str, ...]) -> str:
    """Several writes as one statement of PostgreSQL's."""
    parts = ", ".join(f"w{number} AS ({sql} RETURNING 1)" for number, sql in enumerate(statements))
    return f"WITH {parts} SELECT 1"


def _compiled(statement: ClauseElement, dialect: Dialect) -> _Text:
    compiled: Any = statement.compile(dialect=_positional(dialect))
    names: Sequence[str] = compiled.positiontup or ()
    types = [compiled.binds[name].type for name in names]
    processors = tuple(type_.dialect_impl(dialect).bind_processor(dialect) for type_ in types)
    fixed = {name: compiled.params[name] for name in names if not compiled.binds[name].required}
    return _Text(str(compiled), tuple(names), processors, fixed)


@cache
def _postgresql() -> Dialect:
    return psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]


def _positional(dialect: Dialect) -> Dialect:
    return dialect if dialect.name == "sqlite" else _postgresql()
