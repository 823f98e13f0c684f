#!/usr/bin/env python3
"""How long `ef --version` takes from the start of the process to its end, and how large the program is.

    python3 benches/startup.py target/release/ef [--judge]

Compared in the same run with /bin/true, which is what the system itself takes to start a program. With --judge the exit
code is 1 when the median is over 15 ms or the program over 60 MB.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 60
LIMIT_MS = 15.0
LIMIT_MB = 60.0
COMMANDS = [["--version"], ["--help"], ["help", "tts", "say"], ["explain", "port_taken"], ["config", "path"]]


def once(words):
    begun = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - begun) * 1000


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--judge", action="store_true")
    given = arguments.parse_args()
    program = os.path.abspath(given.program)
    runs = {"true": ["/bin/true"]} | {" ".join(words): [program, *words] for words in COMMANDS}
    times = {name: [] for name in runs}
    for _ in range(ROUNDS):
        # Interleaved, so that what else runs on the machine meets all alike.
        for name, words in runs.items():
            times[name].append(once(words))
    base = statistics.median(times["true"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:<20} median {median:6.2f} ms   best {min(found):6.2f} ms   {median / base:5.2f} x true")
    size = os.path.getsize(program) / 1e6
    print(f"size {size:.1f} MB")
    slow = statistics.median(times["--version"]) > LIMIT_MS
    if given.judge and (slow or size > LIMIT_MB):
        sys.exit("over the limit")


if __name__ == "__main__":
    main()
