#!/usr/bin/env python3
"""Measures `ef migrate` on a database that is in use, and what the policies that it makes cost.

    python3 benches/isolation.py blocking [--rows 5000000]   how long anybody waits while tables are isolated
    python3 benches/isolation.py kill [--kills 50]           SIGKILL at random moments, one more run, everything right?
    python3 benches/isolation.py cost [--rows 5000000]       queries under the policies beside hand-written WHERE
    python3 benches/isolation.py start                       `status --check`, and 16 runs at once

Python 3.8+ standard library, Linux. Starts a PostgreSQL of its own on loopback, from the programs on the PATH, in a
temporary folder, and removes it. Speaks PostgreSQL's protocol itself: a client program for each statement would be
slower than what is measured. The machine's own jitter is measured with the same users and without `ef`: figures to
trust are those of one run beside each other. Exit code 1 when something is wrong: a row, an index, a figure with
`--assert`.
"""
import argparse
import array
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

from policies import cost
from tenants import WRONG, Ef, build, check, head, identity, row, say
from throwaway import Pg, PgError, Server

# --- users ---------------------------------------------------------------------------------------------------------

class User(multiprocessing.Process):
    """Works on the database all the time, as the data API does: each request a transaction with its claim."""

    def __init__(self, kind, port, database, think, workspace_of, seed):
        super().__init__(daemon=True)
        self.kind, self.port, self.database, self.think = kind, port, database, think
        self.workspace_of, self.seed = workspace_of, seed
        self.stopping = multiprocessing.Event()
        self.ready = multiprocessing.Event()
        self.mine, self.theirs = multiprocessing.Pipe(False)

    def run(self):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        chance = random.Random(self.seed)
        pg = Pg(self.port, self.database)
        share = "100" if self.seed_rows(pg) < 50000 else "1"
        rows = pg.run("select c.id, substr(p.slug, 2)::int from clips c tablesample system (%s) join projects p on p.id = c.project_id limit 50000" % share)[0]
        rows = [(clip, int(number)) for clip, number in rows if self.workspace_of(int(number))]
        counts = dict(clips=0, jobs=0, updates=0, missed=0)
        begun, took, refused = array.array("d"), array.array("d"), []
        self.ready.set()
        while not self.stopping.is_set():
            clip, number = chance.choice(rows)
            what, sql = self.request(chance, clip, number)
            claims = json.dumps({"role": "authenticated", "app_metadata": {"workspace_id": self.workspace_of(number)}})
            request = "begin; set local role authenticated; set local request.jwt.claims = '%s'; %s; commit" % (claims, sql)
            at = time.monotonic()
            try:
                _, tags = pg.run(request)
                if what != "read" and tags[3] not in ("INSERT 0 1", "UPDATE 1"):
                    counts["missed"] += 1
                elif what != "read":
                    counts[what] += 1
            except PgError as error:
                refused.append((at, str(error)))
                pg.run("rollback")
            begun.append(at)
            took.append(time.monotonic() - at)
            time.sleep(self.think)
        self.theirs.send((self.kind, counts, begun, took, refused))
        pg.close()

    @staticmethod
    def seed_rows(pg):
        return int(float(pg.value("select greatest(reltuples, 0)::bigint from pg_class where oid = 'clips'::regclass")))

    def request(self, chance, clip, number):
        project = identity("p", number)
        if self.kind == "reader":
            return "read", "select id, title, status, created_at from clips where project_id = '%s' order by created_at desc limit 20" % project
        dice = chance.random()
        if dice < 0.5:
            return "updates", "update clips set duration_s = duration_s + 1, updated_at = now() where id = '%s'" % clip
        if dice < 0.9:
            return "clips", "insert into clips (project_id, title, duration_s) values ('%s', 'New', 0)" % project
        return "jobs", "insert into jobs (project_id, clip_id, kind) values ('%s', '%s', 'render')" % (project, clip)


class Crowd:
    """Writers and readers, and what they saw."""

    def __init__(self, server, database, think, workspace_of, kinds=("writer", "writer", "reader")):
        self.users = [User(kind, server.port, database, think, workspace_of, seed) for seed, kind in enumerate(kinds)]
        for user in self.users:
            user.start()
        for user in self.users:
            while not user.ready.wait(0.2):
                if not user.is_alive():
                    sys.exit("isolation.py: a user could not begin")

    def stop(self):
        for user in self.users:
            user.stopping.set()
        results = [user.mine.recv() for user in self.users]
        for user in self.users:
            user.join()
        self.counts, self.refused, self.requests = {}, [], {}
        for kind, counts, begun, took, refused in results:
            self.requests.setdefault(kind, []).extend(zip(took, begun))
            self.refused += refused
            for name, count in counts.items():
                self.counts[name] = self.counts.get(name, 0) + count
        return self

    def longest(self, kind):
        return max(took for took, _ in self.requests[kind])

    def quantile(self, kind, share):
        times = sorted(took for took, _ in self.requests[kind])
        return times[int(share * (len(times) - 1))]


def report_waits(name, crowd, steps=None, begun=0.0):
    for kind in ("writer", "reader"):
        if kind in crowd.requests:
            row(name, kind, "%d" % len(crowd.requests[kind]), "%.1f ms" % (crowd.quantile(kind, 0.5) * 1000),
                "%.0f ms" % (crowd.quantile(kind, 0.999) * 1000), "%.3f s" % crowd.longest(kind))
    if steps is not None:
        worst = sorted(((took, at, kind) for kind, list_ in crowd.requests.items() for took, at in list_), reverse=True)[:6]
        for took, at, kind in worst:
            during = next((text for end, text in steps if end >= at + took * 0.5), "the end")
            say("    %.3f s, a %s at %.1f s, during or before: %s" % (took, kind, at - begun, during))


ASSIGN_ALL = "select 'projects', id::text, md5('w' || substr(slug, 2))::uuid from public.projects\nunion all select 'api_costs', id::text, md5('w1')::uuid from public.api_costs where project_id is null\n"


def own_workspace(number):
    return identity("w", number)


def rows_right(pg, before, crowd, name, expected_workspace):
    """No row lost, double, or in another workspace than it should be."""
    counts = crowd.counts if crowd else dict(clips=0, jobs=0, updates=0, missed=0)
    now = {table: int(pg.value("select count(*) from " + table)) for table in ("projects", "clips", "jobs", "api_costs")}
    for table in now:
        expected = before[table] + counts.get(table, 0)
        check(now[table] == expected, "%s: %s has %d rows, not %d" % (name, table, now[table], expected))
    total = float(pg.value("select sum(duration_s) from clips"))
    check(total == before["total"] + counts["updates"], "%s: updates were lost: %.0f, not %.0f" % (name, total, before["total"] + counts["updates"]))
    check(counts["missed"] == 0, "%s: %d requests met no row" % (name, counts["missed"]))
    wrong = {"projects": "select count(*) from projects p where workspace_id is distinct from %s" % expected_workspace}
    for table in ("clips", "jobs", "api_costs"):
        wrong[table] = "select count(*) from %s c join projects p on p.id = c.project_id where c.workspace_id is distinct from p.workspace_id" % table
    wrong["api_costs without a project"] = "select count(*) from api_costs where project_id is null and workspace_id is distinct from md5('w1')::uuid"
    for table, sql in wrong.items():
        count = pg.value(sql)
        check(count == "0", "%s: %s rows of %s are in the wrong workspace" % (name, count, table))
    return now


def counted(pg):
    before = {table: int(pg.value("select count(*) from " + table)) for table in ("projects", "clips", "jobs", "api_costs")}
    before["total"] = float(pg.value("select sum(duration_s) from clips"))
    return before


# --- blocking ------------------------------------------------------------------------------------------------------

NAIVE = """begin;
alter table clips add column workspace_id uuid;
update clips set workspace_id = md5('w' || substr(p.slug, 2))::uuid from projects p where p.id = clips.project_id;
alter table clips alter column workspace_id set not null;
create table workspaces (id uuid primary key);
insert into workspaces select distinct workspace_id from clips;
alter table clips add foreign key (workspace_id) references workspaces (id) on delete cascade;
create index on clips (workspace_id, created_at desc);
create policy workspace_isolation on clips for all to authenticated
  using (workspace_id = (select (current_setting('request.jwt.claims')::jsonb -> 'app_metadata' ->> 'workspace_id')::uuid));
alter table clips enable row level security;
commit"""


def blocking(options):
    server = Server()
    say("PostgreSQL %s, %d cores" % (server.version, os.cpu_count()))
    build(server, "small", options.naive_rows, options.projects)
    build(server, "large", options.rows, options.projects)
    crowds = {}
    head("run", "who", "requests", "median", "99.9 %", "longest wait")
    crowd = Crowd(server, "large", options.think / 1000, own_workspace)
    time.sleep(options.jitter)
    crowds["nobody"] = crowd.stop()
    report_waits("no migration, %d s" % options.jitter, crowds["nobody"])
    # The jitter run has changed rows: `before` is counted after it.
    crowds["ef"] = isolate(server, "large", options, "ef, %d rows" % options.rows, options.limit)
    if options.hold:
        server.create("held", "small")
        crowds["held"] = isolate(server, "held", options, "ef, %d rows, an %g s transaction again and again" % (options.naive_rows, options.hold),
                                 options.limit, options.hold)
        server.drop("held")
    server.create("naive", "small")
    crowd = Crowd(server, "naive", options.think / 1000, own_workspace)
    time.sleep(1)
    begun = time.monotonic()
    server.connect("naive").run(NAIVE)
    total = time.monotonic() - begun
    time.sleep(1)
    crowd.stop()
    report_waits("one transaction, %d rows, %.0f s" % (options.naive_rows, total), crowd)
    naive, ours = crowd.longest("writer"), crowds["ef"].longest("writer")
    say("longest wait of a writer: one transaction with %.3g million rows %.1f s, ef with %.3g million rows %.3f s: %.0f times less"
        % (options.naive_rows / 1e6, naive, options.rows / 1e6, ours, naive / ours))


def isolate(server, database, options, name, limit, hold=0):
    pg = server.connect(database)
    before = counted(pg)
    ef = Ef(options.ef, server, database)
    ef.write("owners.sql", ASSIGN_ALL)
    crowd = Crowd(server, database, options.think / 1000, own_workspace)
    holding = Holder(server, database, hold) if hold else None
    time.sleep(2)
    begun = time.monotonic()
    code, steps, said = ef.followed("up", "-v", "--assign", "owners.sql")
    total = time.monotonic() - begun
    time.sleep(2)
    crowd.stop()
    held = holding.stop() if holding else 0
    report_waits("%s, %.0f s" % (name, total) + (" (%d times)" % held if hold else ""), crowd, steps, begun)
    check(code == 0, "%s: exit code %d: %s" % (name, code, " / ".join(said[-12:])))
    # A request that named no workspace between the last step and now is refused; those here have a claim always.
    check(not crowd.refused, "%s: %d requests were refused: %s" % (name, len(crowd.refused), crowd.refused[:3]))
    if code == 0:
        rows_right(pg, before, crowd, name, "md5('w' || substr(p.slug, 2))::uuid")
    for kind in ("writer", "reader"):
        if limit:
            check(crowd.longest(kind) <= limit, "%s: a %s waited %.3f s" % (name, kind, crowd.longest(kind)))
    if options.steps:
        for at, text in steps:
            say("    %7.2f s %s" % (at - begun, text))
    check(ef.run("verify")[0] == 0, "%s: verify finds differences" % name)
    pg.close()
    return crowd


class Holder(threading.Thread):
    """A transaction that has read the table and changed a row of it, and does nothing for a while; again and again."""

    def __init__(self, server, database, seconds):
        super().__init__(daemon=True)
        self.pg, self.seconds, self.times, self.done = server.connect(database), seconds, 0, threading.Event()
        self.start()

    def run(self):
        while not self.done.is_set():
            self.pg.run("begin; select count(*) from clips where project_id = '%s'; update clips set status = status where id = '%s'" % (identity("p", 7), identity("c", 7)))
            self.times += 1
            self.done.wait(self.seconds)
            self.pg.run("commit")
            self.done.wait(1)

    def stop(self):
        self.done.set()
        self.join()
        return self.times


# --- kill ----------------------------------------------------------------------------------------------------------

# Two of three projects are assigned, the third stays with the default workspace; rows below follow.
ASSIGN_PART = """select 'projects', id::text, md5('w' || substr(slug, 2)::int % 3)::uuid from public.projects where substr(slug, 2)::int % 3 > 0
union all select 'api_costs', id::text, md5('w1')::uuid from public.api_costs where project_id is null
"""
PART = "case when substr(p.slug, 2)::int % 3 = 0 then (select id from workspaces where slug = 'default') else md5('w' || substr(p.slug, 2)::int % 3)::uuid end"


def part_workspace(number):
    return identity("w", number % 3) if number % 3 else None


LEFTOVERS = {
    "an index is INVALID": "select string_agg(indexrelid::regclass::text, ', ') from pg_index where not indisvalid or not indisready",
    "a trigger is left": "select string_agg(tgrelid::regclass::text, ', ') from pg_trigger where tgname = 'ef_fill_workspace_id'",
    "a function is left": "select string_agg(p.proname, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'ef'",
    "a check is left": "select string_agg(conname, ', ') from pg_constraint where conname like '%workspace_id_not_null' and contype = 'c'",
    "a constraint is not validated": "select string_agg(conname, ', ') from pg_constraint where not convalidated",
    "a table is open": "select string_agg(relname, ', ') from pg_class where relname in ('projects', 'clips', 'jobs', 'api_costs') and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)",
    "a policy is missing": "select 'only ' || count(*) from pg_policies where policyname = 'workspace_isolation' and tablename in ('projects', 'clips', 'jobs', 'api_costs') having count(*) <> 4",
    "a row has no workspace": "select string_agg(attrelid::regclass::text, ', ') from pg_attribute a join pg_class c on c.oid = attrelid and relkind = 'r' where attname = 'workspace_id' and not attnotnull and relname in ('projects', 'clips', 'jobs', 'api_costs')",
}


def kill(options):
    server = Server(fsync="off", synchronous_commit="off")
    chance = random.Random(options.seed)
    say("PostgreSQL %s, seed %d" % (server.version, options.seed))
    build(server, "base", options.rows, min(options.projects, options.rows // 10), jobs=0.1)
    server.create("whole", "base")
    ef = Ef(options.ef, server, "whole")
    ef.write("owners.sql", ASSIGN_PART)
    begun = time.monotonic()
    code, steps, said = ef.followed("up", "-v", "--assign", "owners.sql")
    whole, lines = time.monotonic() - begun, len(steps)
    check(code == 0, "the run without a kill: exit code %d: %s" % (code, said[-5:]))
    server.drop("whole")
    say("without a kill: %.1f s, %d lines" % (whole, lines))
    times, late, again = {}, 0, []
    for number in range(options.kills):
        where, took = one_kill(server, options, chance, number, whole, lines)
        late += where is None
        times[where or "after the end"] = times.get(where or "after the end", 0) + 1
        again.append(took)
    for where, count in sorted(times.items(), key=lambda pair: -pair[1]):
        say("    %3d  %s" % (count, where))
    say("killed %d times (%d of them came too late), ended with one more run each time: longest %.1f s, median %.1f s; %s"
        % (options.kills, late, max(again), statistics.median(again), "%d things wrong" % len(WRONG) if WRONG else "every row right"))


def one_kill(server, options, chance, number, whole, lines):
    name = "kill_%d" % number
    server.create(name, "base")
    pg = server.connect(name)
    before = counted(pg)
    crowd = Crowd(server, name, 0.005, part_workspace, ("writer",)) if options.writer else None
    ef = Ef(options.ef, server, name)
    ef.write("owners.sql", ASSIGN_PART)
    phase = None
    # Every second one at a moment of the whole, which is mostly a long step; the others after a step, long or short.
    if number % 2:
        target = chance.randrange(lines)
        child = ef.start("up", "-v", "--assign", "owners.sql", out=subprocess.DEVNULL)
        said = []
        for line in child.stderr:
            said.append(line)
            if len(said) > target:
                time.sleep(chance.random() * 0.02)
                break
    else:
        child = ef.start("up", "-v", "--assign", "owners.sql", out=subprocess.DEVNULL)
        said = []
        reader = threading.Thread(target=lambda: said.extend(child.stderr), daemon=True)
        reader.start()
        time.sleep(chance.random() * whole)
    child.send_signal(signal.SIGKILL)
    if child.wait() == -signal.SIGKILL:
        if not number % 2:
            reader.join()
        phase = phase_of(said)
    child.stderr.close()
    begun = time.monotonic()
    code, out, err = ef.run("up", "--assign", "owners.sql")
    took = time.monotonic() - begun
    label = "kill %d (%s)" % (number, phase)
    check(code == 0, "%s: one more run: exit code %d: %s" % (label, code, err.strip()[-600:]))
    if crowd:
        crowd.stop()
        check(not crowd.refused, "%s: %d requests were refused: %s" % (label, len(crowd.refused), crowd.refused[:2]))
    if code == 0:
        rows_right(pg, before, crowd, label, PART)
        for what, sql in LEFTOVERS.items():
            found = pg.run(sql)[0]
            check(not found or found[0][0] is None, "%s: %s: %s" % (label, what, found))
        code, out, err = ef.run("verify")
        check(code == 0, "%s: verify: exit code %d: %s" % (label, code, out + err))
    pg.close()
    server.drop(name)
    shutil.rmtree(ef.folder, ignore_errors=True)
    return phase, took


def phase_of(said):
    """The step that had ended last, without its number and names."""
    last = [line for line in said if line.strip()]
    if not last:
        return "before anything was said"
    text = re.sub(r"^ef: (\[\d+/\d+\] )?", "", last[-1].strip())
    return "after: " + re.sub(r" ?\(\d+\.\d s\)$", "", text)


# --- start ---------------------------------------------------------------------------------------------------------

def start(options):
    server = Server()
    build(server, "together", options.rows, 100)
    ef = Ef(options.ef, server, "together")
    children = [ef.start("up", "--json") for _ in range(options.together)]
    begun = time.monotonic()
    results = [child.communicate() + (child.returncode,) for child in children]
    did = [json.loads(out)["steps"] + len(json.loads(out)["applied"]) for out, _, code in results if code == 0]
    codes = [code for _, _, code in results]
    check(codes == [0] * options.together, "exit codes %s: %s" % (codes, [err[-300:] for _, err, code in results if code]))
    check(sum(1 for one in did if one) == 1, "%d runs did something" % sum(1 for one in did if one))
    say("%d `ef migrate up` at once: %.1f s, %d did something, exit codes %s" % (options.together, time.monotonic() - begun, sum(1 for one in did if one), sorted(set(codes))))
    took = []
    for _ in range(options.runs):
        at = time.perf_counter()
        code, out, err = ef.run("status", "--check")
        took.append((time.perf_counter() - at) * 1000)
        check(code == 0, "status --check: exit code %d: %s%s" % (code, out, err))
    middle = statistics.median(took)
    say("`ef migrate status --check`, %d runs: median %.0f ms, best %.0f ms, worst %.0f ms" % (options.runs, middle, min(took), max(took)))
    if options.judge:
        check(middle < 150, "status --check takes %.0f ms" % middle)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name, work, rows, projects):
        one = commands.add_parser(name)
        one.set_defaults(work=work)
        one.add_argument("--ef", default="target/release/ef", help="the program (default: target/release/ef)")
        one.add_argument("--rows", type=int, default=rows, help="rows of clips (default: %(default)s)")
        one.add_argument("--projects", type=int, default=projects, help="projects, each a workspace (default: %(default)s)")
        return one

    one = command("blocking", blocking, 5_000_000, 10_000)
    one.add_argument("--naive-rows", type=int, default=500_000, help="rows for the one transaction, and for --hold (default: %(default)s)")
    one.add_argument("--jitter", type=float, default=60, help="seconds without a migration (default: %(default)s)")
    one.add_argument("--think", type=float, default=2, help="milliseconds between requests (default: %(default)s)")
    one.add_argument("--hold", type=float, default=8, help="seconds of a transaction that holds a lock; 0 for none (default: %(default)s)")
    one.add_argument("--limit", type=float, default=0, help="fail when somebody waits longer than this, in seconds")
    one.add_argument("--steps", action="store_true", help="print when each step has ended")
    one = command("kill", kill, 200_000, 3_000)
    one.add_argument("--kills", type=int, default=50, help="(default: %(default)s)")
    one.add_argument("--seed", type=int, default=int(time.time()))
    one.add_argument("--no-writer", dest="writer", action="store_false", help="nobody writes meanwhile")
    one = command("cost", cost, 5_000_000, 10_000)
    one.add_argument("--runs", type=int, default=1000, help="runs of each query; fewer of the long ones (default: %(default)s)")
    one.add_argument("--bare-rows", type=int, default=500_000, help="rows of the table without an index (default: %(default)s)")
    one.add_argument("--bare-runs", type=int, default=5, help="(default: %(default)s)")
    one.add_argument("--parallel", type=int, default=2, help="most parallel workers of a query (default: %(default)s, as PostgreSQL has it)")
    one.add_argument("--judge", action="store_true", help="exit with 1 when a figure is missed")
    one = command("start", start, 10_000, 100)
    one.add_argument("--runs", type=int, default=20, help="(default: %(default)s)")
    one.add_argument("--together", type=int, default=16, help="(default: %(default)s)")
    one.add_argument("--judge", action="store_true", help="exit with 1 when a figure is missed")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options.work(options)
    sys.exit(1 if WRONG else 0)


if __name__ == "__main__":
    main()
