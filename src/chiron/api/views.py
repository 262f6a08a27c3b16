from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from chiron.api import actions, forms, queries
from chiron.api.v1 import reading
from chiron.base.errors import Refused
from chiron.base.web import now
from chiron.people.web import PersonRequest


@require_safe
@login_not_required
def docs(request: HttpRequest) -> HttpResponse:
    """Show everything a program can do, to whoever wants to know."""
    page = {"chapters": reading.chapters(), "refusals": reading.refusals(), "origin": settings.ORIGIN}
    return render(request, "api/docs.html", page)


@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator] # allauth has no types here
@never_cache
def keys(request: PersonRequest) -> HttpResponse:
    """Show a person's keys and make a new one, whose value stands on this one answer and nowhere else."""
    person, made = request.user, None
    form = forms.NewKey(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.make_key(person, **form.cleaned_data, by=person, at=now())
            form = forms.NewKey()
        except Refused as refused:
            form.add_error(None, refused.sentence)
    page = {"form": form, "made": made, "keys": queries.keys_of(person), "now": now()}
    return render(request, "api/keys.html", page)


@require_http_methods(["GET", "POST"])
def remove_key(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask once more, and remove a key."""
    key = get_object_or_404(queries.keys_of(request.user), pk=pk)
    if request.method == "POST":
        actions.revoke_key(key, by=request.user, at=now())
        return redirect("keys")
    return render(request, "api/remove_key.html", {"key": key})
