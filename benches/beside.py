#!/usr/bin/env python3
"""`ef tts say` beside the engine's own reference program, start to finished file, in pairs.

    benches/beside.py piper  --models DIR --peer PYTHON [--ef target/release/ef] [--pairs 9]
    benches/beside.py kokoro --models DIR --peer PYTHON [--ef target/release/ef] [--pairs 9]

DIR holds a medium voice of Piper (with .json beside), or kokoro-v1.0.onnx and voices-v1.0.bin; PYTHON has piper-tts or
kokoro-onnx. For one line and for a short sentence: medians of wall time, CPU time and peak memory of each, and the median of
the ratios of the pairs: a host that is slower for a while is so for both of a pair. One pair before warms up.
"""
import argparse, glob, os, statistics, sys, tempfile

from tts import LINE, PEER_KOKORO, run

TEXTS = (("line", LINE), ("short", "Hello there."))


def commands(args, folder, text):
    """What the peer and `ef` are called with."""
    of_peer, of_ef = os.path.join(folder, "peer.wav"), os.path.join(folder, "ef.wav")
    if args.engine == "piper":
        voices = sorted(glob.glob(os.path.join(args.models, "*medium*.onnx")))
        if not voices:
            sys.exit("beside.py: no *medium*.onnx in `%s`" % args.models)
        peer = [args.peer, "-m", "piper", "-m", voices[0], "-f", of_peer, "--", text]
        own = ["--engine", "piper", "--voice", voices[0]]
    else:
        model, voices = (os.path.join(args.models, name) for name in ("kokoro-v1.0.onnx", "voices-v1.0.bin"))
        peer = [args.peer, "-c", PEER_KOKORO, model, voices, text, of_peer]
        own = ["--engine", "kokoro", "--model", model, "--voices", voices, "--voice", "af_heart"]
    return peer, [args.ef, "tts", "say", text, *own, "-o", of_ef]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=("piper", "kokoro"))
    parser.add_argument("--models", required=True)
    parser.add_argument("--peer", required=True)
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--pairs", type=int, default=9)
    args = parser.parse_args()
    os.environ["EF_NO_SETUP"] = "1"
    print("| text | peer wall, CPU, MB | ef wall, CPU, MB | wall ratio of pairs | CPU ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in TEXTS:
            pairs = []
            for number in range(args.pairs + 1):
                pair = [run(command) for command in commands(args, folder, text)]
                if None in pair:
                    sys.exit("beside.py: %s failed on `%s`" % (("the peer", "ef")[pair[0] is not None], text))
                if number:
                    pairs.append(pair)

            def middle(which, value):
                return statistics.median(pair[which][value] for pair in pairs)

            sides = ["%.3f s, %.2f s, %.0f" % (middle(which, 0), middle(which, 1), max(pair[which][2] for pair in pairs)) for which in (0, 1)]
            ratios = ["%.3f" % statistics.median(pair[1][value] / pair[0][value] for pair in pairs) for value in (0, 1)]
            print("| " + " | ".join([name, *sides, *ratios]) + " |", flush=True)


if __name__ == "__main__":
    main()
