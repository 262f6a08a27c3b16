from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "chiron.demo"

    def ready(self) -> None:
        from chiron.demo import checks  # noqa: F401 -- importing it registers the check
