"""Asks axe whether a page keeps people out."""

from axe_playwright_python.base import AXE_SCRIPT

RUN = "() => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)"


def faults(page):
    """Everything that axe objects to on the page as it is drawn now: the rule, where, and why."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{violation['id']}: {node['target'][0]}: {node['failureSummary']}"
        for violation in page.evaluate(RUN)
        for node in violation["nodes"]
    ]
