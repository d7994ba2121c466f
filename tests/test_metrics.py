"""Counters as Prometheus reads them."""

from bot.metrics import Metrics


def test_counters_add_up_by_labels() -> None:
    metrics = Metrics()
    metrics.describe("visits_total", "Visits.")
    metrics.count("visits_total", result="read")
    metrics.count("visits_total", 2, result="read")
    metrics.count("visits_total", result="failed", kind="a")
    assert metrics.render() == (
        "# HELP visits_total Visits.\n"
        "# TYPE visits_total counter\n"
        'visits_total{kind="a",result="failed"} 1\n'
        'visits_total{result="read"} 3\n'
    )


def test_times_fall_into_buckets_that_add_up() -> None:
    metrics = Metrics()
    for seconds in (0.004, 0.005, 0.2, 7.0):
        metrics.observe("answer_seconds", seconds, kind="command")
    lines = metrics.render().splitlines()
    assert lines[0] == "# TYPE answer_seconds histogram"
    assert 'answer_seconds_bucket{kind="command",le="0.005"} 2' in lines
    assert 'answer_seconds_bucket{kind="command",le="0.25"} 3' in lines
    assert 'answer_seconds_bucket{kind="command",le="3"} 3' in lines
    assert 'answer_seconds_bucket{kind="command",le="+Inf"} 4' in lines
    assert 'answer_seconds_sum{kind="command"} 7.209' in lines
    assert 'answer_seconds_count{kind="command"} 4' in lines


def test_gauges_are_read_when_asked() -> None:
    metrics, level = Metrics(), [1.0]
    metrics.gauge("connected", lambda: level[0])
    assert metrics.render() == "# TYPE connected gauge\nconnected 1\n"
    level[0] = 0.5
    assert metrics.render().endswith("connected 0.5\n")


def test_labels_cannot_break_out_of_their_quotes() -> None:
    metrics = Metrics()
    metrics.count("a_total", kind='x"} 1\n\\')
    assert metrics.render().splitlines()[1] == 'a_total{kind="x\\"} 1\\n\\\\"} 1'
