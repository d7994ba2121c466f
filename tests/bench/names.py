"""How well a misspelt name finds its person, by threshold of similarity.

    python tests/bench/names.py tests/bench/data/names.jsonl [--json]

A record is `name`. Each name is misspelt in the usual ways (a letter dropped, doubled, swapped with its neighbour,
replaced by the one beside it on the keyboard, in the first or in the family name). Found: the right person is among
those who share a blocking key and is the nearest above the threshold. Wrongly offered: what correctly spelt names of
people who are not there bring up, each name in turn left out.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from bot.domain.people import keys_of, near_keys, similarity

THRESHOLDS = (76.0, 80.0, 82.0, 84.0, 86.0, 88.0, 90.0)
_BESIDE = dict(zip("abcdefghijklmnopqrstuvwxyz", "snvfrdghujkloimpqwtdyciexs", strict=True))


def slips(name: str) -> list[str]:
    """Misspellings of a name, one slip each, in each word of at least four letters."""
    found = []
    words = name.split()
    for w, word in enumerate(words):
        if len(word) < 4:
            continue
        middle = len(word) // 2
        bent = (
            word[:middle] + word[middle + 1 :],
            word[:middle] + word[middle] + word[middle:],
            word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :],
            word[:middle] + _BESIDE.get(word[middle].lower(), "e") + word[middle + 1 :],
        )
        found += [" ".join([*words[:w], b, *words[w + 1 :]]) for b in bent if b != word]
    return found


def measure(names: list[str]) -> dict[float, tuple[float, float]]:
    """Per threshold: share of slips that find their person, share of absent names that bring up somebody."""
    by_key: dict[object, set[str]] = defaultdict(set)
    for name in names:
        for key in keys_of(name):
            by_key[key].add(name)

    def nearest(query: str, without: str | None) -> tuple[float, str]:
        near = {n for key in near_keys(query) for n in by_key.get(key, ())} - {without}
        return max(((similarity(query, n), n) for n in near), default=(0.0, ""))

    tries = [(slip, name) for name in names for slip in slips(name)]
    found = [(*nearest(slip, None), name) for slip, name in tries]
    absent = [nearest(name, name)[0] for name in names]
    return {
        threshold: (
            sum(score >= threshold and hit == name for score, hit, name in found) / max(1, len(found)),
            sum(score >= threshold for score in absent) / max(1, len(absent)),
        )
        for threshold in THRESHOLDS
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="JSON lines files of names")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    options = parser.parse_args(argv)
    rows = [json.loads(row) for path in options.files for row in path.read_text(encoding="utf-8").splitlines() if row]
    figures = measure(list(dict.fromkeys(row["name"] for row in rows)))
    print("threshold".rjust(10), "found".rjust(8), "wrongly offered".rjust(16))
    for threshold, (found, wrong) in figures.items():
        print(f"{threshold:10.0f} {found:8.3f} {wrong:16.3f}")
    if options.json:
        print(
            json.dumps(
                {str(t): {"found": round(f, 4), "wrongly_offered": round(w, 4)} for t, (f, w) in figures.items()}
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
