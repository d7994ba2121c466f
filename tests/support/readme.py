"""The commands table of the README, made from the features. `python -m tests.support.readme` writes it."""

from pathlib import Path

from bot.slack.features import FEATURES

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- commands -->", "<!-- /commands -->"


def commands_table(command: str = "/rapport") -> str:
    """A row a command, in the order of help."""
    rows = ["| command | does |", "|---|---|"]
    for feature in FEATURES:
        for spec in feature.commands:
            usage = f"{command} {spec.usage}".strip().replace("|", "\\|")
            rows.append(f"| `{usage}` | {spec.does.replace('|', chr(92) + '|')} |")
    return "\n".join(rows)


def with_table(text: str) -> str:
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{commands_table()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
