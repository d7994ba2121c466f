"""`.env.example` is where operators read what can be set: it names every setting, once, and works as it stands."""

import re
from pathlib import Path

import pytest

from bot.config import Settings, read_settings

EXAMPLE = Path(__file__).resolve().parents[1] / ".env.example"


def lines() -> list[tuple[str, str, bool]]:
    """(name, value, whether it is commented out) of every setting in the file."""
    found = re.findall(r"^(#?)([A-Z][A-Z0-9_]*)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(name, value, bool(mark)) for mark, name, value in found]


def test_example_names_every_setting_once_and_nothing_else() -> None:
    assert sorted(name for name, _, _ in lines()) == sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_in_the_example_is_explained() -> None:
    blocks = [
        block for block in EXAMPLE.read_text(encoding="utf-8").split("\n\n") if re.search(r"^#?[A-Z_]+=", block, re.M)
    ]
    assert all(re.search(r"^# [A-Za-z`]", block, re.M) for block in blocks)


def test_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    plain = read_settings(None)
    assert read_settings(EXAMPLE).model_dump(exclude={"rapport_log_level"}) == plain.model_dump(
        exclude={"rapport_log_level"}
    )
    uncommented = {name: value for name, value, commented in lines() if commented}
    assert uncommented == {"SLACK_API_URL": plain.slack_api_url}


def test_example_holds_no_secret() -> None:
    secrets = {name.upper() for name, field in Settings.model_fields.items() if "Secret" in str(field.annotation)}
    assert secrets
    assert not [value for name, value, _ in lines() if name in secrets and value]
