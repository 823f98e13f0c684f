#!/usr/bin/env python3
"""Measures 1,000 short commands through `ef run` beside concurrently, in interleaved rounds.

    python3 benches/jobs.py [--ef target/release/ef] [--concurrently PATH/TO/dist/bin/concurrently.js] [--jobs 1000] [--rounds 3]

Python 3.8+ standard library, Linux. `--max-processes 50%` for both. Prints medians of wall time, of processor time of the
launcher with all its commands, and of peak memory of the launcher; exit code 1 when a line is missing.
"""
import argparse, os, statistics, subprocess, sys, tempfile, time


def once(argv, jobs, folder):
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(argv + ["--max-processes", "50%"] + ["echo line-%d" % n for n in range(jobs)], cwd=folder,
                                 stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL, env=dict(os.environ, FORCE_COLOR="0"))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - begun
        out.seek(0)
        lines = set(out.read().decode().splitlines())
    missing = [n for n in range(jobs) if "[%d] line-%d" % (n, n) not in lines]
    if child.returncode or missing:
        sys.exit("jobs.py: %s: exit code %d, %d lines are missing" % (argv[0], child.returncode, len(missing)))
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--concurrently")
    parser.add_argument("--jobs", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    programs = {"ef run": [os.path.abspath(options.ef), "run"]}
    if options.concurrently:
        programs["concurrently"] = ["node", os.path.abspath(options.concurrently)]
    times = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.rounds):
            for name, argv in programs.items():
                times[name].append(once(argv, options.jobs, folder))
    print("| launcher | %d jobs | processor | peak memory |\n| --- | --- | --- | --- |" % options.jobs)
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in times.items()}
    for name, (wall, cpu, memory) in medians.items():
        print("| %s | %.2f s | %.2f s | %.0f MB |" % (name, wall, cpu, memory))
    if len(medians) > 1:
        ours, theirs = medians["ef run"], medians["concurrently"]
        print("ef / concurrently: %.2f wall, %.2f processor, %.2f memory" % tuple(a / b for a, b in zip(ours, theirs)))


if __name__ == "__main__":
    main()
