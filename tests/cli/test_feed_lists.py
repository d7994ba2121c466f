"""`rapport import` and `rapport export` as an operator types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.feeds import read_opml
from bot.storage.database import Database
from bot.storage.feeds import subscriptions_of
from tests.usecases.world import ANA_USER, World

LIST = """<opml version="2.0"><body><outline text="Blog" xmlUrl="https://blog.example/feed"/>
<outline text="Bad" xmlUrl="ftp://files.example"/></body></opml>"""


@pytest.fixture
def argv(migrated_database_url: str, tmp_path: Path) -> list[str]:
    """The member U1, and what to type behind a command about them."""
    db = Database(migrated_database_url)
    World(db).join()
    db.close()
    env = tmp_path / "env"
    env.write_text(f"DATABASE_URL={migrated_database_url}\n")
    return ["--env-file", str(env), "--user", "U1"]


@pytest.mark.usefixtures("logs_restored")
def test_list_goes_in_and_comes_out_again(
    argv: list[str], tmp_path: Path, migrated_database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "feeds.opml").write_text(LIST)
    assert main(["import", str(tmp_path / "feeds.opml"), *argv]) == 0
    said = capsys.readouterr()
    assert "1 new, 0 followed before, 1 left out." in said.out
    assert "left out ftp://files.example: Only web addresses" in said.err
    db = Database(migrated_database_url)
    assert [one.feed.url for one in db.read_now(subscriptions_of, ANA_USER)] == ["https://blog.example/feed"]
    db.close()
    assert main(["export", "--opml", *argv]) == 0
    assert [one.url for one in read_opml(capsys.readouterr().out.encode())] == ["https://blog.example/feed"]
    assert main(["export", "--opml", "--output", str(tmp_path / "out.opml"), *argv]) == 0
    assert read_opml((tmp_path / "out.opml").read_bytes())[0].title == "Blog"


@pytest.mark.usefixtures("logs_restored")
def test_what_cannot_be_taken_is_told_in_words(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "none.opml"), *argv]) == 2
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "page.html").write_text("<html/>")
    assert main(["import", str(tmp_path / "page.html"), *argv]) == 2
    assert "no OPML file" in capsys.readouterr().err
    assert main(["export", "--opml", *argv[:-1], "U9"]) == 2
    assert "no member U9" in capsys.readouterr().err
