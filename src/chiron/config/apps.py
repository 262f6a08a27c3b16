from django.apps import AppConfig


class ChironConfig(AppConfig):
    name = "chiron.config"
    label = "chiron"

    def ready(self) -> None:
        from chiron.base import ledger
        from chiron.jobs import schedule
        from chiron.reactions import REACTIONS, SCHEDULE

        ledger.plug(REACTIONS)
        schedule.plug(SCHEDULE)
