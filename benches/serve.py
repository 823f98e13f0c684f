#!/usr/bin/env python3
"""Measures `ef tts serve`: under load, at its first byte, at rest, and with a database that goes away.

    python3 benches/serve.py --ef target/release/ef                       everything, four minutes or so
    python3 benches/serve.py --ef target/release/ef load --seconds 60     one part: load, latency, idle, usage, cost

load     64 clients at once: answers by status, requests a second, memory at the start, the middle and the end
latency  a short request beside its bare synthesis (the server's own figure), a kept answer, and the first byte of a
         streamed answer beside the synthesis of its first sentence alone
idle     resident memory before the first request, with models loaded, and after they were let go
usage    10,000 syntheses while the database goes away ten times: rows and distinct ids against answers
cost     the same requests with and without recording, in turns

Loopback only; ends by itself. Needs espeak-ng and, but for `load` and `usage`, a Piper voice: models/full/en_US-synth-medium
of the folder ../shared or of EF_SHARED (unpacked with xz), else --model FILE. `usage` and `cost` start a throw-away PostgreSQL.
Linux, Python 3.8 or newer, nothing to install. Exit code 1 when a goal is missed.
"""
import argparse
import collections
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
HERE = Path(__file__).resolve().parent
SENTENCE = "The harbour was quiet that morning, and the ferry came in late."
SHORT = "The ferry came in late."
missed = []


def goal(text, reached):
    print("  %s %s" % ("ok    " if reached else "MISSED", text), flush=True)
    if not reached:
        missed.append(text)


class Server:
    """`ef tts serve` in a project of its own."""

    def __init__(self, args, more=(), env=None, data=None):
        self.folder = tempfile.mkdtemp(prefix="ef-serve-")
        self.data = data or os.path.join(self.folder, "data")
        self.env = {"PATH": os.environ["PATH"], "HOME": self.folder, "EF_DATA_DIR": self.data, **(env or {})}
        self.ef = args.ef
        command = [args.ef, "--json", "tts", "serve", "--port", "0", *more]
        self.process = subprocess.Popen(command, cwd=self.folder, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("serve.py: it does not start: " + self.process.stderr.read())
        self.port = int(json.loads(line)["url"].rsplit(":", 1)[1])
        # What it says is read away, so that it never waits for us.
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=lambda stream=stream: collections.deque(stream, 0), daemon=True).start()

    def ask(self, body, connection=None, first=None):
        """Status, body and headers; `first` gets the moment of the first byte."""
        own = connection is None
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("POST", "/v1/audio/speech", json.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        if first is not None:
            start = response.read(1)
            first.append(time.perf_counter())
            sound = start + response.read()
        else:
            sound = response.read()
        if own:
            connection.close()
        return response.status, sound, response.headers

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def figure(self, name):
        for line in self.get("/metrics").splitlines():
            if line.startswith(name + " "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0

    def memory(self):
        """Resident megabytes."""
        with open("/proc/%d/status" % self.process.pid) as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def voice(args, folder):
    """A data folder with a Piper voice; its name."""
    model = args.model
    if not model:
        shared = Path(os.environ.get("EF_SHARED", HERE.parent.parent / "shared"))
        packed = shared / "models/full/en_US-synth-medium.onnx.xz"
        if not packed.exists():
            return None
        model = os.path.join(folder, "en_US-synth-medium.onnx")
        with open(model, "wb") as file:
            subprocess.run(["xz", "-dc", str(packed)], stdout=file, check=True)
        shutil.copy(str(packed)[:-8] + ".onnx.json", model + ".json")
    data = os.path.join(folder, "data")
    subprocess.run([args.ef, "tts", "voices", "add", model], env={"PATH": os.environ["PATH"], "HOME": folder, "EF_DATA_DIR": data},
                   check=True, stderr=subprocess.DEVNULL)
    return data, Path(model).stem


# --- the parts ---------------------------------------------------------------------------------------------------

def load(args, _voice):
    print("load: %d clients for %d s, espeak-ng, nothing kept" % (args.clients, args.seconds))
    server = Server(args, ["--engine", "espeak", "--cache", "0"])
    server.ask({"input": SENTENCE, "response_format": "wav"})
    statuses, faults, lock = collections.Counter(), [], threading.Lock()
    formats = ["wav", "mp3", "pcm", "opus", "flac", "aac"]
    until = time.monotonic() + args.seconds

    def client(number):
        turn = 0
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        while time.monotonic() < until:
            turn += 1
            body = {"input": "%s Number %d." % (SENTENCE, turn * 100 + number), "response_format": formats[(number + turn) % len(formats)]}
            try:
                status, sound, headers = server.ask(body, connection)
                with lock:
                    statuses[status] += 1
                    if status == 200 and len(sound) < 1000:
                        faults.append("an answer of %d bytes" % len(sound))
                if status == 429:
                    time.sleep(min(float(headers["retry-after"]), 1))
            except (OSError, http.client.HTTPException) as error:
                with lock:
                    faults.append(repr(error))
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(args.clients)]
    memory = [server.memory()]
    for thread in threads:
        thread.start()
    quarter = args.seconds / 4
    for _ in range(4):
        time.sleep(quarter)
        memory.append(server.memory())
    for thread in threads:
        thread.join()
    server.stop()
    print("  answers %s, %.0f a second; resident MB at 0, 1/4 … 4/4: %s" % (
        dict(statuses), statuses[200] / args.seconds, " ".join("%.1f" % one for one in memory)))
    goal("no error other than 429 (%d faults%s)" % (len(faults), ": " + faults[0] if faults else ""),
         not faults and set(statuses) <= {200, 429})
    goal("memory flat: the last half grows by %.1f MB" % (memory[4] - memory[2]), memory[4] <= memory[2] * 1.1 + 4)


def speaking(server, after=None):
    """How long texts were spoken, and how many; of one more than before, which is counted just after its answer."""
    while True:
        now = server.figure("ef_tts_speaking_seconds_sum"), server.figure("ef_tts_speaking_seconds_count")
        if after is None or now[1] > after[1]:
            return now
        time.sleep(0.001)


def latency(args, found):
    data, name = found
    print("latency: %s" % name)
    server = Server(args, ["--workers", "1"], data=data)
    ask = {"model": name, "response_format": "wav"}
    server.ask({**ask, "input": "Warm up."})
    speaking(server, (0, 0))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    walls, bares = [], []
    for turn in range(args.rounds):
        before = speaking(server)
        begun = time.perf_counter()
        status, _, _ = server.ask({**ask, "input": "%s %d." % (SHORT, turn)}, connection)
        walls.append(time.perf_counter() - begun)
        assert status == 200
        bares.append(speaking(server, before)[0] - before[0])
    ratio = statistics.median(wall / bare for wall, bare in zip(walls, bares))
    print("  short: %.1f ms, bare %.1f ms" % (statistics.median(walls) * 1000, statistics.median(bares) * 1000))
    goal("a short request takes %.3f x its bare synthesis (goal 1.1)" % ratio, ratio <= 1.1)
    kept = []
    for _ in range(args.rounds):
        begun = time.perf_counter()
        _, _, headers = server.ask({**ask, "input": SHORT + " 0."}, connection)
        kept.append(time.perf_counter() - begun)
        assert headers["x-ef-cache"] == "hit"
    goal("a kept answer takes %.2f ms" % (statistics.median(kept) * 1000), statistics.median(kept) < statistics.median(bares) * 1.1)
    later = []
    for turn in range(args.rounds):
        first_sentence = "Number %d, said the harbour master. " % turn
        # The first sentence alone, as the server itself times it, then in front of others.
        before = speaking(server)
        server.ask({**ask, "response_format": "pcm", "input": first_sentence, "stream": True})
        middle = speaking(server, before)
        alone = middle[0] - before[0]
        moment, begun = [], time.perf_counter()
        server.ask({**ask, "response_format": "pcm", "input": first_sentence + (SENTENCE + " ") * 4, "stream": True}, connection, moment)
        later.append((moment[0] - begun - alone) * 1000)
        speaking(server, middle)
    server.stop()
    goal("the first byte comes %.1f ms after the first sentence's own synthesis (goal 20; worst of %d: %.1f)" % (
        statistics.median(later), args.rounds, max(later)), statistics.median(later) <= 20)


def idle(args, found):
    data, name = found
    print("idle: %s" % name)
    server = Server(args, ["--idle", "3s"], data=data)
    start = server.memory()
    for turn in range(6):
        assert server.ask({"model": name, "input": "%s %d." % (SENTENCE, turn), "response_format": "wav"})[0] == 200
        server.ask({"tts_engine": "espeak", "input": SENTENCE, "response_format": "mp3"})
    loaded = server.memory()
    deadline = time.monotonic() + 60
    while json.loads(server.get("/health"))["warm"] and time.monotonic() < deadline:
        time.sleep(0.2)
    time.sleep(5)
    rest = server.memory()
    server.stop()
    print("  resident MB: %.1f at the start, %.1f loaded" % (start, loaded))
    goal("at rest %.1f MB (goal 30)" % rest, rest < 30)


class Between:
    """Stands between the server and its database, and goes away when it is told to."""

    def __init__(self, target):
        self.target, self.open, self.pairs = target, True, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            client, _ = self.listener.accept()
            if not self.open:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.target))
            self.pairs += [client, server]
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self.hand_on, args=(one, other), daemon=True).start()

    @staticmethod
    def hand_on(one, other):
        try:
            while True:
                block = one.recv(65536)
                if not block:
                    break
                other.sendall(block)
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def goes(self):
        self.open = False
        pairs, self.pairs = self.pairs, []
        for end in pairs:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def database(args, name, server, folder):
    """A migrated database with a workspace; what `ef` must know of it."""
    import throwaway  # noqa: PLC0415 (needs PostgreSQL)
    server = server or throwaway.Server()
    server.create(name)
    with open(os.path.join(folder, "ef.toml"), "w") as file:
        file.write("[tenancy]\ntables = [\"api_costs\"]\n")
    env = {"PATH": os.environ["PATH"], "HOME": folder, "EF_DATA_DIR": os.path.join(folder, "data"), "DATABASE_URL": server.url(name)}
    for words in (["migrate", "up"], ["workspace", "create", "North", "--slug", "north"]):
        subprocess.run([args.ef, "-q", *words], cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
    return server


def usage(args, _voice):
    print("usage: %d syntheses, the database goes away ten times" % args.uses)
    folder = tempfile.mkdtemp(prefix="ef-usage-")
    postgres = database(args, "usage", None, folder)
    between = Between(postgres.port)
    url = postgres.url("usage").replace(":%d/" % postgres.port, ":%d/" % between.port)
    server = Server(args, ["--engine", "espeak", "--cache", "0", "--workspace", "north"], env={"DATABASE_URL": url})
    clients, done, lock = 16, [0], threading.Lock()
    bad = []

    def client(number):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        for turn in range(number, args.uses, clients):
            status, _, _ = server.ask({"input": "Number %d." % turn, "response_format": "wav"}, connection)
            with lock:
                done[0] += 1
                if status != 200:
                    bad.append(status)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    times = 0
    for time_away in range(10):
        while done[0] < args.uses * (time_away * 2 + 1) / 20 and any(thread.is_alive() for thread in threads):
            time.sleep(0.002)
        between.goes()
        times += 1
        while done[0] < args.uses * (time_away * 2 + 2) / 20 and any(thread.is_alive() for thread in threads):
            time.sleep(0.002)
        between.open = True
    for thread in threads:
        thread.join()
    deadline, client_ = time.monotonic() + 90, postgres.connect("usage")
    while int(client_.value("select count(*) from api_costs")) < args.uses and time.monotonic() < deadline:
        time.sleep(0.1)
    server.stop()
    rows, distinct, owned = client_.run("select count(*), count(distinct usage_id), count(workspace_id) from api_costs")[0][0]
    print("  %d answers, %d refused; gone %d times; rows %s, distinct %s, with a workspace %s" % (done[0], len(bad), times, rows, distinct, owned))
    goal("every row arrives exactly once", int(rows) == int(distinct) == int(owned) == args.uses - len(bad) and not bad)
    client_.close()
    postgres.stop()
    shutil.rmtree(folder, ignore_errors=True)


def cost(args, found):
    data, name = found
    print("cost of recording: %s" % name)
    folder = tempfile.mkdtemp(prefix="ef-cost-")
    postgres = database(args, "cost", None, folder)
    with_books = Server(args, ["--workers", "1", "--cache", "0", "--workspace", "north"], env={"DATABASE_URL": postgres.url("cost")}, data=data)
    without = Server(args, ["--workers", "1", "--cache", "0"], data=data)
    took = {with_books: [], without: []}
    for turn in range(args.rounds * 4 + 1):
        # Each first in turn: whoever comes second may find the processor warm.
        for server in (with_books, without) if turn % 2 else (without, with_books):
            begun = time.perf_counter()
            status, _, _ = server.ask({"model": name, "input": "%s %d." % (SENTENCE, turn), "response_format": "wav"})
            assert status == 200
            if turn:
                took[server].append(time.perf_counter() - begun)
    recorded = with_books.figure("ef_usage_recorded_total")
    for server in took:
        server.stop()
    ratios = [one / other for one, other in zip(took[with_books], took[without])]
    low = [min(took[server]) * 1000 for server in (with_books, without)]
    print("  median %.1f ms with, %.1f ms without; best %.1f and %.1f; %d recorded" % (
        statistics.median(took[with_books]) * 1000, statistics.median(took[without]) * 1000, low[0], low[1], recorded))
    ratio = statistics.median(ratios)
    goal("with recording %.3f x (goal 1.02; median of %d pairs, best against best %.3f)" % (ratio, len(ratios), low[0] / low[1]),
         ratio <= 1.02)
    postgres.stop()
    shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help="load, latency, idle, usage, cost; all of them when none is named")
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--model", help="a Piper voice (.onnx, with its .json beside it)")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--uses", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    args.ef = os.path.abspath(args.ef)
    parts = {"load": load, "latency": latency, "idle": idle, "usage": usage, "cost": cost}
    wanted = args.parts or list(parts)
    if unknown := [part for part in wanted if part not in parts]:
        sys.exit("serve.py: there is no part %s" % unknown[0])
    folder = tempfile.mkdtemp(prefix="ef-voice-")
    try:
        found = voice(args, folder) if {"latency", "idle", "cost"} & set(wanted) else None
        for part in wanted:
            if part in ("latency", "idle", "cost") and not found:
                print("%s: SKIPPED, there is no Piper voice (--model)" % part)
                continue
            parts[part](args, found)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
