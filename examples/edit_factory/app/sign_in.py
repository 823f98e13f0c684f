"""Who is asking, and in which workspace: signing in during development, the user's workspaces, switching.

With Supabase, its Auth server signs people in. In development there is none, so seeded users may sign in
without a password, as long as three things hold: the secret is this folder's own (SUPABASE_JWT_SECRET is not
set), the request comes from this machine, and it is addressed to this machine by a loopback name. The last
keeps out web pages whose own host name was made to point here.
"""

import ipaddress
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from . import store
from .database import ClaimsDep, SessionDep
from .models import Me, SeededUser, SignIn, Token, Workspace
from .tokens import LIFE_SECONDS, active_workspace, sign

SEEDED = "raw_app_meta_data @> '{\"seeded\": true}'"

router = APIRouter(tags=["users"])


class NotAllowed(Exception):
    """Signing in without a password is for development on this machine."""


def is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


async def development_only(request: Request) -> None:
    if not request.app.state.settings.development:
        raise store.NotFound("Signing in without a password is off: SUPABASE_JWT_SECRET is set")
    # Behind the frontend's server the client is the browser: uvicorn takes it from X-Forwarded-For.
    if not (request.client and is_loopback(request.client.host) and is_loopback(request.url.hostname)):
        raise NotAllowed("Signing in without a password works on this machine only")


@router.get("/auth/dev-users", dependencies=[Depends(development_only)])
async def dev_users(request: Request) -> list[SeededUser]:
    """The users that may sign in without a password."""
    rows = await request.app.state.pool.fetch(
        f"select email, coalesce(raw_user_meta_data ->> 'name', email) as name from auth.users where {SEEDED} order by email"
    )
    return [SeededUser(**row) for row in rows]


@router.post("/auth/dev-sign-in", dependencies=[Depends(development_only)])
async def dev_sign_in(asked: SignIn, request: Request) -> Token:
    """A token for a seeded user, without a password."""
    user = await request.app.state.pool.fetchrow(
        f"""select id, email, raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata
            from auth.users where lower(email) = lower($1) and {SEEDED}""",
        asked.email,
    )
    if user is None:
        raise store.NotFound("There is no seeded user with this address")
    return token(request, **user)


@router.get("/api/me")
async def me(claims: ClaimsDep) -> Me:
    return Me(id=claims["sub"], email=claims.get("email"), workspace_id=active_workspace(claims))


@router.get("/api/workspaces")
async def list_workspaces(db: SessionDep, claims: ClaimsDep) -> list[Workspace]:
    """The workspaces that the user is a member of."""
    active = active_workspace(claims)
    rows = await db.fetch("select id, name, slug, role from edit_factory.own_workspaces()")
    return [Workspace(**row, active=row["id"] == active) for row in rows]


@router.post("/api/workspaces/{workspace_id}/switch")
async def switch(workspace_id: UUID, db: SessionDep, claims: ClaimsDep, request: Request) -> Token:
    """Makes a workspace the active one. The new token acts in it; the old one stays where it is until it ends."""
    user = await db.fetchrow("select * from edit_factory.switch_workspace($1)", workspace_id)
    if user is None:
        raise store.NotFound(f"There is no workspace {workspace_id} among yours")
    return token(request, id=UUID(claims["sub"]), **user)


def token(request: Request, id: UUID, email: str | None, app_metadata: dict, user_metadata: dict) -> Token:
    secret = request.app.state.settings.jwt_secret
    return Token(
        access_token=sign(secret, id, email, app_metadata or {}, user_metadata or {}), expires_in=LIFE_SECONDS
    )
