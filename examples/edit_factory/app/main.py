"""Edit Factory's API: the application, its start and its clean-up.

The routes are in `routes.py`, what they speak about in `models.py`, and where it is kept in `store.py`.
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from .routes import HEALTH_PATH, router
from .store import NameTaken, NotFound, Store


def drain_seconds() -> float:
    """How long a stop waits for work in hand, from EDIT_FACTORY_DRAIN_SECONDS (default 0)."""
    text = os.environ.get("EDIT_FACTORY_DRAIN_SECONDS", "0")
    try:
        return max(0.0, float(text))
    except ValueError:
        raise RuntimeError(f"EDIT_FACTORY_DRAIN_SECONDS is not a number of seconds: {text!r}") from None


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
        return not (isinstance(record.args, tuple) and HEALTH_PATH in record.args)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    drain = drain_seconds()
    app.state.store = Store()
    logging.getLogger("uvicorn.access").addFilter(HideHealthChecks())
    say("edit factory: started")
    yield
    # uvicorn has answered the open requests by now. There is no background work yet (no renders, no
    # voice-overs); until there is, this pause stands in for it, so that a stop that is cut short shows.
    await asyncio.sleep(drain)
    say("edit factory: clean-up complete")


app = FastAPI(title="Edit Factory", version="0.1.0", lifespan=lifespan)
app.include_router(router)


@app.exception_handler(NotFound)
async def not_found(_request: Request, error: NotFound) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=404)


@app.exception_handler(NameTaken)
async def name_taken(_request: Request, error: NameTaken) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=409)
