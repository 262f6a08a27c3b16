"""What a person told about themselves: the same acts and reads as on the pages about them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from chiron.api.models import Scope
from chiron.api.v1.pages import Page, Window, page
from chiron.api.v1.shapes import Day, Told
from chiron.api.v1.who import ApiRequest, needs
from chiron.base.web import now
from chiron.people import actions, queries
from chiron.people.models import Affiliation, Power, Stage
from chiron.vocabulary.queries import label

router = Router(tags=["You"])
READ, WRITE = needs(Scope.PROFILE_READ), needs(Scope.PROFILE_WRITE)


class Me(Schema):
    id: UUID
    name: str
    email: str
    time_zone: str = Field(description="An IANA name, such as Africa/Lagos.")
    language: str
    joined_at: datetime | None


class Settings(Told):
    """What is left out, or null, stays as it is."""

    name: str | None = Field(default=None, max_length=200)
    time_zone: str | None = Field(default=None, max_length=64)
    language: str | None = Field(default=None, max_length=16)


@router.get("/me", auth=READ, response=Me, summary="You")
def me(request: ApiRequest) -> Any:
    return request.auth


@router.patch("/me", auth=WRITE, response=Me, summary="Change your name, time zone or language")
def change_settings(request: ApiRequest, told: Settings) -> Any:
    person = request.auth
    actions.change_settings(person, **told.dict(exclude_none=True), by=person, at=now())
    return queries.visible_to(person).get(pk=person.pk)


# --- stages ---


class StageOut(Schema):
    """A stage that began on a day. It lasts until the day before the next one begins."""

    id: UUID
    code: str
    label: str
    began_on: date

    @staticmethod
    def resolve_label(stage: Stage) -> str:
        return label("stages", stage.code)


class StageIn(Told):
    code: str = Field(description="A code of the vocabulary stages.")
    began_on: Day


@router.get("/me/stages", auth=READ, response=Page[StageOut], summary="Your stages")
def stages(request: ApiRequest, window: Query[Window]) -> Any:
    return page(queries.stages_of(request.auth), window)


@router.post("/me/stages", auth=WRITE, response={201: StageOut}, summary="Begin a stage")
def begin_stage(request: ApiRequest, told: StageIn) -> Any:
    person = request.auth
    return Status(201, actions.begin_stage(person, code=told.code, on=told.began_on, by=person, at=now()))


@router.put("/me/stages/{uuid:stage_id}", auth=WRITE, response=StageOut, summary="Correct a stage")
def correct_stage(request: ApiRequest, stage_id: UUID, told: StageIn) -> Any:
    mine = queries.stages_of(request.auth)
    actions.correct_stage(
        get_object_or_404(mine, pk=stage_id), code=told.code, on=told.began_on, by=request.auth, at=now()
    )
    return get_object_or_404(mine, pk=stage_id)


@router.delete(
    "/me/stages/{uuid:stage_id}", auth=WRITE, response={204: None}, summary="Remove a stage added by mistake"
)
def remove_stage(request: ApiRequest, stage_id: UUID) -> Any:
    stage = get_object_or_404(queries.stages_of(request.auth), pk=stage_id)
    actions.remove_stage(stage, by=request.auth, at=now())
    return Status(204, None)


# --- affiliations and powers ---


class PowerOut(Schema):
    """Something a person decides about learners at a place."""

    id: UUID
    code: str
    label: str
    began_on: date
    ended_on: date | None

    @staticmethod
    def resolve_label(power: Power) -> str:
        return label("powers", power.code)


class AffiliationOut(Schema):
    id: UUID
    institution: str
    role: str
    began_on: date
    ended_on: date | None
    powers: list[PowerOut]

    @staticmethod
    def resolve_institution(affiliation: Affiliation) -> str:
        return affiliation.place

    @staticmethod
    def resolve_powers(affiliation: Affiliation) -> list[Power]:
        return list(affiliation.powers.all())


class AffiliationIn(Told):
    institution: str = Field(max_length=200)
    role: str = Field(max_length=120)
    began_on: Day
    powers: list[str] = Field(default=[], description="Codes of the vocabulary powers, held from the first day.")


class PowerIn(Told):
    code: str = Field(description="A code of the vocabulary powers.")
    began_on: Day


class End(Told):
    ended_on: Day


@router.get("/me/affiliations", auth=READ, response=Page[AffiliationOut], summary="Where you learn and work")
def affiliations(request: ApiRequest, window: Query[Window]) -> Any:
    return page(queries.affiliations_of(request.auth), window)


@router.post("/me/affiliations", auth=WRITE, response={201: AffiliationOut}, summary="Add a place")
def begin_affiliation(request: ApiRequest, told: AffiliationIn) -> Any:
    person = request.auth
    affiliation = actions.begin_affiliation(
        person,
        institution=told.institution,
        role=told.role,
        on=told.began_on,
        powers=told.powers,
        by=person,
        at=now(),
    )
    return Status(201, affiliation)


@router.post(
    "/me/affiliations/{uuid:affiliation_id}/end",
    auth=WRITE,
    response=AffiliationOut,
    summary="Say which was your last day there",
)
def end_affiliation(request: ApiRequest, affiliation_id: UUID, told: End) -> Any:
    mine = queries.affiliations_of(request.auth)
    actions.end_affiliation(get_object_or_404(mine, pk=affiliation_id), on=told.ended_on, by=request.auth, at=now())
    return get_object_or_404(mine, pk=affiliation_id)


@router.delete(
    "/me/affiliations/{uuid:affiliation_id}",
    auth=WRITE,
    response={204: None},
    summary="Remove a place added by mistake",
)
def remove_affiliation(request: ApiRequest, affiliation_id: UUID) -> Any:
    affiliation = get_object_or_404(queries.affiliations_of(request.auth), pk=affiliation_id)
    actions.remove_affiliation(affiliation, by=request.auth, at=now())
    return Status(204, None)


@router.post(
    "/me/affiliations/{uuid:affiliation_id}/powers",
    auth=WRITE,
    response={201: PowerOut},
    summary="Add what you decide about learners there",
)
def take_power(request: ApiRequest, affiliation_id: UUID, told: PowerIn) -> Any:
    affiliation = get_object_or_404(queries.affiliations_of(request.auth), pk=affiliation_id)
    return Status(201, actions.take_power(affiliation, code=told.code, on=told.began_on, by=request.auth, at=now()))


@router.post(
    "/me/powers/{uuid:power_id}/end", auth=WRITE, response=PowerOut, summary="Say which is the last day of a power"
)
def lay_down_power(request: ApiRequest, power_id: UUID, told: End) -> Any:
    mine = queries.powers_of(request.auth)
    actions.lay_down_power(get_object_or_404(mine, pk=power_id), on=told.ended_on, by=request.auth, at=now())
    return get_object_or_404(mine, pk=power_id)


@router.delete(
    "/me/powers/{uuid:power_id}", auth=WRITE, response={204: None}, summary="Remove a power added by mistake"
)
def remove_power(request: ApiRequest, power_id: UUID) -> Any:
    power = get_object_or_404(queries.powers_of(request.auth), pk=power_id)
    actions.remove_power(power, by=request.auth, at=now())
    return Status(204, None)
