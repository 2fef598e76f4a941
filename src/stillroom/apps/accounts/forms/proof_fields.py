"""Fields by which someone shows at the moment of signing that it is she, beside a password."""

from collections.abc import Callable
from typing import Any, ClassVar

from stillroom.ui.forms import HiddenField


class PasskeyField(HiddenField):
    """A button that asks the device. `options` makes what it is asked to sign, when the field is drawn."""

    drawn_by: ClassVar[str] = "accounts/forms/passkey.jinja"

    def __init__(self, *, options: Callable[[], dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(label="Passkey", required=False, **kwargs)
        self.options = options


class ProviderField(HiddenField):
    """Tells that she has just been at her hospital's sign-in, or sends her there. It takes nothing itself."""

    drawn_by: ClassVar[str] = "accounts/forms/provider.jinja"

    def __init__(self, *, name: str, confirmed: bool, address: str, alone: bool, **kwargs: Any) -> None:
        super().__init__(label=name, required=False, **kwargs)
        self.confirmed, self.address, self.alone = confirmed, address, alone
