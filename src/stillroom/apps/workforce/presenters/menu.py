"""Where the pages of the workforce are reached from."""


def register_pages() -> None:
    pass
