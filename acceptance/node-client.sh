#!/usr/bin/env bash
# Holds the npm package smpp, which binds with interface_version 0x50, against a running server.
# usage: node-client.sh [HOST [PORT [SYSTEM_ID [PASSWORD]]]]
# Exit status 0 for a pass, 77 where node or npm is missing. Installs into target/ beside this script.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "SKIP node client: node or npm is not installed"
    exit 77
fi
mkdir -p "$here/target/node"
cp "$here/node-client/package.json" "$here/node-client/check.js" "$here/target/node/"
cd "$here/target/node"
[ -d node_modules/smpp ] || npm install --no-audit --no-fund --loglevel=error
exec node check.js "${1:-127.0.0.1}" "${2:-2775}" "${3:-load}" "${4:-load}"
