"""Speech, from `ef tts serve`: OpenAI's API on this machine, which knows presets and books costs to a workspace."""

import asyncio
import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .models import NewVoiceOver

# The longest text takes a while with the slowest engine.
SECONDS = 120
# No proxy: the server is on this machine.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Refused(Exception):
    """The server does not speak this, and says why."""


class Away(Exception):
    """There is no server, or it cannot speak now."""


@dataclass(frozen=True)
class Sound:
    wav: bytes
    engine: str
    voice: str
    seconds: float


def ask(url: str, body: dict[str, Any] | None = None) -> tuple[bytes, dict[str, str]]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with OPENER.open(request, timeout=SECONDS) as response:
            return response.read(), {name.lower(): value for name, value in response.headers.items()}
    except urllib.error.HTTPError as error:
        message = why(error.read())
        raise Refused(message) if error.code < 500 and error.code != 429 else Away(message) from None
    except (OSError, TimeoutError) as error:
        raise Away(f"The speech server does not answer ({getattr(error, 'reason', error)})") from None


def why(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return "The speech server gives no reason"


async def speak(url: str, workspace: UUID | None, wanted: NewVoiceOver) -> Sound:
    """Has words spoken for a workspace."""
    body: dict[str, Any] = {"input": wanted.words, "response_format": "wav"}
    if workspace:
        body["workspace"] = str(workspace)
    for field, value in {"tts_engine": wanted.engine, "voice": wanted.voice, "preset": wanted.preset}.items():
        if value:
            body[field] = value
    wav, headers = await asyncio.to_thread(ask, f"{url}/v1/audio/speech", body)
    return Sound(wav, headers["x-ef-engine"], headers["x-ef-voice"], float(headers["x-ef-seconds"]))


async def voices(url: str) -> list[dict[str, Any]]:
    """The voices that are installed."""
    answer, _ = await asyncio.to_thread(ask, f"{url}/v1/audio/voices")
    return json.loads(answer)["voices"]
