"""The side of `ef` that runs in Python: it keeps one model of coqui-tts loaded and speaks what it is sent.

A frame is `EFW1`, the length of its JSON, the length of its bytes (both 32 bits, little endian), the JSON, the bytes.
Requests come on standard input, one answer to each goes to what was standard output when we began. Whatever libraries
print goes to the log that `EF_WORKER_LOG` names. The end of the input is the end.

It must start in every Python 3, so that one that is too old can say so.
"""

import json
import os
import struct
import sys

MAGIC = b"EFW1"
LONGEST = 1 << 20

# Modules come from the environment, not from the folder we happen to start in.
sys.path[:] = [path for path in sys.path if path not in ("", ".")]

frames = os.fdopen(os.dup(1), "wb")
requests = os.fdopen(os.dup(0), "rb")
log = os.open(os.environ.get("EF_WORKER_LOG", os.devnull), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
os.dup2(log, 1)
os.dup2(log, 2)
nothing = os.open(os.devnull, os.O_RDONLY)
# A library that asks a question gets no answer, instead of eating requests.
os.dup2(nothing, 0)


class Wrong(Exception):
    """Something that was asked for cannot be done with this model."""


def send(answer, sound=b""):
    text = json.dumps(answer).encode("utf-8")
    frames.write(MAGIC + struct.pack("<II", len(text), len(sound)) + text + sound)
    frames.flush()


def receive():
    head = requests.read(12)
    if len(head) < 12:
        return None
    length, more = struct.unpack("<II", head[4:])
    if head[:4] != MAGIC or length > LONGEST or more:
        sys.exit("a request is no frame")
    return json.loads(requests.read(length).decode("utf-8"))


def version_of(package):
    try:
        from importlib.metadata import version
    except ImportError:
        return None
    try:
        return version(package)
    except Exception:
        return None


def hello(_):
    return {
        "python": "%d.%d.%d" % sys.version_info[:3],
        "coqui": version_of("coqui-tts"),
        "former": version_of("TTS"),
        "torch": version_of("torch"),
        "torchaudio": version_of("torchaudio"),
        "torchcodec": version_of("torchcodec"),
    }


def catalogue():
    """The models that coqui-tts knows by name, without importing it: that alone takes seconds."""
    from importlib.util import find_spec

    found = find_spec("TTS")
    for folder in (found.submodule_search_locations or []) if found else []:
        try:
            with open(os.path.join(folder, ".models.json"), encoding="utf-8") as file:
                models = json.load(file)["tts_models"]
        except (OSError, ValueError, KeyError):
            continue
        return {
            "/".join(("tts_models", language, data, name)): about
            for language, sets in models.items()
            for data, names in sets.items()
            for name, about in names.items()
        }
    return {}


def describe(request):
    model = request["model"]
    if request.get("path"):
        folder = model if os.path.isdir(model) else os.path.dirname(model)
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            config = json.load(file)
        kind = str(config.get("model", ""))
        rate = (config.get("audio") or {}).get("output_sample_rate") or (config.get("audio") or {}).get("sample_rate")
        try:
            files = files_of(model, kind)
        except Wrong:
            files = []
        licence = "CPML" if kind == "xtts" else None
        return {"known": True, "kind": kind, "licence": licence, "rate": rate, "files": files, "made": made()}
    models = catalogue()
    if "/fairseq/" in model:
        licence = "CC BY-NC 4.0"
        return {"known": True, "kind": "fairseq", "licence": licence, "rate": None, "made": made(model)}
    about = models.get(model)
    if about is None:
        return {"known": False, "names": sorted(models)}
    return {
        "known": True,
        "kind": "xtts" if "xtts" in model else model.rsplit("/", 1)[-1],
        "licence": about.get("license"),
        "rate": None,
        "made": made(model, json.dumps(about, sort_keys=True)),
    }


def made(*more):
    """What a model's sound depends on beside its files. Models with a name lie where this version has them from."""
    return " ".join(("coqui-tts", str(version_of("coqui-tts")), "torch", str(version_of("torch"))) + more)


WEIGHTS = (".pth", ".pth.tar", ".safetensors")
WHOLE_FOLDERS = ("xtts", "bark", "tortoise")


def weights_of(model, kind):
    """The file of weights: the one that is named, or the last of the folder; the folder where all of it is loaded."""
    if not os.path.isdir(model) or kind in WHOLE_FOLDERS:
        return model
    files = sorted(name for name in os.listdir(model) if name.endswith(WEIGHTS))
    files = [name for name in files if "speaker" not in name and "language" not in name]
    if not files:
        raise Wrong("there is no .pth file in %s" % model)
    return os.path.join(model, files[-1])


def files_of(model, kind):
    """The files of a model in a folder; not the checkpoints beside the one that is used."""
    weights = weights_of(model, kind)
    folder = model if os.path.isdir(model) else os.path.dirname(model)

    def used(name):
        listed = name.endswith(WEIGHTS) and ("speaker" in name or "language" in name)
        return kind in WHOLE_FOLDERS or listed or name.endswith((".json", ".txt", ".npy"))

    names = sorted(name for name in os.listdir(folder or ".") if used(name))
    files = [os.path.join(folder, name) for name in names] + ([weights] if weights != model or folder != model else [])
    return [os.path.abspath(file) for file in dict.fromkeys(files) if os.path.isfile(file)]


tts = None


def load(request):
    global tts
    if request.get("agreed"):
        os.environ["COQUI_TOS_AGREED"] = "1"
    if request.get("threads"):
        import torch

        torch.set_num_threads(int(request["threads"]))
    from TTS.api import TTS

    model = request["model"]
    if not request.get("path"):
        tts = TTS(model_name=model, progress_bar=True)
    else:
        folder = model if os.path.isdir(model) else os.path.dirname(model)
        config = os.path.join(folder, "config.json")
        tts = TTS(model_path=weights_of(model, request.get("kind")), config_path=config, progress_bar=True)
    if request.get("gpu"):
        tts.to("cuda")
    return {
        "rate": int(tts.synthesizer.output_sample_rate),
        "speakers": [str(name) for name in (tts.speakers or [])],
        "languages": [str(name) for name in (tts.languages or [])],
    }


def speak(request):
    arguments = {"text": request["text"], "split_sentences": False}
    if request.get("speaker"):
        arguments["speaker"] = request["speaker"]
    if request.get("language"):
        arguments["language"] = request["language"]
    speed = request.get("speed", 1.0)
    model = getattr(tts.synthesizer, "tts_model", None)
    if speed != 1.0:
        if request.get("kind") == "xtts":
            arguments["speed"] = speed
        elif hasattr(model, "length_scale"):
            model.length_scale = 1.0 / speed
        else:
            raise Wrong("this model has no speed")
    from array import array

    wave = tts.tts(**arguments)
    # Lists of numbers of torch and numpy are turned one by one; whole arrays at once.
    if hasattr(wave, "tolist"):
        wave = wave.tolist()
    sound = array("f", [float(sample) for sample in wave])
    if sys.byteorder != "little":
        sound.byteswap()
    return {"samples": len(sound)}, sound.tobytes()


WAYS = {"hello": hello, "describe": describe, "load": load, "speak": speak}


def answer(request):
    import traceback

    number = request.get("id")
    try:
        result = WAYS[request["do"]](request)
        facts, sound = result if isinstance(result, tuple) else (result, b"")
        facts.update({"id": number, "ok": True})
        return facts, sound
    except MemoryError:
        kind, why = "memory", "there is not enough memory"
    except Wrong as wrong:
        kind, why = "request", str(wrong)
    except ImportError as error:
        kind, why = "import", "%s: %s" % (type(error).__name__, error)
    except (Exception, SystemExit) as error:
        kind, why = "failed", "%s: %s" % (type(error).__name__, error)
    traceback.print_exc()
    sys.stderr.flush()
    return {"id": number, "ok": False, "kind": kind, "why": why}, b""


def main():
    while True:
        request = receive()
        if request is None:
            return
        facts, sound = answer(request)
        sys.stdout.flush()
        send(facts, sound)


main()
