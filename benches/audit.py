#!/usr/bin/env python3
"""Measures `ef rls audit` on a database with 300 tables and 1,000 policies.

    benches/audit.py target/release/ef            times and peak memory, catalogue / reads / writes
    benches/audit.py --sql > big.sql              only the SQL of the database (run as a superuser)

Starts a throw-away PostgreSQL with the rig of the shared cases, which is found as ../shared/rls-cases/rig.py or through
EF_SHARED.
"""
import importlib.util, json, os, resource, subprocess, sys, time
from pathlib import Path

TABLES = int(os.environ.get("EF_BENCH_TABLES", "300"))


def sql():
    """Tables in families of ten: a head with a tenant column, children with keys to it, some with four policies."""
    out = ["set role postgres;"]
    policies = 0
    for n in range(TABLES):
        name, head = f"t{n:03}", f"t{n - n % 10:03}"
        parent = f", parent_id uuid, foreign key (parent_id, workspace_id) references public.{head} (id, workspace_id) on delete cascade" if n % 10 else ""
        out.append(
            f"create table public.{name} (id uuid primary key default gen_random_uuid(), "
            f"workspace_id uuid not null default app.current_workspace_id() references public.workspaces on delete cascade, "
            f"name text not null, state text not null default 'new' check (state in ('new', 'done')), amount numeric not null default 0, "
            f"at timestamptz not null default now(), unique (id, workspace_id), unique (workspace_id, name){parent});")
        out.append(f"create index on public.{name} (workspace_id, at desc);")
        if n % 10 == 0:
            rows = f"select w.id, 'row ' || g from public.workspaces w, generate_series(1, 20) g"
            out.append(f"insert into public.{name} (workspace_id, name) {rows};")
        else:
            out.append(f"insert into public.{name} (workspace_id, name, parent_id) select workspace_id, name, id from public.{head};")
        out.append(f"alter table public.{name} enable row level security; alter table public.{name} force row level security;")
        out.append(f"grant select, insert, update, delete on public.{name} to authenticated;")
        mine = "workspace_id = (select app.current_workspace_id())"
        if n % 9 < 7 and n % 3 != 2 or policies + (TABLES - n) * 4 <= 1000:
            for command, clause in (("select", f"using ({mine})"), ("insert", f"with check ({mine})"),
                                    ("update", f"using ({mine}) with check ({mine})"), ("delete", f"using ({mine})")):
                out.append(f"create policy {command}_own on public.{name} for {command} to authenticated {clause};")
                policies += 1
        else:
            out.append(f"create policy own on public.{name} for all to authenticated using ({mine}) with check ({mine});")
            policies += 1
            extra = 0
            while extra < 1 and policies < 1000:
                out.append(f"create policy keep_{extra} on public.{name} as restrictive for delete to authenticated using (state = 'new');")
                policies, extra = policies + 1, extra + 1
    while policies < 1000:
        out.append(f"create policy more_{policies} on public.t{policies % TABLES:03} as restrictive for update to authenticated using (amount >= 0);")
        policies += 1
    for n in range(0, TABLES, 10):
        out.append(f"create view public.v{n:03} with (security_invoker = true) as select * from public.t{n:03};")
        out.append(f"grant select on public.v{n:03} to authenticated;")
        out.append(
            f"create function public.f{n:03}(p_id uuid) returns setof public.t{n:03} language sql stable security definer set search_path = '' "
            f"as $$ select * from public.t{n:03} t where t.id = p_id and t.workspace_id = app.current_workspace_id() $$;")
        out.append(f"grant execute on function public.f{n:03}(uuid) to authenticated;")
    out.append("reset role;")
    return "\n".join(out), policies


def main():
    text, policies = sql()
    if "--sql" in sys.argv:
        print(text)
        return
    ef = os.path.abspath(sys.argv[1])
    shared = Path(os.environ.get("EF_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
    spec = importlib.util.spec_from_file_location("rig", shared / "rls-cases" / "rig.py")
    rig = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rig)
    cluster = rig.Cluster(False)
    try:
        cluster.psql("postgres", (rig.HERE / "shim.sql").read_text())
        cluster.psql("postgres", "create database big owner postgres;")
        cluster.psql("big", (rig.HERE / "shim.sql").read_text())
        for name in ("edit_factory.sql", "isolated.sql"):
            cluster.psql("big", (rig.HERE / name).read_text(), user="postgres")
        cluster.psql("big", text)
        cluster.psql("big", "analyze;")
        print(f"{TABLES} tables, {policies} policies")
        for flags in (["--static-only"], [], ["--probe-writes", "--yes"]):
            began = time.monotonic()
            run = subprocess.Popen([ef, "rls", "audit", "--json", "--db-url", cluster.url("big"), *flags], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
            out = run.stdout.read()
            _, status, used = os.wait4(run.pid, 0)
            report = json.loads(out)
            real = [f for f in report["findings"] if f["severity"] != "info"]
            print(f"{' '.join(flags) or '(reads)':24} {time.monotonic() - began:6.2f} s  {used.ru_maxrss / 1024:6.1f} MB  own CPU {used.ru_utime + used.ru_stime:.1f} s  exit {os.waitstatus_to_exitcode(status)}  "
                  f"{len(real)} findings  {report['checked'].get('statements', 0)} statements", *[f"{f['rule']} {f['object']}" for f in real[:5]], report["not_checked"][:2])
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
