"""What plans and training add to the menu."""


def register() -> None:
    """Called when the apps are ready."""
