"""Two users in two workspaces, to have something to look at: `python -m app.seed`.

`ef dev` runs it before the backend. It can run any number of times: what is there is left as it is, so a
project that somebody deleted does not come back. A database on another machine is left alone.
"""

import asyncio
import json
import sys
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import asyncpg

from .settings import database_url

LOCAL = {"", "localhost", "127.0.0.1", "::1"}

WORKSPACES = {"harbour-studio": "Harbour Studio", "sunrise-films": "Sunrise Films"}

# Who may enter what, and in which role. The first is the one that is active at the first sign-in.
USERS = {
    "editor@example.test": ("Editor", {"sunrise-films": "owner", "harbour-studio": "member"}),
    "guest@example.test": ("Guest", {"harbour-studio": "owner"}),
}

PROJECTS = {
    "sunrise-films": {
        "Morning on the ridge": [("Title over fog", 6.5), ("First light", 18), ("Walking down", 42)],
        "Bakery portrait": [("Dough, close", 12), ("Oven door", 7.5)],
    },
    "harbour-studio": {
        "Ferry timetable film": [("Gangway", 9), ("Departure", 31.5)],
        "Lighthouse keeper": [("Stairs", 24), ("Lamp turning", 15), ("Storm log", 55)],
    },
}


# How a workspace wants to be spoken for: name, engine, voice, settings.
PRESETS = {
    "sunrise-films": ("Sunrise narrator", "espeak", "en-gb", {"speed": 0.9}),
    "harbour-studio": ("Harbour announcer", "espeak", "en-us", {"speed": 1.1}),
}


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    hosts = parse_qs(parts.query).get("host", [parts.hostname or ""])
    return all(host in LOCAL or host.startswith("/") for host in hosts)


async def seed(db: asyncpg.Connection) -> int:
    """Adds what is missing and tells how many users were."""
    await db.execute("select pg_advisory_xact_lock(hashtext('edit-factory seed'))")
    added = 0
    ids = {slug: await workspace(db, slug, name) for slug, name in WORKSPACES.items()}
    for email, (name, roles) in USERS.items():
        added += await add_user(db, email, name, {ids[slug]: role for slug, role in roles.items()})
    for slug, projects in PROJECTS.items():
        # Whatever is in a workspace that was used before is its users' own affair.
        used = await db.fetchval("select exists (select from public.projects where workspace_id = $1)", ids[slug])
        if added and not used:
            await add_projects(db, ids[slug], projects)
            await add_preset(db, ids[slug], *PRESETS[slug])
    return added


async def workspace(db: asyncpg.Connection, slug: str, name: str) -> UUID:
    await db.execute(
        "insert into public.workspaces (name, slug) values ($1, $2) on conflict (slug) do nothing", name, slug
    )
    return await db.fetchval("select id from public.workspaces where slug = $1", slug)


async def add_user(db: asyncpg.Connection, email: str, name: str, roles: dict[UUID, str]) -> bool:
    """Signs a user up, as the Auth server would: the open invites decide which workspaces that means."""
    if await db.fetchval("select exists (select from auth.users where lower(email) = $1)", email):
        return False
    for workspace_id, role in roles.items():
        await db.execute(
            """insert into public.workspace_invites (workspace_id, email, role) values ($1, $2, $3)
               on conflict (workspace_id, lower(email)) where accepted_at is null do nothing""",
            workspace_id,
            email,
            role,
        )
    active = next(iter(roles))
    await db.execute(
        """insert into auth.users (id, aud, role, email, raw_app_meta_data, raw_user_meta_data)
           values (gen_random_uuid(), 'authenticated', 'authenticated', $1, $2, $3)""",
        email,
        json.dumps({"provider": "email", "seeded": True, "workspace_id": str(active)}),
        json.dumps({"name": name}),
    )
    return True


async def add_projects(db: asyncpg.Connection, workspace_id: UUID, projects: dict) -> None:
    # The owner of the tables has no token, so it names the workspace itself.
    for age, (name, clips) in enumerate(projects.items()):
        project_id = await db.fetchval(
            """insert into public.projects (workspace_id, name, created_at)
               values ($1, $2, now() - $3 * interval '1 hour') returning id""",
            workspace_id,
            name,
            age,
        )
        for place, (title, seconds) in enumerate(clips):
            await db.execute(
                """insert into public.clips (workspace_id, project_id, title, seconds, created_at)
                   values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')""",
                workspace_id,
                project_id,
                title,
                float(seconds),
                place,
            )


async def add_preset(
    db: asyncpg.Connection, workspace_id: UUID, name: str, engine: str, voice: str, params: dict
) -> None:
    await db.execute(
        """insert into public.workspace_tts_presets (workspace_id, name, engine, voice, params)
           values ($1, $2, $3, $4, $5) on conflict (workspace_id, name) do nothing""",
        workspace_id,
        name,
        engine,
        voice,
        json.dumps(params),
    )


async def main() -> int:
    url = database_url()
    if not is_local(url):
        print("seed: the database is on another machine; nothing was added", file=sys.stderr)
        return 0
    db = await asyncpg.connect(url, timeout=10, server_settings={"application_name": "edit-factory seed"})
    try:
        async with db.transaction():
            added = await seed(db)
    finally:
        await db.close()
    print(f"seed: {added} users added" if added else "seed: nothing to add", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
