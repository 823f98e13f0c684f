"""Edit Factory's API: the application, its start and its clean-up.

Projects and clips are in `routes.py` and `store.py`, users and workspaces in `sign_in.py`, what all of them speak
about in `models.py`. How a request becomes a transaction of its user is in `database.py`.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from . import routes, sign_in, speech
from .database import UNREACHABLE, open_pool
from .settings import read_settings
from .store import NameTaken, NotFound, NoWorkspace
from .tokens import BadToken

# How long the pool waits for connections that are still in use, before it cuts them off.
CLOSE_SECONDS = 3.0


def say(line: str) -> None:
    """Prints one line at once. A reader that has gone away must not spoil the clean-up."""
    try:
        print(line, flush=True)
    except OSError:
        pass


class HideHealthChecks(logging.Filter):
    """Keeps the questions of a launcher or load balancer, many a minute, out of the access log."""

    def filter(self, record: logging.LogRecord) -> bool:
        # uvicorn logs (client, method, path, HTTP version, status).
        return not (isinstance(record.args, tuple) and routes.HEALTH_PATH in record.args)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings = read_settings()
    pool = await open_pool(settings.database_url)
    app.state.settings, app.state.pool = settings, pool
    logging.getLogger("uvicorn.access").addFilter(HideHealthChecks())
    say("edit factory: started")
    yield
    # uvicorn has answered the open requests by now. There is no background work yet (no renders, no
    # voice-overs); until there is, this pause stands in for it, so that a stop that is cut short shows.
    await asyncio.sleep(settings.drain_seconds)
    try:
        await asyncio.wait_for(pool.close(), CLOSE_SECONDS)
    except (TimeoutError, *UNREACHABLE):
        pool.terminate()
    say("edit factory: clean-up complete")


app = FastAPI(title="Edit Factory", version="0.2.0", lifespan=lifespan)
app.include_router(routes.router)
app.include_router(sign_in.router)


def refuse(kind: type[Exception], status: int, headers: dict[str, str] | None = None) -> None:
    """Answers an exception with a status and its own words."""

    async def answer(_request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status_code=status, headers=headers)

    app.add_exception_handler(kind, answer)


refuse(BadToken, 401, {"WWW-Authenticate": "Bearer"})
refuse(NoWorkspace, 403)
refuse(sign_in.NotAllowed, 403)
refuse(NotFound, 404)
refuse(NameTaken, 409)
refuse(speech.Refused, 422)
refuse(speech.Away, 503)


async def unreachable(_request: Request, error: Exception) -> JSONResponse:
    # The log gets the reason, the answer does not: it can name hosts and roles.
    logging.getLogger("uvicorn.error").error("the database cannot be reached: %s", error)
    return JSONResponse({"detail": "The database cannot be reached; try again in a moment"}, status_code=503)


for kind in UNREACHABLE:
    app.add_exception_handler(kind, unreachable)
