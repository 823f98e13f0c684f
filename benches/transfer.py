#!/usr/bin/env python3
"""Measures `ef workspace export` and `import` of a large workspace, and the time of the small workspace commands.

    python3 benches/transfer.py [--ef target/release/ef] [--clips 100000]

Python 3.8+ standard library, Linux. Starts a PostgreSQL of its own on loopback (see throwaway.py), isolates two databases,
exports a workspace from the first, imports it into the second, exports it from there, and compares every file. Peak memory
is that of `ef` alone (wait4). Exit code 1 when a row differs or a figure of issue 4 is missed.
"""
import argparse, json, os, shutil, statistics, subprocess, sys, tempfile, time

from throwaway import Server

TABLES = """
create table projects (id uuid primary key default gen_random_uuid(), name text not null, created_at timestamptz not null default now());
create table clips (id uuid primary key default gen_random_uuid(), project_id uuid not null references projects on delete cascade,
  title text not null, note jsonb, seconds numeric, created_at timestamptz not null default now());
"""
ROWS = """
insert into projects (name, workspace_id) select 'p' || g, (select id from workspaces where slug = 'big') from generate_series(1, 100) g;
insert into clips (project_id, title, note, seconds, workspace_id)
  select p.id, 'Clip "' || g || E'" \\\\ t\\u00e4nzelnd', jsonb_build_object('n', g, 'tags', array['a', 'b']), g / 7.0, p.workspace_id
  from generate_series(1, %d) g join (select id, workspace_id, row_number() over (order by name) n from projects) p on p.n = 1 + g %% 100;
"""


def ef(options, server, database, folder, *args):
    """Runs it; returns what it printed, its wall time and its peak memory in MB."""
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "DATABASE_URL": server.url(database)}
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([options.ef, *args], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - begun
        out.seek(0)
        text = out.read().decode()
    if child.returncode:
        sys.exit("transfer.py: ef %s: exit code %d\n%s" % (" ".join(args), child.returncode, text))
    return text, took, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ef", default="target/release/ef")
    parser.add_argument("--clips", type=int, default=100_000)
    options = parser.parse_args()
    options.ef = os.path.abspath(options.ef)
    server, folder = Server(), tempfile.mkdtemp(prefix="ef-bench-transfer-")
    try:
        for name in ("one", "two"):
            server.create(name)
            pg = server.connect(name)
            pg.run(TABLES)
            with open(os.path.join(folder, "ef.toml"), "w") as file:
                file.write('[tenancy]\ntables = ["projects", "clips"]\n')
            ef(options, server, name, folder, "migrate", "up")
        ef(options, server, "one", folder, "workspace", "create", "big")
        server.connect("one").run(ROWS % options.clips)
        print("| verb | time | peak memory |\n| --- | --- | --- |")
        peak = 0
        for verb, database, *args in (("export", "one", "big", "a"), ("import", "two", "a"), ("export", "two", "big", "b")):
            _, took, memory = ef(options, server, database, folder, "workspace", verb, *args)
            peak = max(peak, memory)
            print("| %s of %d clips | %.1f s | %.0f MB |" % (verb, options.clips, took, memory))
        manifests = [json.load(open(os.path.join(folder, name, "manifest.json"))) for name in ("a", "b")]
        same = [json.dumps(manifest["tables"], sort_keys=True) for manifest in manifests]
        print("checksums of all tables: %s" % ("the same" if same[0] == same[1] else "DIFFERENT"))
        slow = 0
        for words in (["list"], ["show", "big"], ["members", "list", "-w", "big"], ["presets", "list", "-w", "big"]):
            times = [ef(options, server, "two", folder, "workspace", *words)[1] for _ in range(7)]
            slow = max(slow, statistics.median(times))
            print("workspace %s: %.0f ms" % (" ".join(words), statistics.median(times) * 1000))
        return 0 if same[0] == same[1] and peak < 60 and slow < 0.2 else 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
