"""Projects and clips: the SQL.

Each function gets a connection that acts as the user of the request. That is why nothing here asks whose a row
is: of other workspaces there are none.
"""

from uuid import UUID

import asyncpg

from .database import Connection
from .models import Clip, Cost, NewClip, NewProject, NewVoiceOver, Preset, Project, VoiceOver
from .speech import Sound

PROJECT = """
    select p.id, p.name, p.created_at,
           (select count(*) from public.clips c where c.project_id = p.id) as clip_count
    from public.projects p
"""
CLIP = "id, project_id, title, seconds, created_at"
VOICE_OVER = "v.id, v.clip_id, v.words, v.engine, v.voice, v.preset, v.seconds, v.created_at"
# What 1,000 characters cost at ElevenLabs, in US dollars.
ELSEWHERE_USD = 0.22


class NotFound(Exception):
    """Nothing in this workspace has this id."""


class NameTaken(Exception):
    """Another project of the workspace has this name."""


class NoWorkspace(Exception):
    """The token names no workspace that exists, so there is nowhere to put anything."""


async def projects(db: Connection) -> list[Project]:
    """All projects of the workspace, the newest first."""
    return [Project(**row) for row in await db.fetch(PROJECT + "order by p.created_at desc, p.id")]


async def project(db: Connection, project_id: UUID) -> Project:
    row = await db.fetchrow(PROJECT + "where p.id = $1", project_id)
    if row is None:
        raise NotFound(f"There is no project {project_id}")
    return Project(**row)


async def add_project(db: Connection, new: NewProject) -> Project:
    try:
        row = await db.fetchrow(
            "insert into public.projects (name) values ($1) returning id, name, created_at", new.name
        )
    except asyncpg.UniqueViolationError:
        raise NameTaken(f"There is already a project named {new.name!r}") from None
    # The column takes its default from the token: none is refused by the policy or by NOT NULL, one of a
    # workspace that was deleted by its key.
    except (asyncpg.InsufficientPrivilegeError, asyncpg.NotNullViolationError, asyncpg.ForeignKeyViolationError):
        raise NoWorkspace("No workspace is active; choose one first") from None
    return Project(**row, clip_count=0)


async def delete_project(db: Connection, project_id: UUID) -> None:
    if await db.fetchval("delete from public.projects where id = $1 returning id", project_id) is None:
        raise NotFound(f"There is no project {project_id}")


async def clips(db: Connection, project_id: UUID) -> list[Clip]:
    """The project's clips in the order they were added."""
    await project(db, project_id)
    rows = await db.fetch(
        f"select {CLIP} from public.clips where project_id = $1 order by created_at, id", project_id
    )
    spoken = await db.fetch(
        f"""select {VOICE_OVER} from public.voice_overs v join public.clips c on c.id = v.clip_id
            where c.project_id = $1 order by v.created_at""",
        project_id,
    )
    voice_overs = {row["clip_id"]: VoiceOver(**row) for row in spoken}
    return [Clip(**row, voice_over=voice_overs.get(row["id"])) for row in rows]


async def add_clip(db: Connection, project_id: UUID, new: NewClip) -> Clip:
    await project(db, project_id)
    try:
        row = await db.fetchrow(
            f"insert into public.clips (project_id, title, seconds) values ($1, $2, $3) returning {CLIP}",
            project_id,
            new.title,
            new.seconds,
        )
    except asyncpg.ForeignKeyViolationError:  # it was deleted a moment ago
        raise NotFound(f"There is no project {project_id}") from None
    return Clip(**row)


async def delete_clip(db: Connection, project_id: UUID, clip_id: UUID) -> None:
    deleted = await db.fetchval(
        "delete from public.clips where id = $1 and project_id = $2 returning id", clip_id, project_id
    )
    if deleted is None:
        raise NotFound(f"There is no clip {clip_id} in project {project_id}")


async def clip(db: Connection, project_id: UUID, clip_id: UUID) -> None:
    """Whether there is such a clip."""
    found = await db.fetchval("select id from public.clips where id = $1 and project_id = $2", clip_id, project_id)
    if found is None:
        raise NotFound(f"There is no clip {clip_id} in project {project_id}")


async def set_voice_over(
    db: Connection, project_id: UUID, clip_id: UUID, wanted: NewVoiceOver, sound: Sound
) -> VoiceOver:
    """Gives a clip a voice-over, in place of the one that it had."""
    await clip(db, project_id, clip_id)
    await db.execute("delete from public.voice_overs where clip_id = $1", clip_id)
    try:
        row = await db.fetchrow(
            f"""insert into public.voice_overs as v (clip_id, words, engine, voice, preset, seconds, sound)
                values ($1, $2, $3, $4, $5, $6, $7) returning {VOICE_OVER}""",
            clip_id,
            wanted.words,
            sound.engine,
            sound.voice,
            wanted.preset,
            sound.seconds,
            sound.wav,
        )
    except asyncpg.ForeignKeyViolationError:  # it was deleted while it was spoken
        raise NotFound(f"There is no clip {clip_id} in project {project_id}") from None
    return VoiceOver(**row)


async def sound(db: Connection, project_id: UUID, clip_id: UUID) -> bytes:
    await clip(db, project_id, clip_id)
    found = await db.fetchval("select sound from public.voice_overs where clip_id = $1", clip_id)
    if found is None:
        raise NotFound(f"The clip {clip_id} has no voice-over")
    return found


async def presets(db: Connection) -> list[Preset]:
    """The presets of the workspace."""
    rows = await db.fetch("select name, engine, voice from public.workspace_tts_presets order by name")
    return [Preset(**row) for row in rows]


async def costs(db: Connection) -> list[Cost]:
    """What was spoken for the workspace, by engine."""
    rows = await db.fetch(
        """select coalesce(engine, provider) as engine, count(*) as uses, coalesce(sum(characters), 0)::int8 as characters,
                  coalesce(sum(audio_seconds), 0)::float8 as seconds, coalesce(sum(cost_usd), 0)::float8 as cost_usd
           from public.api_costs group by 1 order by 1"""
    )
    return [Cost(**row, elsewhere_usd=row["characters"] / 1000 * ELSEWHERE_USD) for row in rows]
