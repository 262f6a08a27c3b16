"""Where help is to be had. Every page here is the same for everybody, asks nothing, stores nothing, sends nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from chiron.safety import queries

# What a help page needs in order to look right without a connection.
KEPT_FILES = (
    "base/css/ground.css",
    "base/css/frame.css",
    "base/css/forms.css",
    "base/css/pieces.css",
    "safety/help.css",
    "base/fonts/serif-latin.woff2",
    "base/icons.svg",
    "base/mark.svg",
    "base/js/error-summary.js",
    "base/js/keep-help.js",
)


@require_safe
@login_not_required
@cache_control(public=True, max_age=300)
def get_help(request: HttpRequest) -> HttpResponse:
    """Show where help is to be had now."""
    return render(request, "safety/help.html", {"regions": queries.regions()})


@require_safe
@login_not_required
@cache_control(public=True, max_age=300)
def help_mentor(request: HttpRequest) -> HttpResponse:
    """Show a mentor what to do when somebody is not well."""
    return render(request, "safety/help_mentor.html")


@require_safe
@login_not_required
@cache_control(no_cache=True)
def help_worker(request: HttpRequest) -> HttpResponse:
    """Hand out the program that keeps the help pages on the device, for when there is no connection."""
    kept = {
        "pages": [reverse("help"), reverse("help_mentor")],
        "files": [static(file) for file in KEPT_FILES],
        "version": queries.version(),
    }
    return render(request, "safety/worker.js", kept, content_type="text/javascript; charset=utf-8")
