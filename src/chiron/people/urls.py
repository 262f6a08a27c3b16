from django.urls import path

from chiron.people import views

urlpatterns = [
    path("", views.me, name="me"),
]
