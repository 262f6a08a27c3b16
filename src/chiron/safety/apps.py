from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "chiron.safety"
