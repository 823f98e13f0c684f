"""The routes of the active workspace: each checks its input by type and asks the store.

What the store refuses becomes 403, 404 or 409 in `main.py`.
"""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from . import speech, store
from .database import ClaimsDep, SessionDep
from .models import Clip, Cost, Health, NewClip, NewProject, NewVoiceOver, Project, Voices, VoiceOver
from .tokens import active_workspace

HEALTH_PATH = "/api/health"

router = APIRouter()


@router.get(HEALTH_PATH, tags=["health"])
async def health(request: Request) -> Health:
    """200 when the application has started and its database answers; launchers and load balancers ask here."""
    await request.app.state.pool.fetchval("select 1")
    return Health(status="ok")


@router.get("/api/projects", tags=["projects"])
async def list_projects(db: SessionDep) -> list[Project]:
    return await store.projects(db)


@router.post("/api/projects", status_code=201, tags=["projects"])
async def create_project(new: NewProject, db: SessionDep, response: Response) -> Project:
    project = await store.add_project(db, new)
    response.headers["Location"] = f"/api/projects/{project.id}"
    return project


@router.get("/api/projects/{project_id}", tags=["projects"])
async def get_project(project_id: UUID, db: SessionDep) -> Project:
    return await store.project(db, project_id)


@router.delete("/api/projects/{project_id}", status_code=204, tags=["projects"])
async def delete_project(project_id: UUID, db: SessionDep) -> None:
    """Deletes the project together with its clips."""
    await store.delete_project(db, project_id)


@router.get("/api/projects/{project_id}/clips", tags=["clips"])
async def list_clips(project_id: UUID, db: SessionDep) -> list[Clip]:
    return await store.clips(db, project_id)


@router.post("/api/projects/{project_id}/clips", status_code=201, tags=["clips"])
async def create_clip(project_id: UUID, new: NewClip, db: SessionDep) -> Clip:
    return await store.add_clip(db, project_id, new)


@router.delete("/api/projects/{project_id}/clips/{clip_id}", status_code=204, tags=["clips"])
async def delete_clip(project_id: UUID, clip_id: UUID, db: SessionDep) -> None:
    await store.delete_clip(db, project_id, clip_id)


VOICE_OVER = "/api/projects/{project_id}/clips/{clip_id}/voice-over"


@router.get("/api/voices", tags=["speech"])
async def list_voices(db: SessionDep, request: Request) -> Voices:
    """Who can speak. Without a speech server there are only presets, which cannot be used then."""
    try:
        voices = await speech.voices(request.app.state.settings.tts_url)
    except speech.Away:
        voices = []
    return Voices(presets=await store.presets(db), voices=voices)


@router.put(VOICE_OVER, tags=["speech"])
async def set_voice_over(
    project_id: UUID, clip_id: UUID, wanted: NewVoiceOver, db: SessionDep, claims: ClaimsDep, request: Request
) -> VoiceOver:
    """Has words spoken over a clip, in place of those that were."""
    await store.clip(db, project_id, clip_id)
    sound = await speech.speak(request.app.state.settings.tts_url, active_workspace(claims), wanted)
    return await store.set_voice_over(db, project_id, clip_id, wanted, sound)


@router.get(VOICE_OVER + "/sound", tags=["speech"])
async def get_sound(project_id: UUID, clip_id: UUID, db: SessionDep) -> Response:
    return Response(await store.sound(db, project_id, clip_id), media_type="audio/wav")


@router.get("/api/costs", tags=["speech"])
async def list_costs(db: SessionDep) -> list[Cost]:
    """What was spoken for the active workspace, and what that would have cost elsewhere."""
    return await store.costs(db)
