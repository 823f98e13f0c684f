#!/usr/bin/env python3
"""Makes the catalogue in voices/ from the publishers' own lists.

    python3 scripts/voice-catalogue.py --piper voices.json --coqui .models.json
    python3 scripts/voice-catalogue.py --licences          after a change of voices/licences.json alone

`voices.json` is that of rhasspy/piper-voices: every voice with its files, their sizes and MD5. `.models.json` is in the
package coqui-tts. voices/kokoro.json is short, and written by hand from the releases of kokoro-onnx; voices/licences.json
says what the model card of a Piper voice says of its licence, for the cards that were read: it holds for a card with the
same MD5 and no other. For the other voices `ef` reads the card, which is one of the voice's files, before it downloads
the voice.
"""

import argparse
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent.parent / "voices"


def write(name, value):
    """One voice in a line, so that a change shows as one."""
    head = {key: item for key, item in value.items() if key != "voices"}
    lines = ",\n".join("  " + json.dumps(voice, ensure_ascii=False, sort_keys=True) for voice in value["voices"])
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "voices": [\n' + lines + "\n]}\n"
    (HERE / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(value['voices'])} voices, {len(text)} bytes")


def licensed(voices):
    """Adds what is known of the licence of each voice, by the digest of its card."""
    cards = {row["card"]: row for row in json.loads((HERE / "licences.json").read_text(encoding="utf-8"))["cards"]}
    for entry in voices:
        digests = [file["md5"] for file in entry["files"] if file["path"].endswith("MODEL_CARD")]
        row = cards.get(digests[0], {}) if digests else {}
        for key in ("licence", "see"):
            entry.pop(key, None)
            if key in row:
                entry[key] = row[key]
    return voices


def relicensed():
    value = json.loads((HERE / "piper.json").read_text(encoding="utf-8"))
    licensed(value["voices"])
    write("piper.json", value)


def piper(path):
    listed = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    voices = []
    for key in sorted(listed):
        voice = listed[key]
        files = [
            {"path": file, "bytes": facts["size_bytes"], "md5": facts["md5_digest"]}
            for file, facts in sorted(voice["files"].items(), key=lambda item: (item[0].endswith("CARD"), item[0]))
        ]
        if not any(file["path"].endswith(".onnx") for file in files):
            raise SystemExit(f"{key} has no model")
        entry = {
            "name": key,
            "language": voice["language"]["code"].replace("_", "-").lower(),
            "language_name": voice["language"]["name_english"],
            "quality": voice["quality"],
            "speakers": voice["num_speakers"],
            "files": files,
        }
        voices.append(entry)
    base = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
    write("piper.json", {"engine": "piper", "base": base, "voices": licensed(voices)})


def coqui(path):
    models = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["tts_models"]
    voices = []
    for language in sorted(models):
        for dataset in sorted(models[language]):
            found = models[language][dataset].get("vits")
            if found and found.get("github_rls_url"):
                entry = {
                    "name": f"tts_models/{language}/{dataset}/vits",
                    "language": language.replace("_", "-").lower(),
                    "url": found["github_rls_url"],
                }
                if found.get("license"):
                    entry["licence"] = found["license"]
                voices.append(entry)
    write("coqui.json", {"engine": "coqui", "voices": voices})


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--piper", metavar="FILE", help="voices.json of rhasspy/piper-voices")
    arguments.add_argument("--coqui", metavar="FILE", help=".models.json of coqui-tts")
    arguments.add_argument("--licences", action="store_true", help="only put voices/licences.json into voices/piper.json")
    given = arguments.parse_args()
    if not (given.piper or given.coqui or given.licences):
        arguments.error("name a list: --piper FILE, --coqui FILE, or both; or --licences")
    if given.licences:
        relicensed()
    if given.piper:
        piper(given.piper)
    if given.coqui:
        coqui(given.coqui)


if __name__ == "__main__":
    main()
