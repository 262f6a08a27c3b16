from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chiron.base.web import now
from chiron.desk import queries
from chiron.people.web import PersonRequest


@require_safe
@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Tell a visitor what Chiron is; take a signed-in person to Today."""
    if request.user.is_authenticated:
        return redirect("today")
    return render(request, "desk/front.html")


@require_safe
def today(request: PersonRequest) -> HttpResponse:
    """Show what waits for this person now."""
    return render(request, "desk/today.html", queries.today(request.user, on=request.user.day(now())))


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    """Explain how Chiron works and who sees what."""
    return render(request, "desk/about.html")
