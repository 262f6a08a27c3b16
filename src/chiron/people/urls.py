from django.urls import path

from chiron.people import views
from chiron.people.models import Profile

urlpatterns = [
    path("", views.me, name="me"),
    path("welcome/", views.welcome, name="welcome"),
    path("settings/", views.settings, name="settings"),
    path("stages/", views.stages, name="stages"),
    path("stages/<uuid:pk>/", views.stage, name="stage"),
    path("stages/<uuid:pk>/remove/", views.remove_stage, name="remove_stage"),
    path("affiliations/", views.affiliations, name="affiliations"),
    path("affiliations/new/", views.new_affiliation, name="new_affiliation"),
    path("affiliations/<uuid:pk>/end/", views.end_affiliation, name="end_affiliation"),
    path("affiliations/<uuid:pk>/remove/", views.remove_affiliation, name="remove_affiliation"),
    path("affiliations/<uuid:pk>/powers/", views.take_power, name="take_power"),
    path("powers/<uuid:pk>/end/", views.lay_down_power, name="lay_down_power"),
    path("powers/<uuid:pk>/remove/", views.remove_power, name="remove_power"),
]

for facet in Profile.Facet.values:
    urlpatterns += [
        path(f"{facet}/", views.side, {"facet": facet}, name=facet),
        path(f"{facet}/open/", views.open_side, {"facet": facet}, name=f"open_{facet}"),
        path(f"{facet}/pause/", views.pause_side, {"facet": facet}, name=f"pause_{facet}"),
        path(f"{facet}/close/", views.close_side, {"facet": facet}, name=f"close_{facet}"),
    ]
