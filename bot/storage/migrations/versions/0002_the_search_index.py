"""The search index

SQLite: two FTS5 tables without content of their own, kept by triggers. PostgreSQL: two GIN indexes over lexemes. In both
every word is kept under its owner, so that a search walks nobody else's. On PostgreSQL a note's words are kept under the
time it was written as well (about two weeks each): GIN knows no order, and the newest notes are wanted first.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# 32 characters, as `owner_token` in `bot.storage.search.dialects` makes them. No tokenizer parts words at the dot.
_OWNER = "substr({row}.workspace_id || '·' || {row}.user_id || '00000000000000000000000000000000', 1, 32)"
_TABLES = {"search_notes": "notes", "search_people": "people"}
# Beginnings of words that have lists of their own: of 3 and 4 letters in notes; of 1 to 3 behind the letter of a card's part.
_BEGINNINGS = {"search_notes": "35 36", "search_people": "34 35 36"}
# What SQLite is to think of its indexes: rows, then rows for one value of the first column, of the first two, and so on.
# Without any figures it takes an owner for somebody with ten rows, and reads all of an owner's to find one by its id.
_SIZES = {
    "people": {
        "ix_people_last_at": "1000000 100000 10000 1",
        "ix_people_quiet_at": "1000000 100000 10000 1",
        "sqlite_autoindex_people_1": "1000000 100000 10000 1 1",
    },
    "notes": {
        "ix_notes_person": "1000000 10 1",
        "ix_notes_owner": "1000000 100000 10000 1",
        "ix_notes_line": "1000000 100000 10000 2",
    },
    "interactions": {
        "ix_interactions_person": "1000000 10 1",
        "ix_interactions_owner": "1000000 100000 10000 1",
    },
    "person_tags": {
        "ix_person_tags_person_id": "1000000 2",
        "ix_person_tags_words": "1000000 100000 10000 100 1",
        "sqlite_autoindex_person_tags_1": "1000000 100000 10000 100 1",
    },
    "person_keys": {
        "ix_person_keys_person_id": "1000000 20",
        "sqlite_autoindex_person_keys_1": "1000000 100000 10000 5 3 1",
    },
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for index, table in _TABLES.items():
            _upgrade_sqlite(index, table)
        _tell_sizes()
    else:
        _upgrade_postgresql()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for index in _TABLES:
            for event in ("added", "changed", "removed"):
                op.execute(f"DROP TRIGGER {index}_{event}")
            op.execute(f"DROP TABLE {index}")
        op.execute("DELETE FROM sqlite_stat1")
    else:
        op.execute("DROP INDEX ix_search_people")
        op.execute("DROP INDEX ix_search_notes")
        op.execute("DROP FUNCTION search_lexemes(text, text)")


def _upgrade_sqlite(index: str, table: str) -> None:
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING "
        f"fts5(words, content='', columnsize=0, tokenize='ascii', prefix='{_BEGINNINGS[index]}')"
    )
    add = f"INSERT INTO {index}(rowid, words) VALUES (new.id, {_words('new')})"  # noqa: S608 - our own names
    remove = f"INSERT INTO {index}({index}, rowid, words) VALUES ('delete', old.id, {_words('old')})"  # noqa: S608
    op.execute(f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add}; END")
    op.execute(f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {remove}; END")
    op.execute(
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF words ON {table} WHEN old.words <> new.words "
        f"BEGIN {remove}; {add}; END"
    )
    op.execute(f"INSERT INTO {index}(rowid, words) SELECT id, {_words(table)} FROM {table}")  # noqa: S608


def _tell_sizes() -> None:
    op.execute("ANALYZE sqlite_schema")
    for table, indexes in _SIZES.items():
        op.execute(f"DELETE FROM sqlite_stat1 WHERE tbl = '{table}'")  # noqa: S608 - our own names
        for index, sizes in indexes.items():
            op.execute(f"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{table}', '{index}', '{sizes}')")  # noqa: S608


def _words(row: str) -> str:
    return f"replace(rtrim({row}.words), ' ', ' ' || {_OWNER.format(row=row)})"


def _upgrade_postgresql() -> None:
    op.execute(
        """
        CREATE FUNCTION search_lexemes(words text, under text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN array_to_tsvector(string_to_array(ltrim(replace(rtrim(words), ' ', ' ' || under)), ' '))
        """
    )
    owner = "workspace_id || '/' || user_id || '/'"
    # Short lists of what is still to be sorted in: every search reads them.
    options = "WITH (gin_pending_list_limit = 256)"
    op.execute(
        "CREATE INDEX ix_search_notes ON notes "
        f"USING gin (search_lexemes(words, {owner} || to_hex(line_id >> 52) || '/')) {options}"
    )
    op.execute(f"CREATE INDEX ix_search_people ON people USING gin (search_lexemes(words, {owner})) {options}")
