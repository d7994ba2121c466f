"""The measurements on traces read, rank and count as they say."""

import random
from datetime import UTC, datetime

import pytest

from bot.domain.rhythm import Contact, Summary, score
from tests.bench.morning import Tally, User, live
from tests.bench.nudges import average_precision, measure
from tests.bench.plugin_nudges import score_rapport
from tests.bench.traces import DAY_S, read_trace

HOUR_S = 3600


class Times(list):
    out: list[int]


@pytest.fixture
def write_trace(tmp_path):
    def write(rows):
        path = tmp_path / "trace.csv"
        path.write_text("sender,receiver,t\n" + "".join(f"{a},{b},{int(t)}\n" for a, b, t in rows))
        return path

    return write


def test_messages_become_conversations_seen_from_both_sides(write_trace):
    trace = read_trace(write_trace([("a", "b", 0), ("b", "a", 5 * HOUR_S), ("b", "a", 30 * HOUR_S)]))
    assert trace.histories["a"]["b"].starts_s == [0, 30 * HOUR_S]
    assert trace.histories["a"]["b"].mine == [True, False]
    assert trace.histories["b"]["a"].mine == [False, True]


def test_circulars_and_notes_to_oneself_are_left_out(write_trace):
    trace = read_trace(write_trace([*(("a", f"x{n}", 9) for n in range(6)), ("a", "a", 10), ("a", "b", 11)]))
    assert trace.messages == 1


@pytest.mark.parametrize("line", ["a,b", "a,b,soon"])
def test_a_file_that_is_no_trace_is_refused_with_its_line(tmp_path, line):
    path = tmp_path / "trace.csv"
    path.write_text(f"sender,receiver,t\na,b,1\n{line}\n")
    with pytest.raises(SystemExit, match="line 3"):
        read_trace(path)


@pytest.mark.parametrize(
    ("scores", "relevant", "expected"),
    [([3, 2, 1], [1, 0, 0], 1), ([3, 2, 1], [0, 0, 1], 1 / 3), ([3, 2, 1], [1, 0, 1], (1 + 2 / 3) / 2)],
)
def test_average_precision(scores, relevant, expected):
    assert average_precision(scores, [bool(r) for r in relevant], random.Random(0)) == pytest.approx(expected)


def test_the_plug_in_scores_as_the_product_does():
    times = Times([1.0, 11.0, 31.0])
    times.out = [1, 0, 1]
    contacts = [
        Contact(datetime.fromtimestamp(day * DAY_S, UTC), bool(out)) for day, out in zip(times, times.out, strict=True)
    ]
    expected = score(Summary.of(contacts), datetime.fromtimestamp(50 * DAY_S, UTC))
    assert score_rapport(times, 50.0) == pytest.approx(expected)
    assert score_rapport([1.0, 11.0, 31.0], 50.0) == pytest.approx(expected)
    assert score_rapport([1.0, 11.0], 50.0) < expected


def moody(name: str, seed: int) -> list[tuple[str, str, float]]:
    """A tie of 400 days that mostly talks every few days and now and then pauses for weeks."""
    luck, rows, day = random.Random(seed), [], float(seed)
    while day < 400:
        rows.append(("me", name, day * DAY_S))
        day += luck.choice((3, 4, 5, 12, 25))
    return rows


def test_a_replay_prefers_ties_that_live_to_ties_that_died(write_trace):
    """Six living ties that pause now and then, six that ended: the longest silence first gets it backwards."""
    rows = [row for n in range(6) for row in moody(f"live{n}", n)]
    rows += [("me", f"gone{n}", day * DAY_S) for n in range(6) for day in (1 + n, 15 + n, 29 + n)]
    found = measure(read_trace(write_trace(rows)), "any")
    assert found["rapport"]["me"] > 0.7
    assert found["longest silent first"]["me"] < 0.4


def test_a_simulated_season_keeps_its_promises(write_trace):
    rows = [row for n in range(9) for row in moody(f"b{n}", n)]
    habits = list(read_trace(write_trace(rows)).histories["me"].values())
    tally = Tally()
    live(User(random.Random(3), habits, people=60, days=60), tally)
    assert tally.messages > 20
    assert max(tally.people) == 3
    assert tally.doubled_days == 0
    assert tally.repeats / tally.items <= 0.10
    assert tally.agreed == tally.compared
