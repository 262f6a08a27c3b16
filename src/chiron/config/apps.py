from django.apps import AppConfig


class ChironConfig(AppConfig):
    name = "chiron.config"
    label = "chiron"

    def ready(self) -> None:
        from chiron.base import ledger
        from chiron.reactions import REACTIONS

        ledger.plug(REACTIONS)
