"""Tokens, in the form that Supabase Auth gives them: JWTs signed with HS256.

Whoever has the secret can sign any, so nothing in a token is believed before its signature. The workspace of a
request is `app_metadata.workspace_id`: users cannot write `app_metadata`, while `user_metadata` is theirs.
"""

import time
from typing import Any
from uuid import UUID

import jwt

ALGORITHM = "HS256"
AUDIENCE = "authenticated"
LIFE_SECONDS = 60 * 60

Claims = dict[str, Any]


class BadToken(Exception):
    """The token is not one to act upon; the text says why."""


def sign(secret: str, user_id: UUID, email: str | None, app_metadata: Claims, user_metadata: Claims) -> str:
    now = int(time.time())
    claims = {
        "aud": AUDIENCE,
        "role": "authenticated",
        "sub": str(user_id),
        "email": email,
        "iat": now,
        "exp": now + LIFE_SECONDS,
        "app_metadata": app_metadata,
        "user_metadata": user_metadata,
    }
    return jwt.encode(claims, secret, algorithm=ALGORITHM)


def verify(secret: str, token: str) -> Claims:
    """The claims of a token that is ours, has not ended, and speaks of a user."""
    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["exp", "sub", "aud"]},
        )
    except jwt.ExpiredSignatureError:
        raise BadToken("The session has ended; sign in again") from None
    except jwt.InvalidTokenError:
        raise BadToken("The token is not valid; sign in again") from None
    if claims.get("role") != "authenticated" or not is_uuid(claims["sub"]):
        raise BadToken("The token is not that of a user")
    app_metadata = claims.get("app_metadata")
    if app_metadata is not None and not isinstance(app_metadata, dict):
        raise BadToken("The token's app_metadata is not an object")
    workspace = (app_metadata or {}).get("workspace_id")
    if workspace is not None and not is_uuid(workspace):
        raise BadToken("The token's workspace_id is not an id")
    return claims


def is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and UUID(value) is not None
    except ValueError:
        return False


def active_workspace(claims: Claims) -> UUID | None:
    found = (claims.get("app_metadata") or {}).get("workspace_id")
    return UUID(found) if found else None
