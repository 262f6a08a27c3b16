from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from chiron.base.web import now
from chiron.notices import actions, queries
from chiron.people.web import PersonRequest


@require_safe
def notices(request: PersonRequest) -> HttpResponse:
    """Show what Chiron has told a person."""
    return render(request, "notices/list.html", queries.tray(request.user))


@require_POST
def read(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Mark one notice as read."""
    notice = get_object_or_404(queries.visible_to(request.user), pk=pk)
    actions.read(notice, by=request.user, at=now())
    return redirect("notices")


@require_POST
def read_all(request: PersonRequest) -> HttpResponse:
    """Mark every notice as read."""
    actions.read_all(by=request.user, at=now())
    return redirect("notices")
