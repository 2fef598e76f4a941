"""Names of columns and values, compared as people mean them."""

import difflib
import re
import unicodedata
from collections.abc import Iterable


def plain_name(text: str) -> str:
    """“ Employee Number” and “employee-number” are the column `employee_number`."""
    return re.sub(r"[\s\-_]+", "_", unicodedata.normalize("NFC", text).strip().casefold()).strip("_")


def resembling(wrong: str, known: Iterable[str]) -> str:
    """“ (did you mean …?)”, when something known is spelled much like it; else nothing."""
    by_name = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(wrong.casefold(), by_name, n=1, cutoff=0.75)
    return f" (did you mean “{by_name[close[0]]}”?)" if close else ""
