"""`chiron worker`: what is done behind the pages."""

from chiron.cli import installation


def worker() -> None:
    """Do the work that waits behind the pages.

    It sends letters and does other chores, until it is asked to stop.
    """
    installation.raise_django()
    installation.inspect()
    work()


def work() -> None:
    """Take up one job after another, with an application that is loaded and looked over already."""
    from chiron.cli.processes import stop_when_asked
    from chiron.jobs.worker import run

    run(stop_when_asked())
