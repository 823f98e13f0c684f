"""The database: a pool, and one transaction for each request.

A request runs as the role `authenticated` with the claims of its token, both for the transaction only, and
row-level security does the rest: no query of this application names a workspace.
"""

import json
from collections.abc import AsyncIterator
from typing import Annotated

import asyncpg
from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from .tokens import BadToken, Claims, verify

Connection = asyncpg.pool.PoolConnectionProxy

# What is raised when the database is not there, or goes away.
UNREACHABLE = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.CannotConnectNowError)


async def open_pool(url: str) -> asyncpg.Pool:
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=10,
        timeout=10,
        command_timeout=30,
        init=read_json,
        server_settings={"application_name": "edit-factory"},
    )


async def read_json(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec("jsonb", encoder=json.dumps, decoder=json.loads, schema="pg_catalog")


bearer = HTTPBearer(auto_error=False, description="A token of POST /auth/dev-sign-in")


async def claims(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Claims:
    """The claims of the request's token, verified."""
    if given is None:
        raise BadToken("Sign in first: the request has no token")
    return verify(request.app.state.settings.jwt_secret, given.credentials)


ClaimsDep = Annotated[Claims, Depends(claims)]


async def session(request: Request, claims: ClaimsDep) -> AsyncIterator[Connection]:
    """A connection that acts as the user of the request, in a transaction that ends with it."""
    pool: asyncpg.Pool = request.app.state.pool
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute("set local role authenticated")
        await connection.execute("select set_config('request.jwt.claims', $1, true)", json.dumps(claims))
        yield connection


# With the scope `function` the transaction is committed before the answer goes out, not after it.
SessionDep = Annotated[Connection, Depends(session, scope="function")]
