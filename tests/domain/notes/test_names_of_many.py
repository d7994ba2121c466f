"""Names as peoples of the world write them: titles, by-names, particles, scripts without capitals."""

import pytest

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
