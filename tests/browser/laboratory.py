"""Filling in what the record of a sample and of its reading asks for."""

from playwright.sync_api import Page


def fill_sample(page: Page) -> None:
    page.get_by_label("Media lot", exact=True).fill("LOT-7")
    fill_day(page, "Expiry of the media lot", "1", "6", "2030")
    page.get_by_label("Session or worksheet").fill("AM-3")
    page.get_by_label("Workstation").fill("ISO 2")


def fill_reading(page: Page) -> None:
    fill_day(page, "Incubated from", "2", "3", "2026")
    fill_day(page, "Incubated until", "16", "3", "2026")
    page.get_by_label("Incubation temperature").fill("22.5")
    page.get_by_role("group", name="Positive control").get_by_label("Growth", exact=True).check()
    page.get_by_role("group", name="Negative control").get_by_label("No growth").check()


def fill_day(page: Page, name: str, day: str, month: str, year: str) -> None:
    group = page.get_by_role("group", name=name)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label).fill(value)
