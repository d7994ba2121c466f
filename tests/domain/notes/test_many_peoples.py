"""Names as peoples of the world write them: titles, by-names, particles, scripts without capitals."""

import pytest

from bot.domain.notes import Kind
from tests.domain.notes.test_lines import read

CASES = {
    "Met Hon. Wanjiru Kamau at the Serena on Tuesday": ["Hon. Wanjiru Kamau"],
    "Called Madame Nagwa on Sunday": ["Madame Nagwa"],
    "Spoke to Councillor Ruairí Mac Lochlainn yesterday": ["Ruairí Mac Lochlainn"],
    "Had a call with João Pedro d'Ávila yesterday": ["João Pedro d'Ávila"],
    "texted Big Mike about guesting on the pod": ["Big Mike"],
    "Had kopi with Siti Khadijah binte Rahman this afternoon": ["Siti Khadijah binte Rahman"],
    "Met Thanabalan s/o Perumal at Marina Bay on Sunday": ["Thanabalan s/o Perumal"],
    "김민서 님은 오전 미팅을 선호함": ["김민서"],
    "田中美咲 speaks good Korean": ["田中美咲"],
    "Had Shabbat dinner with Ronit Azulay on Friday": ["Ronit Azulay"],
    "got a text from Colton, M-Pesa receipts are sorted": ["Colton"],
    "Big news from Mike": ["Mike"],
    "np :)": [],
    "yalla thanks": [],
}


@pytest.mark.parametrize(("line", "people"), CASES.items())
def test_people_are_named_in_full(line: str, people: list[str]) -> None:
    assert [person.value for person in read(line).people] == people


KINDS = {
    "gave Renata my old ring light as a birthday present": Kind.GIFT,
    "gave Ana a call yesterday": Kind.CALL,
    "Bought Zed a coffee after the meetup": Kind.COFFEE,
    "Sent Håkan the conference CFP link by text": Kind.MESSAGE,
    "Took Beverley Nakamura to dinner at Canoe on Sunday": Kind.LUNCH,
    "Video meeting with Yael and Søren yesterday": Kind.CALL,
    "wrote congrats in the comments of Ana's post": Kind.COMMENT,
    "left a coment under Ana's post": Kind.COMMENT,
    "Ana has a new dog, called Sture": Kind.NOTE,
    "tagged v2.3.0 and the fix was all Ana": Kind.NOTE,
}


@pytest.mark.parametrize(("line", "kind"), KINDS.items())
def test_a_word_of_contact_inside_another_thing_is_none(line: str, kind: Kind) -> None:
    assert read(line).kind is kind
