from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chiron.demo import links, queries
from chiron.demo.cast import CAST
from chiron.people.models import Person

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


@require_GET
@login_not_required
@never_cache
def enter(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """Sign a person of the demo world in. Anywhere but on this machine this page does not exist."""
    if not (queries.may_be_shown() and _from_this_machine(request) and queries.world()):
        raise Http404
    if name not in CAST or not links.fits(name, key):
        raise Http404
    person = get_object_or_404(Person, email=CAST[name].email)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("today")


def _from_this_machine(request: HttpRequest) -> bool:
    """Tell whether a browser on this machine asks, by a name of this machine, with no proxy between."""
    try:
        near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        near = False
    host, _port = split_domain_port(request.get_host())
    named = host in {"localhost", "127.0.0.1", "[::1]"}
    return near and named and not any(header in request.META for header in FORWARDED)
