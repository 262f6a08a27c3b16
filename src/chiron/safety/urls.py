from django.urls import path

from chiron.safety import views

urlpatterns = [
    path("", views.get_help, name="help"),
    path("mentor/", views.help_mentor, name="help_mentor"),
    path("worker.js", views.help_worker, name="help_worker"),
]
