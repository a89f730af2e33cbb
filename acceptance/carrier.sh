#!/usr/bin/env bash
# Foreign software on both sides: Kannel's bearerbox and a client on npm smpp submit, Needletail routes, an SMSC takes the messages
# and sends receipts, with ids that are hexadecimal in its answers and decimal in its receipts. That SMSC is one on npm smpp, then one
# on jSMPP.
# usage: carrier.sh [SMSC], the launcher; bin/smsc of this checkout unless given. Starts all of them itself, on free ports.
# Exit status 0 for a pass, 77 where neither SMSC or no client could be had; what is missing is said.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/install.sh"
smsc="${1:-$here/../bin/smsc}"

if ! command -v python3 >/dev/null; then
    echo "SKIP carrier: python3 is not installed"
    exit 77
fi

dir="$(mktemp -d)"
pids=()
stop_all() {
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null
    done
    for pid in "${pids[@]}"; do
        wait "$pid" 2>/dev/null
    done
    pids=()
}
tidy() {
    stop_all
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

# through NAME COMMAND...: the clients that there are, through to the SMSC of that command. Sets clients.
through() {
    local name="$1" failed=0 port client
    shift
    mkdir "$dir/$name"
    "$@" >"$dir/$name/carrier.log" 2>&1 &
    pids+=($!)
    await "$dir/$name/carrier.log" '^listening on \([0-9]*\)$'
    cat >"$dir/$name/upstream.conf" <<CONF
carriers {
  $name {
    hosts = ["127.0.0.1:$found"]
    system-id = router, password = router
    binds = 2
    dialect { response-id = hex, receipt-id = decimal }
  }
}
CONF
    cat >"$dir/$name/routes.conf" <<CONF
rules = [{ name = all, then.forward = $name }]
CONF
    "$smsc" start --profile loadtest --set smpp.port=0 --set http.port=0 --set "data.dir=$dir/$name/data" \
        --set "upstream.file=$dir/$name/upstream.conf" --set "routing.file=$dir/$name/routes.conf" >"$dir/$name/server.log" 2>&1 &
    pids+=($!)
    await "$dir/$name/server.log" '^ *SMPP *[0-9.]*:\([0-9]*\)$'
    port="$found"
    clients=0
    for client in node-client kannel; do
        "$here/$client.sh" 127.0.0.1 "$port" load load
        case $? in
            0) clients=$((clients + 1)) ;;
            77) ;;
            *) failed=1 ;;
        esac
    done
    python3 "$here/carrier_check.py" "$dir/$name/carrier.log" "$clients" || failed=1
    [ "$failed" -eq 0 ] || tail -n 40 "$dir/$name/server.log" "$dir/$name/carrier.log"
    stop_all
    return "$failed"
}

carriers=()
failed=0
for carrier in node jsmpp; do
    missing=""
    case "$carrier" in
        node) need_node node-carrier && command=(node "$here/target/node-carrier/carrier.js") ;;
        jsmpp) need_java && command=($java_clients io.needletail.acceptance.JsmppCarrier) ;;
    esac
    if [ -n "$missing" ]; then
        echo "SKIP carrier $carrier: $missing"
        continue
    fi
    echo "== to an SMSC on $carrier"
    through "$carrier" "${command[@]}" || failed=1
    carriers+=("$carrier")
    [ "$clients" -gt 0 ] || { echo "SKIP carrier: no client could be had"; exit 77; }
done
if [ ${#carriers[@]} -eq 0 ]; then
    exit 77
fi
if [ "$failed" -ne 0 ]; then
    echo "FAIL carrier"
    exit 1
fi
echo "PASS carrier, $clients kinds of client through to ${carriers[*]}"
