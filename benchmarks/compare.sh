#!/bin/sh
# Measures Needletail beside its peers, end to end, and writes benchmarks/results/DATE.md. See README.md beside this file.
# usage: compare.sh [OPTIONS]; compare.sh --help names them. --jdk HOME chooses the JDK of all servers.
set -eu

. "$(dirname "$0")/prepare.sh"
build

if command -v node >/dev/null && command -v npm >/dev/null; then
    node=$root/benchmarks/peers/node-smpp
    mkdir -p "$node/target"
    cp "$node/package.json" "$node/server.js" "$node/target/"
    [ -d "$node/target/node_modules/smpp" ] || (cd "$node/target" \
        && npm install --no-audit --no-fund --no-package-lock --loglevel=error >&2) \
        || echo "npm could not install smpp" >&2
fi

run_java io.needletail.benchmarks.compare.CompareCommand "$@"
