from django.urls import path

from chiron.desk import views

urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.today, name="today"),
    path("about/", views.about, name="about"),
]
