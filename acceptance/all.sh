#!/usr/bin/env bash
# Runs every acceptance script that needs a running server, then those with other software on both sides or as clients (carrier.sh,
# clients.sh, dissect.sh), and prints one line each at the end.
# usage: all.sh [HOST [PORT [SYSTEM_ID [PASSWORD]]]]
# Exit status 0 when none failed; a script whose client is not installed is skipped.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
host="${1:-127.0.0.1}" port="${2:-2775}" system_id="${3:-load}" password="${4:-load}"
failed=0
summary=()

run() {
    local name="$1"
    shift
    echo "== $name"
    "$@"
    case $? in
        0) summary+=("PASS $name") ;;
        77) summary+=("SKIP $name") ;;
        *) summary+=("FAIL $name") failed=1 ;;
    esac
}

run node-client "$here/node-client.sh" "$host" "$port" "$system_id" "$password"
run kannel "$here/kannel.sh" "$host" "$port" "$system_id" "$password"
run garbage "$here/garbage.py" --host "$host" --port "$port" --system-id "$system_id" --password "$password"
run carrier "$here/carrier.sh"
run clients "$here/clients.sh"
run dissect "$here/dissect.sh" --without-clients
printf '%s\n' "== summary" "${summary[@]}"
exit "$failed"
