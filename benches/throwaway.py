"""A throw-away PostgreSQL, and a client that speaks its protocol: for the benches. Python standard library, Linux."""
import atexit
import ctypes
import glob
import os
import pwd
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

SERVER = {"fsync": "on", "shared_buffers": "1GB", "max_wal_size": "8GB", "max_connections": "100",
          "checkpoint_timeout": "15min", "listen_addresses": "127.0.0.1"}


class PgError(Exception):
    """What the server refused: SQLSTATE and message."""

    def __init__(self, fields):
        self.code, self.text = fields.get("C", "?"), fields.get("M", "?")
        super().__init__("%s %s" % (self.code, self.text))


class Pg:
    """One connection; the simple protocol, text only."""

    def __init__(self, port, database, user="postgres"):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        body = struct.pack("!i", 196608) + b"".join(
            part.encode() + b"\0" for part in ("user", user, "database", database)) + b"\0"
        self.socket.sendall(struct.pack("!i", len(body) + 4) + body)
        self.answer()

    def receive(self, count):
        while len(self.buffer) < count:
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError("the server is gone")
            self.buffer += more
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def answer(self):
        rows, tags, error = [], [], None
        while True:
            kind, length = struct.unpack("!ci", self.receive(5))
            body = self.receive(length - 4)
            if kind == b"D":
                rows.append(values(body))
            elif kind == b"C":
                tags.append(body[:-1].decode())
            elif kind == b"E":
                error = PgError({part[:1].decode(): part[1:].decode() for part in body.split(b"\0") if part})
            elif kind == b"Z":
                if error:
                    raise error
                return rows, tags

    def run(self, sql):
        """Rows and command tags of one or several statements."""
        self.send(sql)
        return self.answer()

    def send(self, sql):
        body = sql.encode() + b"\0"
        self.socket.sendall(b"Q" + struct.pack("!i", len(body) + 4) + body)

    def value(self, sql):
        return self.run(sql)[0][0][0]

    def timed(self, sql):
        """Milliseconds from the question to the end of the answer, which is read but not looked into."""
        begun = time.perf_counter()
        self.send(sql)
        tail = b""
        while True:
            tail = tail[-6:] + self.socket.recv(1 << 20)
            if tail[-6:-1] == b"Z\0\0\0\5":
                took = (time.perf_counter() - begun) * 1000
                break
        return took

    def close(self):
        self.socket.close()


def values(body):
    (count,), at, found = struct.unpack("!h", body[:2]), 2, []
    for _ in range(count):
        (length,) = struct.unpack("!i", body[at:at + 4])
        at += 4
        found.append(None if length < 0 else body[at:at + length].decode())
        at += max(length, 0)
    return found


class Server:
    """A throw-away PostgreSQL."""

    def __init__(self, **settings):
        programs = shutil.which("initdb") and os.path.dirname(os.path.realpath(shutil.which("initdb")))
        folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
        if not programs or not os.path.exists(os.path.join(programs, "postgres")):
            if not folders:
                sys.exit("isolation.py: there is no PostgreSQL on the PATH")
            programs = folders[-1]
        self.folder = tempfile.mkdtemp(prefix="ef-bench-")
        account = None
        if os.geteuid() == 0:
            names = [entry.pw_name for entry in pwd.getpwall()]
            account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            os.chown(self.folder, account.pw_uid, account.pw_gid)

        def become():
            if account:
                os.setgroups([])
                os.setgid(account.pw_gid)
                os.setuid(account.pw_uid)
            ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # ends with us, however we end

        data = os.path.join(self.folder, "data")
        subprocess.run([os.path.join(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                        "--no-locale", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd="/", preexec_fn=become)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        argv = [os.path.join(programs, "postgres"), "-D", data, "-p", str(self.port), "-k", self.folder]
        for name, value in dict(SERVER, **settings).items():
            argv += ["-c", "%s=%s" % (name, value)]
        with open(os.path.join(self.folder, "log"), "w") as log:
            self.process = subprocess.Popen(argv, cwd="/", stdin=subprocess.DEVNULL, stderr=log, preexec_fn=become)
        self.owner = os.getpid()
        atexit.register(self.stop)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.version = self.connect("postgres").value("show server_version")
                return
            except (OSError, PgError):
                if time.monotonic() > deadline or self.process.poll() is not None:
                    sys.exit("isolation.py: PostgreSQL does not start")
                time.sleep(0.05)

    def stop(self):
        if os.getpid() != self.owner:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self, database):
        return Pg(self.port, database)

    def create(self, name, template="template0"):
        admin = self.connect("postgres")
        admin.run('create database %s template %s' % (name, template))
        admin.close()

    def drop(self, name):
        admin = self.connect("postgres")
        admin.run("drop database %s with (force)" % name)
        admin.close()

    def url(self, database):
        return "postgres://postgres@127.0.0.1:%d/%s?sslmode=disable" % (self.port, database)
