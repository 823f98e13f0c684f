#!/usr/bin/env bash
# Makes data/english/lexicon.bin from the JSON files in the PyPI package `misaki` (Apache-2.0).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=0.9.4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download --quiet --no-deps --dest "$folder" "misaki==$version"
python3 -m zipfile -e "$folder/misaki-$version-py3-none-any.whl" "$folder/misaki"
cargo run --quiet --example make-lexicon -- "$folder/misaki/misaki/data" data/english/lexicon.bin
