"""Moments as they are typed: `2026-03-14T09:00Z`, `2026-03-14T09:00+01:00`; a date alone is its London start."""

from datetime import UTC, date, datetime

from stillroom.cli.outcome import wrong_use


def moment(option: str, text: str | None) -> datetime | None:
    if not text:
        return None
    from stillroom.competence.days import start_of

    try:
        if len(text) == len("2026-03-14"):
            return start_of(date.fromisoformat(text))
        found = datetime.fromisoformat(text)
    except ValueError:
        wrong_use(f"“{text}” is not a moment. Write {option} like 2026-03-14T09:00Z.")
    if found.tzinfo is None:
        wrong_use(f"“{text}” does not say in which time zone. Write {option} {text}Z for UTC, or with the offset.")
    return found.astimezone(UTC)
