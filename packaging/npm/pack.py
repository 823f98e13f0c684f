#!/usr/bin/env python3
"""Makes the npm package that carries the program for one system: `pack.py linux-x64 target/release/ef`.

The package `ef-cli` itself is in this folder; it finds the one for its system. Both have the version of Cargo.toml.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def main():
    system, program = sys.argv[1], pathlib.Path(sys.argv[2])
    version = re.search(r'^version = "(.+)"', (HERE / "../../Cargo.toml").read_text(), re.M).group(1)
    own = json.loads((HERE / "package.json").read_text())
    listed = set(own["optionalDependencies"].values()) | {own["version"]}
    if listed != {version}:
        raise SystemExit(f"packaging/npm/package.json names {sorted(listed)}, and Cargo.toml {version}")
    platform, arch, *libc = system.split("-")
    folder = pathlib.Path(f"ef-cli-{system}")
    folder.mkdir(exist_ok=True)
    shutil.copy2(program, folder / program.name)
    package = {
        "name": f"ef-cli-{system}",
        "version": version,
        "description": f"The program of ef-cli for {system}",
        "license": own["license"],
        "os": [platform],
        "cpu": [arch],
        "files": [program.name],
    }
    if platform == "linux":
        package["libc"] = ["musl" if libc else "glibc"]
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n")
    subprocess.run(["npm", "pack", f"./{folder}"], check=True, shell=sys.platform == "win32")


if __name__ == "__main__":
    main()
