"""One form on a page: drawn, checked, handed to a service; what the service refuses is said on the form."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillroom.ui.forms import Form


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    action: str,
    back: tuple[str, str],
    save: Callable[[dict[str, Any]], str],
    then: str = "",
    caption: str = "",
    said: tuple[str, ...] = (),
    template: str = "plans/form.jinja",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """`back`: text and address; `save` returns what to tell; `then`: where to go on, `back` by default.

    `template`: a page that extends `plans/form.jinja`, and what it shows `more`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            done = save(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, done)
            return redirect(then or back[1])
    context = {"page_title": title, "form": form, "action": action, "back": back, "caption": caption, "said": said}
    return render(request, template, context | dict(more or {}))


def act(request: HttpRequest, do: Callable[[], str]) -> None:
    """Do something without a form page; what is refused stands above the next page."""
    try:
        messages.success(request, do())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
