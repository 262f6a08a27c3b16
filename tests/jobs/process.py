"""A worker in a process of its own, on the database that is named: what `chiron worker` is, with a short lease."""

import sys

import settings


def main(database, lease, patience):
    settings.DATABASES["default"]["NAME"] = database
    settings.TASKS["default"]["OPTIONS"]["LEASE"] = float(lease)
    if settings.EMBEDDED:
        settings.DATABASES["default"]["OPTIONS"]["timeout"] = float(patience)

    import django

    django.setup()

    import structlog

    from chiron.jobs import schedule, worker

    # Whoever started this worker listens to what it says.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stdout))
    schedule.plug(())
    worker.main()


main(*sys.argv[1:])
