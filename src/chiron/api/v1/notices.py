"""What Chiron has told a person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from ninja import Query, Router, Schema, Status
from pydantic import Field

from chiron.api.models import Scope
from chiron.api.v1.pages import Page, Window, page
from chiron.api.v1.who import ApiRequest, needs
from chiron.base.web import now
from chiron.notices import actions, queries
from chiron.notices.models import Notice

router = Router(tags=["Notices"])
READ, WRITE = needs(Scope.NOTICES_READ), needs(Scope.NOTICES_WRITE)


class NoticeOut(Schema):
    id: UUID
    kind: str
    about: UUID | None = Field(description="What it is about, where it is about one thing.")
    html: str = Field(description="What it says, as a piece of HTML.")
    written_at: datetime
    read_at: datetime | None

    @staticmethod
    def resolve_html(notice: Notice) -> str:
        return render_to_string(notice.template, {"context": notice.context, "about": notice.about}).strip()


@router.get("", auth=READ, response=Page[NoticeOut], summary="Your notices, the newest first")
def notices(request: ApiRequest, window: Query[Window]) -> Any:
    return page(queries.visible_to(request.auth), window)


@router.post("/read", auth=WRITE, response={204: None}, summary="Mark every notice as read")
def read_all_notices(request: ApiRequest) -> Any:
    actions.read_all(by=request.auth, at=now())
    return Status(204, None)


@router.post("/{uuid:notice_id}/read", auth=WRITE, response={204: None}, summary="Mark a notice as read")
def read_notice(request: ApiRequest, notice_id: UUID) -> Any:
    notice = get_object_or_404(queries.visible_to(request.auth), pk=notice_id)
    actions.read(notice, by=request.auth, at=now())
    return Status(204, None)
