#!/usr/bin/env python3
"""Does five things to launchers and says what came of each: the cells of the README's table that words cannot prove.

    python3 benches/peers.py ef=target/release/ef concurrently=PATH/dist/bin/concurrently.js overmind=PATH ...

Known are ef, concurrently, honcho, foreman, overmind and process-compose, each with the path of its program.

    Ctrl-C        what the shell sees as the exit code (130 and "SIGINT" stop an `&&` chain, 0 does not)
    a failure     the exit code when one of two services ends with 7 and all are to stop
    all output    how many of 200000 lines arrive in a pipe whose reader takes its time
    detached      how many processes are left after Ctrl-C when a service had started one in a session of its own
    killed        how many are left three seconds after the launcher itself was killed with SIGKILL

What is left is found by a mark in the environment, and ended. Linux, Python 3.8 or newer, nothing else to install.
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from demo_cycles import MARK, Terminal, end_marked, marked, wait_until  # noqa: E402

LINES = 200_000
PATIENCE = 20


# --- how each is told to run some shell lines ----------------------------------------------------------------

def write(folder, name, text):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


def ef(program, folder, services):
    write(folder, "ef.toml", "".join("[service.%s]\nrun = %s\n" % (name, json.dumps(line)) for name, line in services.items()))
    return [program, "dev"]


def concurrently(program, folder, services):
    return ["node", program, "--kill-others-on-fail", "-n", ",".join(services)] + list(services.values())


def procfile(folder, services):
    write(folder, "Procfile", "".join("%s: %s\n" % pair for pair in services.items()))


def honcho(program, folder, services):
    procfile(folder, services)
    return [program, "start"]


def overmind(program, folder, services):
    procfile(folder, services)
    return [program, "start"]


def process_compose(program, folder, services):
    # JSON is YAML, too.
    write(folder, "process-compose.yaml", json.dumps({"version": "0.5", "processes": {
        name: {"command": line, "availability": {"restart": "exit_on_failure"}} for name, line in services.items()}}))
    return [program, "up", "-t=false", "--no-server", "-f", "process-compose.yaml"]


KNOWN = {"ef": ef, "concurrently": concurrently, "honcho": honcho, "foreman": honcho, "overmind": overmind,
         "process-compose": process_compose}


# --- what is done to it --------------------------------------------------------------------------------------

class Run:
    """A launcher in a folder of its own, with a mark."""

    def __init__(self, name, program, services):
        self.folder = tempfile.TemporaryDirectory(prefix="peer-")
        self.mark = "peer-%d-%d-" % (os.getpid(), time.monotonic_ns())
        self.argv = KNOWN[name](program, self.folder.name, services)
        self.env = dict(os.environ, HOME=self.folder.name, TERM="xterm-256color")
        self.env[MARK] = self.mark

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end_marked(self.mark)
        self.folder.cleanup()

    def has(self, word):
        """Whether a service has said that it is up, in a file."""
        return lambda: os.path.exists(os.path.join(self.folder.name, word))

    def terminal(self):
        return Terminal(self.argv, self.env, self.folder.name)


UP = "touch up && exec sleep 1000"


def code_of(code):
    return "no end" if code is None else signal.Signals(-code).name if code < 0 else str(code)


def in_terminal(name, program, services, do):
    with Run(name, program, services) as run:
        terminal = run.terminal()
        try:
            if not wait_until(run.has("up"), time.monotonic() + PATIENCE):
                return "did not start: " + terminal.tail(3)
            time.sleep(0.5)  # a launcher that has just started something may not have seen it yet
            return do(run, terminal)
        finally:
            terminal.end()


def ctrl_c(name, program):
    def do(_, terminal):
        terminal.type(b"\x03")
        return code_of(terminal.exit_code(time.monotonic() + PATIENCE))
    return in_terminal(name, program, {"one": UP, "two": "exec sleep 1000"}, do)


def detached(name, program):
    def do(run, terminal):
        terminal.type(b"\x03")
        ended = terminal.exit_code(time.monotonic() + PATIENCE)
        wait_until(lambda: not marked(run.mark), time.monotonic() + 1)
        return "no end" if ended is None else "%d left" % len(marked(run.mark))
    return in_terminal(name, program, {"one": "setsid sleep 1000 & " + UP, "two": "exec sleep 1000"}, do)


def killed(name, program):
    def do(run, terminal):
        os.kill(terminal.launcher, signal.SIGKILL)
        wait_until(lambda: not marked(run.mark), time.monotonic() + 3)
        return "%d left" % len(marked(run.mark))
    return in_terminal(name, program, {"one": UP, "two": "exec sleep 1000"}, do)


def failure(name, program):
    with Run(name, program, {"one": "sleep 1; exit 7", "two": "exec sleep 1000"}) as run:
        done = subprocess.run(run.argv, env=run.env, cwd=run.folder.name, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        return code_of(done.returncode)


def all_output(name, program):
    lines = "seq -f 'line %%.0f of many, which is as long as a line of a log is' %d" % LINES
    with Run(name, program, {"one": lines}) as run:
        child = subprocess.Popen(run.argv, env=run.env, cwd=run.folder.name, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(1)  # whoever reads is slower than the service
        count = sum(b"of many, which" in line for line in child.stdout)
        child.wait(60)
        return "all" if count == LINES else "%d of %d" % (count, LINES)


CASES = {"Ctrl-C": ctrl_c, "a failure": failure, "all output": all_output, "detached": detached, "killed": killed}


def version(argv):
    for flag in ("--version", "version"):
        done = subprocess.run(argv + [flag], capture_output=True, text=True, timeout=30)
        words = (done.stdout or done.stderr).split("\n")
        if done.returncode == 0 and words[0]:
            return next((line for line in words if any(letter.isdigit() for letter in line)), words[0]).strip()
    return "?"


def main(args):
    peers = [arg.partition("=")[::2] for arg in args]
    if not peers or any(name not in KNOWN or not os.path.exists(path) for name, path in peers):
        print(__doc__.split("\n\n")[1] + "\n\nknown: " + ", ".join(KNOWN), file=sys.stderr)
        return 2
    print("%-16s  " % "" + "".join("%-18s" % case for case in CASES))
    for name, path in peers:
        path = os.path.abspath(path)
        cells = [do(name, path) for do in CASES.values()]
        said = version((["node"] if path.endswith(".js") else []) + [path])
        print("%-16s  " % name + "".join("%-18s" % cell for cell in cells) + " " + said, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
