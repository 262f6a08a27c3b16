from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from chiron.base.living import pieces


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
    """Show every piece in every state; ``?scheme=dark`` and ``?dir=rtl`` turn it."""
    return render(request, "base/living.html", pieces())


@require_safe
@login_not_required
@cache_control(public=True, max_age=86400)
def manifest(request: HttpRequest) -> HttpResponse:
    """Tell a device how to keep Chiron among its own applications."""
    return render(request, "base/chiron.webmanifest", content_type="application/manifest+json")
