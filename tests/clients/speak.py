"""OpenAI's client for Python against `ef tts serve`: speak.py BASE_URL TOKEN."""

import io
import sys
import wave

import openai

base, token = sys.argv[1:]
client = openai.OpenAI(base_url=base, api_key=token, max_retries=0)

assert "tts-1" in [model.id for model in client.models.list()]
assert client.models.retrieve("tts-1").object == "model"

sound = client.audio.speech.create(model="tts-1", voice="alloy", input="Hello from Python.", response_format="wav")
with wave.open(io.BytesIO(sound.content)) as file:
    assert file.getnchannels() == 1 and file.getsampwidth() == 2
    assert file.getnframes() / file.getframerate() > 0.5, file.getnframes()

for form, magic in {"mp3": b"\xff", "opus": b"OggS", "aac": b"\xff\xf1", "flac": b"fLaC", "pcm": b""}.items():
    sound = client.audio.speech.create(model="tts-1", voice="nova", input="Hello again.", response_format=form)
    assert sound.content.startswith(magic) and len(sound.content) > 2000, form

with client.audio.speech.with_streaming_response.create(
    model="gpt-4o-mini-tts",
    voice="coral",
    input="One sentence. Another sentence. A third one.",
    instructions="Calmly.",
    response_format="pcm",
    speed=1.2,
    extra_body={"stream": True, "tts_engine": "espeak"},
) as response:
    assert response.headers["x-ef-engine"] == "espeak"
    parts = list(response.iter_bytes(4096))
    assert len(parts) > 2 and sum(map(len, parts)) > 50_000


def refused(kind, **more):
    try:
        client.audio.speech.create(**{"model": "tts-1", "voice": "alloy", "input": "Hello.", **more})
    except kind as error:
        assert error.body["message"], error
        return error
    raise AssertionError(f"{more} was not refused")


assert refused(openai.BadRequestError, voice="nobody-at-all").code == "voice_not_found"
assert refused(openai.BadRequestError, response_format="ape").param == "response_format"
assert refused(openai.NotFoundError, model="none").code == "model_not_found"
assert refused(openai.APIStatusError, input="x" * 3000).status_code == 413
client = openai.OpenAI(base_url=base, api_key="sk-wrong", max_retries=0)
refused(openai.AuthenticationError)
print("all as it must be")
