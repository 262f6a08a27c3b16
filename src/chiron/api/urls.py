from django.urls import path

from chiron.api import views
from chiron.api.v1 import api

urlpatterns = [
    path("me/keys/", views.keys, name="keys"),
    path("me/keys/<uuid:pk>/remove/", views.remove_key, name="remove_key"),
    path("api/v1/docs", views.docs, name="api_docs"),
    path("api/v1/", api.urls),
]
