"""The routes: each checks its input by type and asks the store.

What the store refuses becomes 404 or 409 in `main.py`.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from .models import Clip, Health, NewClip, NewProject, Project
from .store import Store

HEALTH_PATH = "/api/health"

router = APIRouter()


async def store(request: Request) -> Store:
    return request.app.state.store


StoreDep = Annotated[Store, Depends(store)]


@router.get(HEALTH_PATH, tags=["health"])
async def health(store: StoreDep) -> Health:
    """200 as soon as the application has started; launchers and load balancers ask here."""
    return Health(status="ok", projects=len(store))


@router.get("/api/projects", tags=["projects"])
async def list_projects(store: StoreDep) -> list[Project]:
    return store.projects()


@router.post("/api/projects", status_code=201, tags=["projects"])
async def create_project(new: NewProject, store: StoreDep, response: Response) -> Project:
    project = store.add_project(new)
    response.headers["Location"] = f"/api/projects/{project.id}"
    return project


@router.get("/api/projects/{project_id}", tags=["projects"])
async def get_project(project_id: UUID, store: StoreDep) -> Project:
    return store.project(project_id)


@router.delete("/api/projects/{project_id}", status_code=204, tags=["projects"])
async def delete_project(project_id: UUID, store: StoreDep) -> None:
    """Deletes the project together with its clips."""
    store.delete_project(project_id)


@router.get("/api/projects/{project_id}/clips", tags=["clips"])
async def list_clips(project_id: UUID, store: StoreDep) -> list[Clip]:
    return store.clips(project_id)


@router.post("/api/projects/{project_id}/clips", status_code=201, tags=["clips"])
async def create_clip(project_id: UUID, new: NewClip, store: StoreDep) -> Clip:
    return store.add_clip(project_id, new)


@router.delete("/api/projects/{project_id}/clips/{clip_id}", status_code=204, tags=["clips"])
async def delete_clip(project_id: UUID, clip_id: UUID, store: StoreDep) -> None:
    store.delete_clip(project_id, clip_id)
