#!/usr/bin/env python3
"""Batches that are cut off, repeated, and very long.

    batch.py kills  --ef EF [--clips 1000] [--kills 100] [ENGINE FLAGS]   kill -9 at random moments
    batch.py second --ef EF [--clips 1000] [ENGINE FLAGS]                 the same manifest again, and one changed line
    batch.py lines  --ef EF [--lines 1000000] [--speak]                   memory of a dry run, or of a run whose clips
                                                                          come from the cache (16 KB of disk a line)

Engine flags are handed on to `ef tts batch`; without any, espeak-ng speaks. Throughput beside other programs is
measured by a rig that takes a command line:  ef tts batch {manifest} --out {out} --model {model} --threads {threads} --no-cache -q
"""
import argparse, collections, json, os, random, subprocess, tempfile, time, wave


def command(a, folder, out, manifest="m.jsonl", more=()):
    flags = a.flags or ["--engine", "espeak"]
    return [a.ef, "tts", "batch", os.path.join(folder, manifest), "-o", os.path.join(folder, out), "-q",
            "--data-dir", os.path.join(folder, "data"), *flags, *more]


def write(folder, count, changed=None):
    with open(os.path.join(folder, "m.jsonl"), "w") as f:
        for n in range(count):
            text = "This one is new." if n == changed else f"This is clip number {n}, and it says its number once."
            f.write(json.dumps({"id": f"c{n:05}", "text": text}) + "\n")


def journal(out):
    try: lines = open(os.path.join(out, ".ef-batch", "journal.jsonl")).read().splitlines()
    except FileNotFoundError: return []
    found = []
    for line in lines:
        try: found.append(json.loads(line))
        except ValueError: pass
    return found


def kills(a, folder):
    write(folder, a.clips)
    out = os.path.join(folder, "out")
    # How long a run takes decides when kills come: spread over the whole of it.
    probe = time.time(); subprocess.run(command(a, folder, "probe", more=["--no-cache"]), check=True, stderr=subprocess.DEVNULL)
    whole = time.time() - probe
    done = 0
    while done < a.kills:
        p = subprocess.Popen(command(a, folder, "out"), stderr=subprocess.DEVNULL)
        try:
            p.wait(timeout=random.uniform(0, 2.5 * whole / a.kills + 0.08))
            if len([l for l in journal(out) if l["what"] == "done"]) >= a.clips:
                # All is there: begin anew with another text, so that there is something to kill.
                break
        except subprocess.TimeoutExpired:
            p.kill(); p.wait(); done += 1
    subprocess.run(command(a, folder, "out"), check=True)
    begun = collections.Counter(l["file"] for l in journal(out) if l["what"] == "begin")
    files = sorted(f for f in os.listdir(out) if f.endswith(".wav"))
    good = 0
    for f in files:
        with wave.open(os.path.join(out, f)) as w: good += len(w.readframes(w.getnframes())) == w.getnframes() * 2 > 0
    left = [f for f in os.listdir(out) if f.endswith(".part")]
    print(f"{done} kills, {a.clips} clips: {len(files)} files, {good} whole, {len(left)} left over; begun {sum(begun.values())} "
          f"times in all, one clip at most {max(begun.values())} times")
    assert len(files) == good == a.clips and not left and max(begun.values()) <= done + 1


def second(a, folder):
    write(folder, a.clips)
    def run(out):
        t = time.time(); subprocess.run(command(a, folder, out), check=True, stderr=subprocess.DEVNULL); t = time.time() - t
        r = json.load(open(os.path.join(folder, out, "report.json")))
        return t, r["spoken"], r["cached"], r["kept"]
    first = run("out")
    for name, result in [("first", first), ("same folder", run("out")), ("another folder", run("other"))]:
        print(f"{name}: {result[0]:.2f} s ({result[0] / first[0]:.1%}), {result[1]} spoken, {result[2]} cached, {result[3]} kept")
    write(folder, a.clips, changed=a.clips // 2)
    print("one line changed: %.2f s, %d spoken, %d cached, %d kept" % run("out"))


def lines(a, folder):
    for count in (1000, a.lines):
        # Twenty texts, so that a run that speaks takes nearly all of them from the cache.
        with open(os.path.join(folder, "m.txt"), "w") as f:
            for n in range(count): f.write(f"Line {n % 20 if a.speak else n} of a very long script.\n")
        more = ["--sample-rate", "8000"] if a.speak else ["--dry-run"]
        # Once more in the same folder: what is there is kept, and the journal is read.
        for again in range(2 if a.speak else 1):
            p = subprocess.Popen(command(a, folder, f"out{count}", "m.txt", more), stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(p.pid, 0)
            what = f"{count} lines{', again' if again else ''}"
            print(f"{what}: exit {os.waitstatus_to_exitcode(status)}, peak {usage.ru_maxrss / 1024:.0f} MB")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("mode", choices=["kills", "second", "lines"])
    p.add_argument("--ef", required=True); p.add_argument("--clips", type=int, default=1000)
    p.add_argument("--kills", type=int, default=100); p.add_argument("--lines", type=int, default=1_000_000)
    p.add_argument("--speak", action="store_true")
    a, a.flags = p.parse_known_args()
    with tempfile.TemporaryDirectory() as folder: {"kills": kills, "second": second, "lines": lines}[a.mode](a, folder)


if __name__ == "__main__":
    main()
