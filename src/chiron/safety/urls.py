from django.urls import path

from chiron.safety import views

urlpatterns = [
    path("", views.get_help, name="help"),
]
