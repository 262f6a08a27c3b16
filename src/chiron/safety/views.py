"""Where help is to be had. Every page here is the same for everybody, asks nothing, stores nothing and sends nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
@cache_control(public=True, max_age=300)
def get_help(request: HttpRequest) -> HttpResponse:
    """Show where help is to be had now."""
    return render(request, "safety/help.html")


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
    return render(request, "safety/worker.js", content_type="text/javascript; charset=utf-8")
