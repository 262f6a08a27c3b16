from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the process lives."""
    return JsonResponse({"status": "alive"})


@require_safe
@login_not_required
@never_cache
def readyz(_request: HttpRequest) -> HttpResponse:
    """Say whether it can serve people: the database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations are waiting"}, status=503)
    return JsonResponse({"status": "ready"})


@require_safe
@login_not_required
def living(request: HttpRequest) -> HttpResponse:
    """Show every piece in every state."""
    return render(request, "base/living.html")
