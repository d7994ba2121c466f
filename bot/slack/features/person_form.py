"""What the form of a person's card says, or what is wrong with it."""

import re
from datetime import date

from bot.domain.dates import parse_duration_days, read_dates
from bot.slack.requests import FieldErrors, Submission
from bot.usecases.add_person import Card
from bot.usecases.resolve import NAME_CHARS

_EMAIL = re.compile(r"[^@\s,<>]+@[^@\s,<>]+\.[^@\s,<>]+")
_MONTH_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")


def read_person_form(form: Submission) -> Card | FieldErrors:
    """The card, or an error for every field that cannot be read."""
    said = {name: str(value or "").strip() for name, value in form.values.items()}
    errors: dict[str, str] = {}
    name = " ".join(said.get("name", "").split())
    if not name or len(name) > NAME_CHARS:
        errors["name"] = f"A name has 1 to {NAME_CHARS} characters."
    emails = _parts(said.get("emails", ""))
    wrong = [email for email in emails if not _EMAIL.fullmatch(email)]
    if wrong:
        errors["emails"] = f"“{wrong[0][:60]}” is not an e-mail address. Set several apart by commas."
    birthday = _birthday(said.get("birthday", ""), form)
    if said.get("birthday") and birthday is None:
        errors["birthday"] = "I cannot read this day. Write it like 3 May, or 3 May 1990."
    cadence = parse_duration_days(said["cadence"]) if said.get("cadence") else None
    if said.get("cadence") and not cadence:
        errors["cadence"] = "I cannot read this span. Write it like 6 weeks, or monthly."
    if errors:
        return FieldErrors(errors)
    return Card(
        name=name,
        company=said.get("company") or None,
        title=said.get("title") or None,
        emails=tuple(email.casefold() for email in emails),
        handles=tuple(handle.lstrip("@") for handle in _parts(said.get("handles", "")) if handle.lstrip("@")),
        nicknames=_parts(said.get("nicknames", "")),
        birthday=birthday,
        tags=tuple(
            dict.fromkeys(
                tag.lstrip("#").casefold() for tag in re.split(r"[\s,]+", said.get("tags", "")) if tag.strip("#")
            )
        ),
        cadence_days=cadence,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]+", text) if part.strip()))


def _birthday(text: str, form: Submission) -> str | None:
    """`3 May`, `3 May 1990`, `05-03`, `1990-05-03` -> `MM-DD` or `YYYY-MM-DD`."""
    exact = _MONTH_DAY.fullmatch(text)
    if exact:
        try:
            date(int(exact[1] or 2000), int(exact[2]), int(exact[3]))
        except ValueError:
            return None
        return text
    mentions = read_dates(text, form.caller.local, order=form.caller.order).mentions
    if not mentions:
        return None
    day = mentions[0].start.date()
    year = re.search(r"\b(19|20)\d{2}\b", text)
    return f"{year[0]}-{day:%m-%d}" if year else f"{day:%m-%d}"
