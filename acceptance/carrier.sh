#!/usr/bin/env bash
# Foreign software on both sides: Kannel's bearerbox and a client on npm smpp submit, Needletail routes, an SMSC on npm smpp takes
# the messages and sends receipts, with ids that are hexadecimal in its answers and decimal in its receipts.
# usage: carrier.sh [SMSC], the launcher; bin/smsc of this checkout unless given. Starts all of them itself, on free ports.
# Exit status 0 for a pass, 77 where node or npm is not installed; without Kannel the client on npm smpp is alone.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
smsc="${1:-$here/../bin/smsc}"

for tool in node npm python3; do
    if ! command -v "$tool" >/dev/null; then
        echo "SKIP carrier: $tool is not installed"
        exit 77
    fi
done
mkdir -p "$here/target/node-carrier"
cp "$here/node-carrier/package.json" "$here/node-carrier/carrier.js" "$here/target/node-carrier/"
[ -d "$here/target/node-carrier/node_modules/smpp" ] \
    || (cd "$here/target/node-carrier" && npm install --no-audit --no-fund --loglevel=error) \
    || { echo "FAIL carrier: npm could not install smpp"; exit 1; }

dir="$(mktemp -d)"
pids=()
tidy() {
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null
    done
    for pid in "${pids[@]}"; do
        wait "$pid" 2>/dev/null
    done
    rm -rf "$dir"
}
trap tidy EXIT

# Sets found to the first group of a pattern in a file, as soon as it is there.
await() {
    local file="$1" pattern="$2"
    for _ in $(seq 600); do
        found="$(sed -n "s/$pattern/\\1/p" "$file" 2>/dev/null | head -n 1)"
        [ -z "$found" ] || return 0
        sleep 0.1
    done
    echo "FAIL carrier: nothing like '$pattern' in $(basename "$file"):"
    tail -n 20 "$file"
    exit 1
}

node "$here/target/node-carrier/carrier.js" >"$dir/carrier.log" 2>&1 &
pids+=($!)
await "$dir/carrier.log" '^listening on \([0-9]*\)$'

cat >"$dir/upstream.conf" <<CONF
carriers {
  node {
    hosts = ["127.0.0.1:$found"]
    system-id = router, password = router
    binds = 2
    dialect { response-id = hex, receipt-id = decimal }
  }
}
CONF
cat >"$dir/routes.conf" <<CONF
rules = [{ name = all, then.forward = node }]
CONF
"$smsc" start --profile loadtest --set smpp.port=0 --set http.port=0 --set "data.dir=$dir/data" \
    --set "upstream.file=$dir/upstream.conf" --set "routing.file=$dir/routes.conf" >"$dir/server.log" 2>&1 &
pids+=($!)
await "$dir/server.log" '^ *SMPP *[0-9.]*:\([0-9]*\)$'
port="$found"

failed=0
clients=0
for client in node-client kannel; do
    "$here/$client.sh" 127.0.0.1 "$port" load load
    case $? in
        0) clients=$((clients + 1)) ;;
        77) ;;
        *) failed=1 ;;
    esac
done
python3 "$here/carrier_check.py" "$dir/carrier.log" "$clients" || failed=1
if [ "$failed" -ne 0 ]; then
    tail -n 40 "$dir/server.log" "$dir/carrier.log"
    echo "FAIL carrier"
    exit 1
fi
echo "PASS carrier, $clients kinds of client through to npm smpp"
