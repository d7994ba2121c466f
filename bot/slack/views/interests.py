"""What Rapport thinks a person cares about, with its evidence and the buttons that correct it."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message
from bot.slack.views.kit import bold, button, calm, context, plain, section
from bot.slack.views.words import say_ago
from bot.usecases.person_interests import Guess, Interests


def interests_view(found: Interests, caller: Caller, command: str, notice: str = "") -> Message:
    person = found.person
    first = plain(person.name.split()[0] if person.name.split() else person.name)
    blocks: list[Block] = [context(notice)] if notice else []
    if found.guesses:
        blocks.append(section(f":bulb: *What {bold(person.name)} cares about*, as far as you have told"))
    else:
        blocks.append(section(f":bulb: Nothing is known yet of what {bold(person.name)} cares about."))
    for guess in found.guesses:
        words = f"*{plain(guess.term)}*\n{_evidence(guess, caller)}"
        value = f"{person.id}|{guess.term}"
        blocks.append(section(words, accessory=button("Remove", f"interests.remove/{len(blocks)}", value)))
    for term in found.removed[:10]:
        value = f"{person.id}|{term}"
        words = f"~{plain(term)}~  ·  taken away by you"
        blocks.append(section(words, accessory=button("Bring back", f"interests.back/{len(blocks)}", value)))
    blocks.append(context(f"`{command} interests {first} add climbing` adds one. Tags and notes count by themselves."))
    terms = ", ".join(plain(guess.term) for guess in found.guesses) or "nothing known yet"
    return Message(f"{notice} {plain(person.name)} cares about: {terms}".strip()[:3900], blocks)


def _evidence(guess: Guess, caller: Caller) -> str:
    match guess.kind:
        case "said":
            return "you said so"
        case "tag":
            return "you tagged them so"
        case "post":
            return f"in {guess.count} of their own posts lately"
    more = f", and in {guess.count - 1} more" if guess.count > 1 else ""
    when = f", {say_ago(guess.at, caller)}" if guess.at else ""
    return f"from your note “{calm(guess.quote)}”{when}{more}"
