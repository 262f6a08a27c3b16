"""Version 1 of the JSON API. What it answers stays; only new things are added."""

from chiron.api.v1 import notices, people, profiles, vocabulary
from chiron.api.v1.frame import Api, speaks_json
from chiron.api.v1.throttle import PerMinute

api = Api(
    title="Chiron",
    version="1",
    description="A program sees and changes what its person may see and change on the pages, and nothing else.",
    urls_namespace="api",
    docs_url=None,
    throttle=PerMinute(300),
)
api.add_decorator(speaks_json, mode="view")
api.add_router("/people", people.router)
api.add_router("/people", profiles.router)
api.add_router("/notices", notices.router)
api.add_router("/vocabulary", vocabulary.router)
