"""Whatever is typed: a card that Slack takes, and no character lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.workspace.blocks import check_blocks, too_long_for_a_message
from bot.domain.caller import Caller
from bot.domain.dates import DateOrder
from bot.domain.errors import RapportError
from bot.domain.scope import Scope
from bot.slack.requests import Message
from bot.slack.views.capture import logged_card, question_card, undone_card
from bot.slack.views.errors import refusal
from bot.slack.views.kit import plain
from bot.storage.database import Database
from bot.storage.entries import raw_of_note
from bot.storage.journal import get_draft
from bot.storage.tx import Tx
from bot.usecases.log_interaction import Asked, Logged, NamesWanted, Typed, log_line
from bot.usecases.undo import undo

CALLER = Caller(
    Scope("T1", "U1"), datetime(2026, 11, 23, 8, tzinfo=UTC), ZoneInfo("Europe/Berlin"), DateOrder.DAY_FIRST
)
PIECES = st.sampled_from(
    [
        *(
            "met ",
            "Ana Silva",
            "ana",
            " yesterday",
            ", she said *hi*",
            " <!channel>",
            "<@U2|bo>",
            " #python",
            ". ",
            "3/4",
        ),
        *(
            "31 Feb",
            "I'll send her the deck by Friday",
            "follow up in 2 weeks",
            "every month",
            "&amp;",
            "<https://a.b|x>",
        ),
        *("\n", "\u202e", "🏳️‍🌈", "李雷"),
    ]
)
LINES = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map("".join))


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    from bot.storage.migrate import upgrade

    url = f"sqlite:///{tmp_path_factory.mktemp('any')}/any.db"
    upgrade(url)
    database = Database(url)
    yield database
    database.close()


def taken(message: Message) -> bool:
    if too_long_for_a_message(message.blocks):
        return False
    return check_blocks(message.blocks, "message") == [] and 0 < len(message.text) <= 40_000


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_any_line_gives_a_card_that_slack_takes_and_keeps_every_character(db: Database, text: str) -> None:
    typed = text.replace("\x00", "")
    result = _answer(db, typed)
    if isinstance(result, RapportError):
        assert taken(refusal(result.text, typed))
    elif isinstance(result, Asked):
        assert taken(question_card(result, CALLER))
        draft = db.read_now(get_draft, CALLER.scope, result.draft_id)
        assert draft is not None
        assert draft[0]["raw"] == typed
    else:
        assert taken(logged_card(result, CALLER))
        assert db.read_now(_raw, result) == typed
        assert taken(undone_card(db.write_now(undo, CALLER, result.journal_id)))


def _answer(db: Database, text: str) -> Logged | Asked | RapportError:
    try:
        return db.write_now(_log, text)
    except RapportError as error:
        return error


def _log(tx: Tx, text: str) -> Logged | Asked:
    try:
        return log_line(tx, CALLER, Typed(text, text))
    except NamesWanted as wanted:
        names = {slack_id: plain(f"Somebody {slack_id}") for slack_id in wanted.slack_ids}
        return log_line(tx, CALLER, Typed(text, text, names=names))


def _raw(tx: Tx, result: Logged) -> str:
    from sqlalchemy import select

    from bot.storage.schema import notes

    note_id = tx.execute(select(notes.c.id).where(notes.c.line_id == result.line_id).limit(1)).scalar_one()
    return raw_of_note(tx, CALLER.scope, note_id)
