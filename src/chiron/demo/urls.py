from django.urls import path

from chiron.demo import views

urlpatterns = [
    path("<slug:name>/<str:key>/", views.enter, name="demo_enter"),
]
