"""A worker in a process of its own, on the database that is named: what `chiron worker` is, with a short lease."""

import sys

import settings


def main(database, lease, patience):
    settings.DATABASES["default"]["NAME"] = database
    settings.TASKS["default"]["OPTIONS"]["LEASE"] = float(lease)
    if settings.EMBEDDED:
        settings.DATABASES["default"]["OPTIONS"]["timeout"] = float(patience)

    # Whoever started this worker listens to what it says.
    settings.LOGGING["handlers"]["lines"]["stream"] = "ext://sys.stdout"

    import django

    django.setup()

    from chiron.jobs import schedule, worker

    schedule.plug(())
    worker.main()


main(*sys.argv[1:])
