"""Numbers as planners read them."""

from datetime import date

MONEY = ("£", "€", "$")
MILLION = 1_000_000
TO_HUNDREDS = 10_000


def amount(value: float, unit: str) -> str:
    """Such as £1.25 million, £30,400 or 12.5 full-time posts."""
    if unit in MONEY:
        sign = "−" if value < 0 else ""
        value = abs(value)
        if value >= MILLION:
            return f"{sign}{unit}{value / MILLION:,.2f} million"
        return f"{sign}{unit}{round(value, -2) if value >= TO_HUNDREDS else value:,.0f}"
    return f"{value:,.1f} {unit}"


def counted(number: float, what: str) -> str:
    """Such as 1 place, 12 places or 3.5 places."""
    said = f"{number:,.1f}".removesuffix(".0")
    return f"{said} {what}{'' if said == '1' else 's'}"


def day(when: date | None) -> str:
    """Such as September 2028."""
    return f"{when:%B %Y}" if when else "no month"


def of_draws(share: float) -> str:
    """Such as 90 of 100 draws; near none and all with a decimal."""
    of_hundred = share * 100
    said = f"{of_hundred:.0f}" if 1 <= of_hundred <= 99 else f"{of_hundred:.1f}".removesuffix(".0")
    return f"{said} of 100 draws"
