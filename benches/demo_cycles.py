#!/usr/bin/env python3
"""Starts the demo, stops it, starts it again at once, many times, and counts what goes wrong.

    python3 benches/demo_cycles.py --ef target/release/ef
    python3 benches/demo_cycles.py --ef target/release/ef --how kill --cycles 5
    python3 benches/demo_cycles.py --launcher concurrently:PATH/dist/bin/concurrently.js

The launcher runs as the foreground job of a terminal of its own. Once both servers answer with 200 it is
stopped in one of four ways: Ctrl-C typed into the terminal (int), SIGTERM (term), the terminal closed (close),
SIGKILL (kill). Then no process of the run may live, both ports must be free, and the backend's clean-up must
have run to its end. The backend takes half a second for it, so that a second signal that cuts it short shows.
With ef the database is a part of the run and ends with it; another launcher wants one in DATABASE_URL
(`ef db start`, `export DATABASE_URL=$(ef db url)`), which must be migrated and runs through.

What is left is found by a mark that this script puts into the environment of each run, and nothing else is
ever ended. Whether the clean-up ended is taken from a log that uvicorn writes by itself (UVICORN_LOG_CONFIG),
so it counts even when the launcher is dead; with ef, `.ef/logs/api.log` must tell the same.

Linux (it reads /proc), Python 3.8 or newer, nothing to install. Exit code: 0 all well, 1 something was wrong,
2 asked wrongly or the ports are in use.
"""
import argparse
import collections
import fcntl
import json
import os
import pty
import re
import select
import shlex
import signal
import socket
import statistics
import struct
import sys
import tempfile
import termios
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
MARK = "EDIT_FACTORY_CYCLE"
CLEAN = b"Application shutdown complete."
CLEAN_UP_SECONDS = 0.5
HOWS = {"int": "Ctrl-C", "term": "SIGTERM", "close": "terminal closed", "kill": "SIGKILL"}
# As waitpid tells it: 128+n returned, or ended by signal n. Where nothing is listed, nobody could see it.
EXIT_CODES = {"int": (130, -signal.SIGINT), "term": (143, -signal.SIGTERM), "kill": (-signal.SIGKILL,)}
# ef itself is gone or has lost its terminal: what cleans up after it may take this long from the stop.
SETTLE_SECONDS = {"int": 0, "term": 0, "close": 3, "kill": 3}
WITHOUT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


# --- processes and ports -----------------------------------------------------------------------------------

def marked(mark):
    """Pids of the living processes that carry the mark in their environment."""
    needle, found = ("%s=%s" % (MARK, mark)).encode(), []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open("/proc/%s/environ" % name, "rb") as file:
                    if any(item.startswith(needle) for item in file.read().split(b"\0")):
                        found.append(int(name))
            except OSError:
                pass  # it has just ended, or is not ours
    return found


def describe(pid):
    try:
        with open("/proc/%d/cmdline" % pid, "rb") as file:
            return "%d %s" % (pid, file.read().replace(b"\0", b" ").decode("utf-8", "replace")[:80].strip())
    except OSError:
        return "%d (ended)" % pid


def alive(pid):
    try:
        with open("/proc/%d/stat" % pid, "rb") as file:
            return file.read().rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    except OSError:
        return False


def end_marked(mark):
    """Ends what a run left behind, so that the next one starts clean."""
    for _ in range(50):
        pids = marked(mark)
        if not pids:
            return
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.02)


def port_is_free(url):
    parts = urllib.parse.urlsplit(url)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((parts.hostname, parts.port))
            probe.listen(1)
        except OSError:
            return False
    return True


def answers(url):
    try:
        with WITHOUT_PROXY.open(url, timeout=10) as response:
            return response.status == 200
    except (OSError, ValueError, urllib.error.URLError):
        return False


def wait_until(condition, deadline, step=0.02):
    """Asks until the answer is yes or the deadline (monotonic) has passed; the last answer is returned."""
    while True:
        if condition():
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(step)


# --- a terminal with a launcher in it ----------------------------------------------------------------------

def be_the_shell(slave, report, argv, env, folder):
    """In a fresh child: owns the terminal as a login shell does, runs the launcher as the foreground job,
    reports `pid N` and `exit N`, and stays until it is ended."""
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(slave, fd)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpgrp())
        for sig in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGTTOU):
            signal.signal(sig, signal.SIG_DFL)
        os.chdir(folder)
        os.closerange(3, 256)
        os.execvpe(argv[0], argv, env)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.write(report, b"pid %d\n" % job)
    _, status = os.waitpid(job, 0)
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
    os.write(report, b"exit %d\n" % code)
    while True:
        signal.pause()


class Terminal:
    """A pseudo-terminal whose output is read all the time, as a terminal window does."""

    def __init__(self, argv, env, folder, rows=40, columns=140, keep=64):
        """`keep` is how many of the last blocks that were shown are kept; None for all."""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.report, report = os.pipe()
        self.shell = os.fork()
        if self.shell == 0:
            try:
                os.close(self.master)
                be_the_shell(slave, report, argv, env, folder)
            except BaseException as error:  # whatever it is, the copy of this script must end here
                os.write(2, ("cannot start %s: %s\n" % (argv[0], error)).encode())
            finally:
                os._exit(127)
        os.close(slave)
        os.close(report)
        self.heard, self.shown = b"", collections.deque(maxlen=keep)
        self.wake_read, self.wake_write = os.pipe()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.launcher = self._hear(rb"pid (\d+)\n", time.monotonic() + 10)

    def _read(self):
        while True:
            ready, _, _ = select.select([self.master, self.wake_read], [], [])
            if self.wake_read in ready:
                return
            try:
                block = os.read(self.master, 65536)
            except OSError:  # nobody has the other side open
                return
            if not block:
                return
            self.shown.append(block)

    def _hear(self, pattern, deadline):
        """The number in a report of the shell, or None when the deadline has passed."""
        while True:
            match = re.search(pattern, self.heard)
            if match:
                return int(match.group(1))
            left = deadline - time.monotonic()
            if left < 0 or not select.select([self.report], [], [], max(left, 0))[0]:
                return None
            block = os.read(self.report, 4096)
            if not block:
                return None
            self.heard += block

    def exit_code(self, deadline):
        return self._hear(rb"exit (-?\d+)\n", deadline)

    def type(self, data):
        os.write(self.master, data)

    def close(self):
        """Closes the window: the kernel hangs up the shell, and with it the job."""
        if self.master is not None:
            os.write(self.wake_write, b"x")  # a read in progress would keep the terminal open
            self.reader.join()
            os.close(self.master)
            self.master = None

    def end(self):
        self.close()
        os.kill(self.shell, signal.SIGKILL)
        os.waitpid(self.shell, 0)
        for fd in (self.report, self.wake_read, self.wake_write):
            os.close(fd)

    def tail(self, lines=15):
        text = b"".join(self.shown).decode("utf-8", "replace")
        return "\n".join("    " + line for line in text.replace("\r", "").rstrip().split("\n")[-lines:])


# --- one start and one stop --------------------------------------------------------------------------------

class Cycle:
    """What one start and stop came to; `faults` are sentences, empty when all was well."""

    def __init__(self):
        self.ready = self.stop = None
        self.left = self.busy = 0
        self.clean = self.logged = False
        self.faults = []


def own_log(path):
    """A logging set-up for uvicorn: the usual lines, and a copy of its own messages in a file."""
    console = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "console"}
    access = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "access"}
    copy = {"class": "logging.FileHandler", "filename": path, "formatter": "plain"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(message)s"},
            "console": {"()": "uvicorn.logging.DefaultFormatter", "fmt": "%(levelprefix)s %(message)s"},
            "access": {"()": "uvicorn.logging.AccessFormatter",
                       "fmt": '%(levelprefix)s %(client_addr)s - "%(request_line)s" %(status_code)s'},
        },
        "handlers": {"console": console, "access": access, "copy": copy},
        "loggers": {
            "uvicorn": {"handlers": ["console", "copy"], "level": "INFO", "propagate": False},
            "uvicorn.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        },
    }


def contains(path, text, since=0.0):
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_mtime >= since and text in file.read()
    except OSError:
        return False


def environment(mark, work, embedded):
    log, config = os.path.join(work, "uvicorn.log"), os.path.join(work, "uvicorn.json")
    with open(log, "w"):
        pass
    with open(config, "w") as file:
        json.dump(own_log(log), file)
    env = dict(os.environ, EDIT_FACTORY_DRAIN_SECONDS=str(CLEAN_UP_SECONDS), UVICORN_LOG_CONFIG=config)
    env[MARK] = mark
    if embedded:
        # The demo's own database, whatever this shell uses.
        env.pop("DATABASE_URL", None)
    env.setdefault("TERM", "xterm-256color")
    return env, log


def start(options, terminal, deadline):
    """Waits for both servers; says in a sentence what was wrong, or None."""
    waiting = {"api": options.api_url, "ui": options.ui_url}

    def both():
        for name in [name for name, url in waiting.items() if answers(url)]:
            del waiting[name]
        return not waiting or not alive(terminal.launcher)

    wait_until(both, deadline, 0.05)
    if not waiting:
        return None
    ended = "" if alive(terminal.launcher) else "; the launcher has ended"
    return "not ready: %s%s" % (" and ".join(sorted(waiting)), ended)


def stop(how, terminal):
    if how == "int":
        terminal.type(b"\x03")
    elif how == "close":
        terminal.close()
    else:
        os.kill(terminal.launcher, signal.SIGTERM if how == "term" else signal.SIGKILL)


def judge_end(options, how, terminal, mark, cycle):
    """Waits for the end of the launcher and looks at once for what is left of the run."""
    began = time.monotonic()
    stop(how, terminal)
    limit = began + options.stop_deadline
    if how == "close":
        if not wait_until(lambda: not alive(terminal.launcher), limit):
            cycle.faults.append("did not end within %g s" % options.stop_deadline)
    else:
        code = terminal.exit_code(limit)
        if code is None:
            cycle.faults.append("did not end within %g s" % options.stop_deadline)
        elif code not in EXIT_CODES[how]:
            cycle.faults.append("exit code %d instead of %s" % (code, " or ".join(map(str, EXIT_CODES[how]))))
    urls = (options.api_url, options.ui_url)
    # Both count: a process that is about to end has lost its environment but may still hold its port.
    wait_until(lambda: not marked(mark) and all(map(port_is_free, urls)),
               max(time.monotonic(), began + SETTLE_SECONDS[how]))
    cycle.stop = time.monotonic() - began
    left = marked(mark)
    busy = [url for url in urls if not port_is_free(url)]
    cycle.left, cycle.busy = len(left), len(busy)
    cycle.faults += ["left over: " + describe(pid) for pid in left] + ["port in use: " + url for url in busy]


def run_cycle(options, how, mark, work, deadline):
    cycle = Cycle()
    env, log = environment(mark, work, bool(options.ef))
    wall, began = time.time(), time.monotonic()
    terminal = Terminal(options.argv, env, options.project)
    try:
        fault = start(options, terminal, began + deadline)
        if fault:
            cycle.faults.append(fault)
        else:
            cycle.ready = time.monotonic() - began
            judge_end(options, how, terminal, mark, cycle)
            cycle.clean = contains(log, CLEAN)
            if not cycle.clean:
                cycle.faults.append("the backend's clean-up did not complete")
            cycle.logged = contains(os.path.join(options.project, ".ef", "logs", "api.log"), CLEAN, wall)
            # Once ef has been killed there is nobody to write its log any more.
            if options.ef and how != "kill" and not cycle.logged:
                cycle.faults.append("%r is not in .ef/logs/api.log" % CLEAN.decode())
        if cycle.faults:
            cycle.faults.append("the terminal's last lines:\n" + terminal.tail())
    finally:
        terminal.end()
        end_marked(mark)
    return cycle


# --- many of them, and the report --------------------------------------------------------------------------

def median(values):
    values = [value for value in values if value is not None]
    return "%6.2f s" % statistics.median(values) if values else "     – s"


def report(options, how, cycles):
    total = len(cycles)
    line = "%-15s  %3d cycles  ready %s  stop %s  left over %d  ports in use %d  clean-ups %d/%d" % (
        HOWS[how], total, median([c.ready for c in cycles]), median([c.stop for c in cycles]),
        sum(c.left for c in cycles), sum(c.busy for c in cycles), sum(c.clean for c in cycles), total)
    if options.ef:
        line += "  in api.log %d/%d" % (sum(c.logged for c in cycles), total)
    wrong = sum(bool(c.faults) for c in cycles)
    print(line + ("  ok" if not wrong else "  WRONG in %d" % wrong), flush=True)
    return not wrong


def run_way(options, how, work, run):
    cycles = []
    for number in range(1, options.cycles + 1):
        deadline = options.deadline if options.warm else options.first_deadline
        cycle = run_cycle(options, how, "%s-%s-%d-" % (run, how, number), work, deadline)
        cycles.append(cycle)
        if options.verbose:
            print("  %s %d: ready %s stop %s" % (how, number, median([cycle.ready]), median([cycle.stop])),
                  file=sys.stderr, flush=True)
        for fault in cycle.faults:
            print("  %s, cycle %d: %s" % (HOWS[how], number, fault), file=sys.stderr, flush=True)
        if cycle.ready is None:
            print("  giving up on this way: it does not start", file=sys.stderr, flush=True)
            break
        options.warm = True
    return report(options, how, cycles)


def launcher_argv(options, parser):
    """The command line to run, from --ef or --launcher."""
    if options.ef:
        return [os.path.abspath(options.ef), "dev"]
    kind, _, path = options.launcher.partition(":")
    if kind != "concurrently" or not path:
        parser.error("--launcher takes concurrently:PATH_TO_JS")
    if not os.environ.get("DATABASE_URL"):
        parser.error("the backend needs a database: set DATABASE_URL, for instance to what `ef db url` prints")
    python = os.path.join(options.project, "venv", "bin", "python")
    modules = os.path.join(options.project, "frontend", "node_modules")
    if not os.path.exists(python) or not os.path.isdir(modules):
        parser.error("%s is not set up; run `ef dev` there once, or see its README" % options.project)
    api = [python, "-m", "uvicorn", "app.main:app", "--reload", "--reload-dir", "app",
           "--host", "127.0.0.1", "--port", str(urllib.parse.urlsplit(options.api_url).port)]
    ui = ["node", "node_modules/next/dist/bin/next", "dev", "-H", "127.0.0.1",
          "-p", str(urllib.parse.urlsplit(options.ui_url).port)]
    commands = [" ".join(map(shlex.quote, api)),
                "cd frontend && NEXT_TELEMETRY_DISABLED=1 exec " + " ".join(map(shlex.quote, ui))]
    return ["node", os.path.abspath(path), "-n", "api,ui", "-c", "blue,green"] + commands


def parse(args):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--ef", metavar="PROGRAM", help="the ef to test")
    which.add_argument("--launcher", metavar="KIND:PATH", help="another launcher: concurrently:PATH_TO_JS")
    parser.add_argument("--how", choices=list(HOWS) + ["all"], default="all",
                        help="how to stop (default: all)")
    parser.add_argument("--cycles", type=int, default=20,
                        help="starts for each way of stopping (default: 20)")
    parser.add_argument("--project", default=os.path.join(HERE, "..", "examples", "edit_factory"),
                        help="the folder to start in (default: the demo)")
    parser.add_argument("--api-url", default="http://127.0.0.1:8000/openapi.json")
    parser.add_argument("--ui-url", default="http://127.0.0.1:3000/")
    parser.add_argument("--first-deadline", type=float, default=300, metavar="S",
                        help="for the first start, which may install things (default: 300)")
    parser.add_argument("--deadline", type=float, default=60, metavar="S",
                        help="for later starts (default: 60)")
    parser.add_argument("--stop-deadline", type=float, default=15, metavar="S",
                        help="for a stop (default: 15)")
    parser.add_argument("-v", "--verbose", action="store_true", help="one line for each cycle on stderr")
    options = parser.parse_args(args)
    if options.cycles < 1:
        parser.error("--cycles must be at least 1")
    options.project = os.path.abspath(options.project)
    if not os.path.isdir(options.project):
        parser.error("no folder %s" % options.project)
    if options.ef and not os.access(options.ef, os.X_OK):
        parser.error("no program %s; `cargo build --release` makes it" % options.ef)
    options.argv, options.warm = launcher_argv(options, parser), False
    return options


def main(args=None):
    options = parse(args)
    for url in (options.api_url, options.ui_url):
        if not port_is_free(url):
            print("error: something already listens at %s; end it first" % url, file=sys.stderr)
            return 2
    run = "%d-%d" % (os.getpid(), time.time_ns())
    ways = list(HOWS) if options.how == "all" else [options.how]
    try:
        with tempfile.TemporaryDirectory(prefix="demo-cycles-") as work:
            # A list, not a generator: every way is tried even when an earlier one failed.
            well = all([run_way(options, how, work, run) for how in ways])
    except KeyboardInterrupt:
        return 130
    finally:
        end_marked(run)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
