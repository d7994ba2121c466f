"""✅ and 💤 on the daily message: the whole message answered at once, and taken back with the reaction."""

from bot.domain.caller import Caller
from bot.storage.journal import mark_reaction, reaction_mark, unmark_reaction
from bot.storage.tx import Tx
from bot.usecases.settle import Answer, Settled, Verb, settle, unsettle


def settle_by_reaction(tx: Tx, caller: Caller, channel: str, ts: str, reaction: str, verb: Verb) -> Settled | None:
    """Apply `verb` to everything open in the message; `None` when this reaction did so before.

    Raises:
        NotFound: it is no daily message of this user's.
    """
    if reaction_mark(tx, caller.scope, channel, ts, reaction) is not None:
        return None
    settled = settle(tx, caller, (channel, ts), None, Answer(verb))
    if settled.journal_id is not None:
        mark_reaction(tx, caller.scope, channel, ts, reaction, settled.journal_id)
    return settled


def unsettle_by_reaction(tx: Tx, caller: Caller, channel: str, ts: str, reaction: str) -> Settled | None:
    """Take back what the reaction settled; `None` when it settled nothing."""
    journal_id = reaction_mark(tx, caller.scope, channel, ts, reaction)
    if journal_id is None:
        return None
    unmark_reaction(tx, caller.scope, channel, ts, reaction)
    return unsettle(tx, caller, (channel, ts), journal_id=journal_id)
