from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that is found counts: most browsers claim to be several others.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """Say in a few words which browser on which device this was."""
    name = next((name for mark, name in BROWSERS.items() if mark in user_agent), None)
    system = next((system for mark, system in SYSTEMS.items() if mark in user_agent), None)
    if name and system:
        return _("%(browser)s on %(device)s") % {"browser": name, "device": system}
    return name or system or _("A browser we do not know")
