"""What the API takes and gives. Pydantic checks it; a wrong request is answered with 422 and the reason."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# PostgreSQL's text cannot hold the character 0.
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00]*$")
]
Seconds = Annotated[float, Field(gt=0, le=24 * 60 * 60, allow_inf_nan=False)]


class Request(BaseModel):
    """A misspelt field is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Request):
    email: Title


class SeededUser(BaseModel):
    email: str
    name: str


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"
    expires_in: int


class Me(BaseModel):
    id: UUID
    email: str | None
    workspace_id: UUID | None


class Workspace(BaseModel):
    id: UUID
    name: str
    slug: str
    role: str
    active: bool


class NewProject(Request):
    name: Title


class Project(BaseModel):
    id: UUID
    name: str
    created_at: datetime
    clip_count: int


class NewClip(Request):
    title: Title
    seconds: Seconds


class Clip(BaseModel):
    id: UUID
    project_id: UUID
    title: str
    seconds: float
    created_at: datetime


class Health(BaseModel):
    status: str
