from django.urls import path

from chiron.base import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("living/", views.living, name="living"),
    path("chiron.webmanifest", views.manifest, name="manifest"),
]
