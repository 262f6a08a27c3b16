"""The two sides of a person: what they ask as a mentee, what they offer as a mentor."""

from datetime import date
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from chiron.api.models import Scope
from chiron.api.v1.shapes import Day, Told, Whole
from chiron.api.v1.who import ApiRequest, needs
from chiron.base.web import now
from chiron.people import actions, queries
from chiron.people.models import Profile

router = Router(tags=["Your two sides"])
READ, WRITE = needs(Scope.PROFILE_READ), needs(Scope.PROFILE_WRITE)


class Choices(Told):
    """Codes of the vocabularies of these names."""

    topics: list[str] = Field(default=[], description="As a mentee, eight at most.")
    specialties: list[str] = []
    roles: list[str] = []
    channels: list[str] = []
    languages: list[str] = []
    stages: list[str] = Field(default=[], description="For mentors: which stages are welcome; none means all.")


class Side(Told):
    """Everything that is told on one side. It is written as a whole: what is left out is taken away."""

    about: str = Field(default="", max_length=2000)
    not_doing: str = Field(default="", max_length=1000, description="For mentors.")
    hours_a_month: Annotated[int, Field(ge=1, le=100), Whole] | None = None
    answers_within_days: Annotated[int, Field(ge=1, le=14), Whole] | None = Field(
        default=None, description="For mentors."
    )
    places: Annotated[int, Field(ge=0, le=50), Whole] | None = Field(
        default=None, description="For mentors: how many mentees at once."
    )
    choices: Choices = Choices()
    styles: dict[str, Annotated[int, Field(ge=0, le=100), Whole]] = Field(
        default={},
        description="By code of the vocabulary styles: 0 is its low end, 100 its high end.",
    )


class SideOut(Schema):
    facet: Profile.Facet
    is_open: bool = Field(description="Whether new people may be proposed.")
    paused_until: date | None = Field(description="Open, but nobody new before this day.")
    told: Side


class Pause(Told):
    until: Day


@router.get("/me/profiles/{facet}", auth=READ, response=SideOut, summary="One side of you")
def profile(request: ApiRequest, facet: Profile.Facet) -> Any:
    side = queries.facets(request.auth)[facet]
    told = side.profile
    return {
        "facet": told.facet,
        "is_open": told.is_open,
        "paused_until": told.paused_until,
        "told": {
            "about": told.about,
            "not_doing": told.not_doing,
            "hours_a_month": told.hours_a_month,
            "answers_within_days": told.answers_within_days,
            "places": told.places,
            "choices": dict(side.choices),
            "styles": dict(side.styles),
        },
    }


@router.put("/me/profiles/{facet}", auth=WRITE, response=SideOut, summary="Write one side of you anew")
def save_profile(request: ApiRequest, facet: Profile.Facet, told: Side) -> Any:
    values = told.dict()
    if facet == Profile.Facet.MENTEE and not values["choices"]["stages"]:
        del values["choices"]["stages"]
    actions.save_profile(request.auth, facet=facet, **values, by=request.auth, at=now())
    return profile(request, facet)


@router.post("/me/profiles/{facet}/open", auth=WRITE, response=SideOut, summary="Let new people be proposed to you")
def open_profile(request: ApiRequest, facet: Profile.Facet) -> Any:
    actions.open_profile(request.auth, facet=facet, by=request.auth, at=now())
    return profile(request, facet)


@router.post("/me/profiles/{facet}/pause", auth=WRITE, response=SideOut, summary="Nobody new before a day")
def pause_profile(request: ApiRequest, facet: Profile.Facet, told: Pause) -> Any:
    actions.pause_profile(request.auth, facet=facet, until=told.until, by=request.auth, at=now())
    return profile(request, facet)


@router.post("/me/profiles/{facet}/close", auth=WRITE, response=SideOut, summary="Nobody new until you open it again")
def close_profile(request: ApiRequest, facet: Profile.Facet) -> Any:
    actions.close_profile(request.auth, facet=facet, by=request.auth, at=now())
    return profile(request, facet)
