#!/usr/bin/env python3
"""rten against ONNX Runtime, for each model: a short line and a long text, start to finished file.

    benches/tts.py --ef target/release/ef --models DIR --ort LIB_OR_FOLDER [--reps 3] [--peers VENV]

DIR holds *.onnx of Piper (with .json beside) and Kokoro, and a voices*.bin. Runs are interleaved, so that a busy machine
slows all of them. Prints a Markdown table: best wall time, CPU time and peak memory of each, the ratio, and what `auto`
chooses. With --peers (a Python with piper-tts and kokoro-onnx) it also times `python -m piper` and kokoro-onnx for one line.
"""
import argparse, glob, json, os, subprocess, sys, tempfile, time

LINE = "The quick brown fox jumps over the lazy dog near the old stone bridge."
PEER_KOKORO = """
import sys, wave, numpy as np
from kokoro_onnx import Kokoro
audio, rate = Kokoro(sys.argv[1], sys.argv[2]).create(sys.argv[3], "af_heart")
with wave.open(sys.argv[4], "wb") as out:
    out.setnchannels(1); out.setsampwidth(2); out.setframerate(rate)
    out.writeframes((np.clip(audio, -1, 1) * 32767).astype("<i2").tobytes())
"""


def run(argv):
    """Wall seconds, CPU seconds, peak MB and stdout of a run; None when it fails."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(argv, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        out.seek(0)
        text = out.read()
    if os.waitstatus_to_exitcode(status):
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--models", required=True)
    parser.add_argument("--ort", required=True)
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=20)
    parser.add_argument("--peers")
    args = parser.parse_args()
    voices = (sorted(glob.glob(os.path.join(args.models, "voices*.bin"))) or [None])[0]
    texts = {"one line": LINE, f"{args.sentences} lines": " ".join([LINE] * args.sentences)}
    print("| model | text | rten wall · CPU · MB | ort wall · CPU · MB | ort / rten | auto takes |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.wav")
        for model in sorted(glob.glob(os.path.join(args.models, "*.onnx"))):
            kokoro = not os.path.exists(model + ".json")
            for name, text in texts.items():
                base = [args.ef, "--json", "tts", "say", text, "--model", model, "-o", out, "--ort-lib", args.ort,
                        "--data-dir", folder]
                base += ["--pack", voices] if kokoro else []
                found = {"rten": [], "ort": [], "auto": []}
                for _ in range(args.reps):
                    for runtime in found:
                        found[runtime].append(run(base + ["--runtime", runtime]))
                cells = {}
                for runtime, runs in found.items():
                    good = [r for r in runs if r]
                    cells[runtime] = (min(r[0] for r in good), min(r[1] for r in good), max(r[2] for r in good),
                                      good[0][3]) if good else None
                show = lambda c: f"{c[0]:.2f} s · {c[1]:.2f} s · {c[2]:.0f}" if c else "refused"
                both = cells["rten"] and cells["ort"]
                ratio = f"{cells['ort'][0] / cells['rten'][0]:.2f}" if both else "-"
                chosen = json.loads(cells["auto"][3])["runtime"] if cells["auto"] else "-"
                print(f"| {os.path.basename(model)} | {name} | {show(cells['rten'])} | {show(cells['ort'])} | {ratio} | {chosen} |",
                      flush=True)
                if args.peers and name == "one line":
                    peer = [args.peers, "-c", PEER_KOKORO, model, voices, text, out] if kokoro else \
                        [args.peers, "-m", "piper", "-m", model, "-f", out, "--", text]
                    times = [r for r in (run(peer) for _ in range(args.reps)) if r]
                    ours = cells["auto"]
                    if times and ours:
                        best = min(r[0] for r in times)
                        print(f"# {'kokoro-onnx' if kokoro else 'python -m piper'}: {best:.2f} s; ef is {ours[0] / best:.2f} of that",
                              file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
