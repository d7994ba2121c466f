"""Two spellings of one name give one key; different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import normalise, split_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Álvarez-Núñez", "jose alvarez nunez"),
        ("O’Brien", "OBRIEN"),
        ("O'Brien", "obrien"),
        ("J. R. Ortiz", "j.r. ortiz"),
        ("Łukasz Øst", "lukasz ost"),
        ("Jürgen Groß", "jurgen gross"),
        ("  Ana   Silva ", "ana silva"),
        ("Þóra", "thora"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_other_scripts_keep_their_letters() -> None:
    assert normalise("李雷") == "李雷"
    assert normalise("김민수") == "김민수"
    assert normalise("प्रिया") == "प्रिया"


def test_nothing_but_signs_has_no_key() -> None:
    assert normalise("🙂 -- ") == ""


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_particles_belong_to_the_family_name() -> None:
    parts = split_name("Jean-Luc de la Tour")
    assert (parts.first, parts.lasts) == ("jean luc", ("de la tour", "tour"))


def test_title_alone_with_a_name_leaves_a_family_name() -> None:
    parts = split_name("Dr. Wu")
    assert parts.titled
    assert parts.lasts == ("wu",)
