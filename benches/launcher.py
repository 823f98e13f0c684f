#!/usr/bin/env python3
"""Measures `ef dev` beside concurrently and beside no launcher at all, in interleaved rounds.

    python3 benches/launcher.py --ef target/release/ef [--concurrently PATH/TO/dist/bin/concurrently.js] [--rounds 5]

Python 3.8+ standard library, Linux (it reads /proc). Everything runs on this machine, in a temporary folder.
Prints medians and, where concurrently was given, ratios to it. Figures to trust are ratios of one run.
"""
import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

MARK = "EF_BENCH_RUN"
TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


class Launcher:
    """How to make one launcher run named shell lines."""

    def __init__(self, name, program):
        self.name, self.program = name, program

    def start(self, lines, folder):
        if self.name == "ef":
            with open(os.path.join(folder, "ef.toml"), "w") as f:
                for name, line in lines:
                    f.write("[service.%s]\nrun = %s\n" % (name, json.dumps(line)))
            argv = [self.program, "dev"]
        elif self.name == "concurrently":
            argv = ["node", self.program, "-n", ",".join(n for n, _ in lines)] + [line for _, line in lines]
        else:
            argv = ["/bin/sh", "-c", lines[0][1]]
        mark = uuid.uuid4().hex
        env = dict(os.environ, **{MARK: mark})
        begun = time.monotonic()
        child = subprocess.Popen(argv, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        return child, mark, begun


def read(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except OSError:
        return b""


def own(mark):
    """The launcher's own processes: those with our mark that are no service's."""
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        environment = read("/proc/%s/environ" % entry)
        if (MARK + "=" + mark).encode() in environment and b"BENCH_CHILD=1" not in environment:
            command = read("/proc/%s/cmdline" % entry).split(b"\0")[0]
            if os.path.basename(command) not in (b"sh", b"dash", b"bash", b"env"):
                found.append(int(entry))
    return found


def cpu(pid):
    fields = read("/proc/%d/stat" % pid).rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK if len(fields) > 12 else 0.0


def resident(pid):
    fields = read("/proc/%d/statm" % pid).split()
    return int(fields[1]) * PAGE if fields else 0


def until(child, needle, count=1):
    """Reads until `needle` has come `count` times; the time of the last."""
    rest = b""
    while count > 0:
        block = os.read(child.stdout.fileno(), 1 << 20)
        if not block:
            raise RuntimeError("the output ended early")
        rest += block
        count -= rest.count(needle)
        rest = rest[-len(needle) + 1:] if needle not in rest[-len(needle) + 1:] else b""
    return time.monotonic()


def stop(child):
    begun = time.monotonic()
    child.send_signal(signal.SIGINT)
    while os.read(child.stdout.fileno(), 1 << 16):
        pass
    child.wait(30)
    return time.monotonic() - begun


SLEEP = "exec env BENCH_CHILD=1 sleep 60"


def startup(launcher, folder):
    child, _, begun = launcher.start([("a", "echo BENCHREADY; " + SLEEP), ("b", SLEEP)], folder)
    took = until(child, b"BENCHREADY") - begun
    child.kill() if launcher.name == "alone" else stop(child)
    child.wait()
    return {"first line, ms": took * 1000}


def idle(launcher, folder):
    child, mark, _ = launcher.start([("a", "echo BENCHREADY; " + SLEEP), ("b", "echo BENCHREADY; " + SLEEP)], folder)
    until(child, b"BENCHREADY", 2)
    time.sleep(1)
    pids = own(mark)
    before, memory = sum(map(cpu, pids)), sum(map(resident, pids))
    time.sleep(3)
    used = sum(map(cpu, pids)) - before
    stop(child)
    return {"idle CPU, %": used / 3 * 100, "idle resident, MB": memory / 1e6}


def flood(launcher, folder, streams, lines):
    path = os.path.join(folder, "flood")
    if not os.path.exists(path):
        with open(path, "wb") as f:
            for at in range(0, lines, 1000):
                f.write(b"".join(b"%08d %s\n" % (n, b"x" * 90) for n in range(at, min(at + 1000, lines))))
    line = "cat %s; echo BENCHEND; %s" % (path, SLEEP)
    child, mark, begun = launcher.start([("s%d" % n, line) for n in range(streams)], folder)
    took = until(child, b"BENCHEND", streams) - begun
    used = sum(map(cpu, own(mark)))
    stop(child)
    total = streams * lines
    what = "%d stream%s" % (streams, "s" if streams > 1 else "")
    return {what + ", 1000 lines/s": total / took / 1000, what + ", CPU s per million": used / total * 1e6}


def scale(launcher, folder, count=200):
    lines = [("p%d" % n, "echo BENCHREADY; " + SLEEP) for n in range(count)]
    child, _, begun = launcher.start(lines, folder)
    up = until(child, b"BENCHREADY", count) - begun
    time.sleep(0.5)
    return {"%d services up, s" % count: up, "%d services stopped, s" % count: stop(child)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--concurrently", help="its dist/bin/concurrently.js")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lines", type=int, default=1_000_000)
    args = parser.parse_args()
    launchers = [Launcher("ef", os.path.abspath(args.ef))]
    if args.concurrently:
        launchers.append(Launcher("concurrently", os.path.abspath(args.concurrently)))
    cases = [startup, idle, lambda l, f: flood(l, f, 1, args.lines), lambda l, f: flood(l, f, 2, args.lines), scale]
    figures = {}
    for _ in range(args.rounds):
        for case in cases:
            for launcher in launchers + ([Launcher("alone", "")] if case is startup else []):
                folder = tempfile.mkdtemp(prefix="ef-bench-")
                try:
                    for what, figure in case(launcher, folder).items():
                        figures.setdefault(what, {}).setdefault(launcher.name, []).append(figure)
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
    for what, by in figures.items():
        medians = {name: statistics.median(values) for name, values in by.items()}
        cells = ["%s %.4g" % (name, median) for name, median in medians.items()]
        if medians.get("concurrently"):
            cells.append("ef/concurrently %.3g" % (medians["ef"] / medians["concurrently"]))
        print("%-28s %s" % (what, "   ".join(cells)))


if __name__ == "__main__":
    main()
