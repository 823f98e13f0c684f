"""What the API takes and gives. Pydantic checks it; a wrong request is answered with 422 and the reason."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# PostgreSQL's text cannot hold the character 0.
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00]*$")
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*$")]
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


class NewVoiceOver(Request):
    """Who speaks is said by a preset of the workspace, or by an engine and a voice, or left to the server."""

    words: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, pattern=r"^[^\x00]*$")
    ]
    engine: Name | None = None
    voice: Name | None = None
    preset: Name | None = None


class VoiceOver(BaseModel):
    id: UUID
    clip_id: UUID
    words: str
    engine: str
    voice: str
    preset: str | None
    seconds: float
    created_at: datetime


class Clip(BaseModel):
    id: UUID
    project_id: UUID
    title: str
    seconds: float
    created_at: datetime
    voice_over: VoiceOver | None = None


class Preset(BaseModel):
    name: str
    engine: str | None
    voice: str


class Voice(BaseModel):
    id: str
    name: str
    engine: str
    language: str


class Voices(BaseModel):
    """Who can speak: the presets of the workspace, and the voices that are installed."""

    presets: list[Preset]
    voices: list[Voice]


class Cost(BaseModel):
    """What an engine has spoken for the workspace, and what that would have cost elsewhere."""

    engine: str
    uses: int
    characters: int
    seconds: float
    cost_usd: float
    elsewhere_usd: float


class Health(BaseModel):
    status: str
