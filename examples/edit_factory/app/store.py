"""Where projects and clips are kept: in this process, for now.

They are gone when the process ends, and also when `--reload` starts it anew. A database takes this file's
place later; the routes need not change. Every caller runs on the one event loop, so no lock is needed.
"""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from .models import Clip, NewClip, NewProject, Project


class NotFound(Exception):
    """Nothing has this id."""


class NameTaken(Exception):
    """Another project has this name."""


class Store:
    def __init__(self) -> None:
        self._projects: dict[UUID, Project] = {}
        self._clips: dict[UUID, dict[UUID, Clip]] = {}

    def __len__(self) -> int:
        return len(self._projects)

    def projects(self) -> list[Project]:
        """All projects, the newest first."""
        return list(reversed(self._projects.values()))

    def project(self, project_id: UUID) -> Project:
        try:
            return self._projects[project_id]
        except KeyError:
            raise NotFound(f"There is no project {project_id}") from None

    def add_project(self, new: NewProject) -> Project:
        if any(p.name.casefold() == new.name.casefold() for p in self._projects.values()):
            raise NameTaken(f"There is already a project named {new.name!r}")
        project = Project(id=uuid4(), name=new.name, created_at=datetime.now(UTC), clip_count=0)
        self._projects[project.id] = project
        self._clips[project.id] = {}
        return project

    def delete_project(self, project_id: UUID) -> None:
        self.project(project_id)
        del self._projects[project_id]
        del self._clips[project_id]

    def clips(self, project_id: UUID) -> list[Clip]:
        """The project's clips in the order they were added."""
        self.project(project_id)
        return list(self._clips[project_id].values())

    def add_clip(self, project_id: UUID, new: NewClip) -> Clip:
        project = self.project(project_id)
        clip = Clip(
            id=uuid4(),
            project_id=project_id,
            title=new.title,
            seconds=new.seconds,
            created_at=datetime.now(UTC),
        )
        self._clips[project_id][clip.id] = clip
        project.clip_count += 1
        return clip

    def delete_clip(self, project_id: UUID, clip_id: UUID) -> None:
        project = self.project(project_id)
        if self._clips[project_id].pop(clip_id, None) is None:
            raise NotFound(f"There is no clip {clip_id} in project {project_id}")
        project.clip_count -= 1
