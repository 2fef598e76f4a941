"""The calendar: who is to be looked at in which month, on pages of 31 people each."""

from stillroom.planning.projection.kernels.compiled import part, step

ON_A_PAGE = 31
"""The last number of a page says which page of that month comes next, or -1."""


@part
def clear(calendar):  # type: ignore[no-untyped-def]
    """Every month empty, every page free."""
    for month in range(calendar.page.shape[0]):
        calendar.page[month], calendar.filled[month] = -1, ON_A_PAGE
    for page in range(calendar.pages.shape[0]):
        calendar.pages[page, ON_A_PAGE] = page + 1
    calendar.free[0] = 0


@step
def put(number, month, pages, page, filled, free):  # type: ignore[no-untyped-def]
    """Put somebody into the calendar, if it goes so far."""
    if month < page.shape[0]:
        if filled[month] == ON_A_PAGE:
            new = free[0]
            free[0] = pages[new, ON_A_PAGE]
            pages[new, ON_A_PAGE] = page[month]
            page[month], filled[month] = new, 0
        pages[page[month], filled[month]] = number
        filled[month] += 1
