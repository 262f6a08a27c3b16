from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def get_help(request: HttpRequest) -> HttpResponse:
    """Show where help is to be had now. It asks nothing, stores nothing and sends nothing."""
    return render(request, "safety/help.html")
