"""How every page about the workforce opens: what it counts, before any number."""


def opening(*, base: str, measure: str, scope: str, vacancy: str) -> list[dict[str, str]]:
    return [
        {"key": "Base date", "value": base},
        {"key": "Counted in", "value": measure},
        {"key": "Scope", "value": scope},
        {"key": "Vacancy", "value": vacancy},
    ]
