from django.urls import include, path

urlpatterns = [
    path("", include("chiron.desk.urls")),
    path("", include("chiron.base.urls")),
    path("", include("chiron.api.urls")),
    path("help/", include("chiron.safety.urls")),
    path("me/", include("chiron.people.urls")),
    path("notices/", include("chiron.notices.urls")),
    path("demo/", include("chiron.demo.urls")),
    path("account/", include("allauth.urls")),
]
