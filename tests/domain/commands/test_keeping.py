"""Arguments of `circle` and `merge`, in the orders people write them."""

from __future__ import annotations

import pytest

from bot.domain.commands import circle_key, circle_name, parse_circle, parse_merge


@pytest.mark.parametrize(
    ("text", "do", "name", "people", "to"),
    [
        ("", "list", "", [], ""),
        ("python-friends", "show", "python-friends", [], ""),
        ("circle:vip", "show", "vip", [], ""),
        ("python-friends add Ana, Bo", "add", "python-friends", ["Ana", "Bo"], ""),
        ("Python friends add Ana Silva and Bo", "add", "Python-friends", ["Ana Silva", "Bo"], ""),
        ("add Ana and Bo to python-friends", "add", "python-friends", ["Ana", "Bo"], ""),
        ("vip: add Ana", "add", "vip", ["Ana"], ""),
        ("vip add", "add", "vip", [], ""),
        ("vip remove <@U2|bo>", "remove", "vip", ["<@U2|bo>"], ""),
        ("remove Ana from vip", "remove", "vip", ["Ana"], ""),
        ("x rename y", "rename", "x", [], "y"),
        ("x rename to Y Z", "rename", "x", [], "Y-Z"),
        ("rename x to y", "rename", "x", [], "y"),
        ("x delete", "delete", "x", [], ""),
        ("DELETE x", "delete", "x", [], ""),
        ("address-book", "show", "address-book", [], ""),
    ],
)
def test_orders_about_circles_are_read(text: str, do: str, name: str, people: list[str], to: str) -> None:
    order = parse_circle(text)
    assert (order.do, order.name, [one.text for one in order.people], order.to) == (do, name, people, to)


def test_one_circle_has_one_key_however_it_is_typed() -> None:
    for typed in ("Python Friends", "python-friends", " python  friends ", "circle:PYTHON_friends".replace("_", "-")):
        assert circle_key(typed) == "python-friends"
    assert circle_name("R&amp;D") == "R-D"
    assert circle_key("Köln") == "köln"
    assert circle_name("!!!") == ""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana, Anna Silva", ["Ana", "Anna Silva"]),
        ("Ana into Anna Silva", ["Ana", "Anna Silva"]),
        ("Ana with Anna Silva", ["Ana", "Anna Silva"]),
        ("Ana and Anna Silva", ["Ana", "Anna Silva"]),
        ("Ana -&gt; Anna Silva", ["Ana", "Anna Silva"]),
        ("Ana, ana", ["Ana", "the other ana"]),
        ("Ana", ["Ana"]),
        ("", []),
    ],
)
def test_two_cards_to_merge_are_read_the_one_that_goes_first(text: str, people: list[str]) -> None:
    references = parse_merge(text)
    assert [one.text for one in references] == people
    assert all(not one.value.startswith("the other") for one in references)
