from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiron.base.errors import Refused
from chiron.base.web import now, tried
from chiron.people import actions, forms, queries
from chiron.people.models import Profile
from chiron.people.web import PersonRequest


@require_safe
def me(request: PersonRequest) -> HttpResponse:
    """Show what a person has told about themselves, what is thin in it, and where to change it."""
    return render(request, "people/me.html", {"page": queries.own_page(request.user), "today": request.user.day(now())})


@require_http_methods(["GET", "POST"])
def welcome(request: PersonRequest) -> HttpResponse:
    """Ask a new person their name, where their days begin, and their stage."""
    form = forms.Welcome(_typed(request), initial={"name": request.user.name, "time_zone": request.user.time_zone})
    if form.is_valid() and tried(form, actions.welcome, request.user, **form.cleaned_data, by=request.user, at=now()):
        return redirect("me")
    return render(request, "people/welcome.html", {"form": form})


@require_http_methods(["GET", "POST"])
def settings(request: PersonRequest) -> HttpResponse:
    """Change the name, the time zone and the language."""
    person = request.user
    told = {"name": person.name, "time_zone": person.time_zone, "language": person.language}
    form = forms.Settings(_typed(request), initial=told)
    if form.is_valid() and tried(form, actions.change_settings, person, **form.cleaned_data, by=person, at=now()):
        messages.success(request, _("Your settings are saved."))
        return redirect("me")
    return render(request, "people/settings.html", {"form": form})


# --- the two sides ---


@require_http_methods(["GET", "POST"])
def side(request: PersonRequest, facet: str) -> HttpResponse:
    """Tell one side of oneself: what is asked as a mentee, or offered as a mentor."""
    before = queries.facets(request.user)[facet]
    form = forms.SIDES[facet](_typed(request), facet=before)
    if form.is_valid() and tried(
        form, actions.save_profile, request.user, facet=facet, **form.told(), by=request.user, at=now()
    ):
        messages.success(
            request,
            _("Saved. You can change this at any time.")
            if before.profile.is_open
            else _("Saved. Nobody is proposed to you until you open this side."),
        )
        return redirect(facet)
    page = {
        "form": form,
        "facet": before,
        "today": request.user.day(now()),
        "open_url": f"open_{facet}",
        "pause_url": f"pause_{facet}",
        "close_url": f"close_{facet}",
    }
    return render(request, f"people/{facet}.html", page)


@require_POST
def open_side(request: PersonRequest, facet: str) -> HttpResponse:
    """Let new people be proposed to this side."""
    try:
        actions.open_profile(request.user, facet=facet, by=request.user, at=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect(facet)


@require_POST
def close_side(request: PersonRequest, facet: str) -> HttpResponse:
    """Let nobody new be proposed to this side."""
    try:
        actions.close_profile(request.user, facet=facet, by=request.user, at=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect(facet)


@require_http_methods(["GET", "POST"])
def pause_side(request: PersonRequest, facet: str) -> HttpResponse:
    """Let nobody new be proposed to this side before a day."""
    form = forms.Pause(_typed(request))
    if form.is_valid() and tried(
        form, actions.pause_profile, request.user, facet=facet, **form.cleaned_data, by=request.user, at=now()
    ):
        return redirect(facet)
    return render(request, "people/pause.html", {"form": form, "facet": Profile.Facet(facet)})


# --- stages ---


@require_http_methods(["GET", "POST"])
def stages(request: PersonRequest) -> HttpResponse:
    """Show the road so far, and begin a new stage on it."""
    form = forms.Stage(_typed(request))
    if form.is_valid() and tried(
        form, actions.begin_stage, request.user, **form.cleaned_data, by=request.user, at=now()
    ):
        messages.success(request, _("Your new stage is on your road. Everything before it stays."))
        return redirect("stages")
    return render(request, "people/stages.html", {"form": form, "road": queries.road(request.user)})


@require_http_methods(["GET", "POST"])
def stage(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Put right what was told wrong about a stage."""
    told = get_object_or_404(queries.stages_of(request.user), pk=pk)
    form = forms.Stage(_typed(request), initial={"code": told.code, "on": told.began_on})
    if form.is_valid() and tried(form, actions.correct_stage, told, **form.cleaned_data, by=request.user, at=now()):
        return redirect("stages")
    return render(request, "people/stage.html", {"form": form, "stage": told})


@require_http_methods(["GET", "POST"])
def remove_stage(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take away a stage that was told by mistake."""
    told = get_object_or_404(queries.stages_of(request.user), pk=pk)
    if request.method == "POST":
        actions.remove_stage(told, by=request.user, at=now())
        return redirect("stages")
    return render(request, "people/remove_stage.html", {"stage": told})


# --- affiliations and powers ---


@require_safe
def affiliations(request: PersonRequest) -> HttpResponse:
    """Show where a person learns and works, and what they decide about learners there."""
    return render(request, "people/affiliations.html", {"affiliations": queries.affiliations_of(request.user)})


@require_http_methods(["GET", "POST"])
def new_affiliation(request: PersonRequest) -> HttpResponse:
    """Tell a new place."""
    form = forms.Affiliation(_typed(request))
    if form.is_valid() and tried(
        form, actions.begin_affiliation, request.user, **form.cleaned_data, by=request.user, at=now()
    ):
        messages.success(request, _("The place is added. If you decide something about learners there, say so below."))
        return redirect("affiliations")
    return render(request, "people/new_affiliation.html", {"form": form})


@require_http_methods(["GET", "POST"])
def end_affiliation(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Tell the last day at a place."""
    affiliation = get_object_or_404(queries.affiliations_of(request.user), pk=pk)
    form = forms.EndAffiliation(_typed(request))
    if form.is_valid() and tried(
        form, actions.end_affiliation, affiliation, **form.cleaned_data, by=request.user, at=now()
    ):
        return redirect("affiliations")
    return render(request, "people/end_affiliation.html", {"form": form, "affiliation": affiliation})


@require_http_methods(["GET", "POST"])
def remove_affiliation(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take away a place that was told by mistake."""
    affiliation = get_object_or_404(queries.affiliations_of(request.user), pk=pk)
    if request.method == "POST":
        actions.remove_affiliation(affiliation, by=request.user, at=now())
        return redirect("affiliations")
    return render(request, "people/remove_affiliation.html", {"affiliation": affiliation})


@require_http_methods(["GET", "POST"])
def take_power(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Tell one more thing that a person decides about learners at a place."""
    affiliation = get_object_or_404(queries.affiliations_of(request.user), pk=pk)
    form = forms.TakePower(_typed(request))
    if form.is_valid() and tried(form, actions.take_power, affiliation, **form.cleaned_data, by=request.user, at=now()):
        return redirect("affiliations")
    return render(request, "people/take_power.html", {"form": form, "affiliation": affiliation})


@require_http_methods(["GET", "POST"])
def lay_down_power(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Tell the last day of a power."""
    power = get_object_or_404(queries.powers_of(request.user), pk=pk)
    form = forms.LayDownPower(_typed(request))
    if form.is_valid() and tried(form, actions.lay_down_power, power, **form.cleaned_data, by=request.user, at=now()):
        return redirect("affiliations")
    return render(request, "people/lay_down_power.html", {"form": form, "power": power})


@require_http_methods(["GET", "POST"])
def remove_power(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Take away a power that was told by mistake."""
    power = get_object_or_404(queries.powers_of(request.user), pk=pk)
    if request.method == "POST":
        actions.remove_power(power, by=request.user, at=now())
        return redirect("affiliations")
    return render(request, "people/remove_power.html", {"power": power})


def _typed(request: PersonRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
