from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Show what a person has told about themselves, and where to change it."""
    return render(request, "people/me.html")
