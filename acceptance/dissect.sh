#!/usr/bin/env bash
# Every kind of PDU that the server sends, captured on the loopback interface and read by Wireshark's dissector: nothing malformed,
# and no command_id missing. The clients of clients.sh, the conformance suite and provoke.py make the server send them.
# usage: dissect.sh [--smsc LAUNCHER] [--without-clients] [--keep FILE], which keeps the capture
# Needs tshark, which root has installed from Debian, and the right to capture. Exit status 0 for a pass, 77 without them.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/install.sh"

smsc="$here/../bin/smsc" clients=yes keep=""
while [ $# -gt 0 ]; do
    case "$1" in
        --smsc) smsc="$2"; shift 2 ;;
        --without-clients) clients=""; shift ;;
        --keep) keep="$2"; shift 2 ;;
        --help | -h) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
        *) echo "dissect.sh: unknown option $1, see --help" >&2; exit 2 ;;
    esac
done
if ! command -v python3 >/dev/null || ! need_debian tshark tshark; then
    echo "SKIP dissect: ${missing:-python3 is not installed}"
    exit 77
fi

dir="$(mktemp -d)"
capture=""
tidy() {
    [ -z "$capture" ] || kill "$capture" 2>/dev/null
    rm -rf "$dir"
}
trap tidy EXIT
read -r port carrier_port <<<"$(python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*[s.getsockname()[1] for s in sockets])')"

dumpcap -q -B 64 -i lo -f "tcp port $port or tcp port $carrier_port" -w "$dir/capture.pcapng" >"$dir/dumpcap.log" 2>&1 &
capture=$!
for _ in $(seq 100); do
    [ -s "$dir/capture.pcapng" ] && break
    kill -0 "$capture" 2>/dev/null || break
    sleep 0.1
done
if ! [ -s "$dir/capture.pcapng" ]; then
    echo "SKIP dissect: no capture on the loopback interface: $(tail -n 1 "$dir/dumpcap.log")"
    exit 77
fi

failed=0
if [ -n "$clients" ]; then
    "$here/clients.sh" --smsc "$smsc" --port "$port"
    case $? in
        0 | 77) ;;
        *) failed=1 ;;
    esac
fi
timeout 600 python3 "$here/provoke.py" --smsc "$smsc" --port "$port" --carrier-port "$carrier_port" --emitted "$dir/emitted" || failed=1
kill -INT "$capture"
wait "$capture"
capture=""
[ -z "$keep" ] || cp "$dir/capture.pcapng" "$keep"
grep -i 'dropped' "$dir/dumpcap.log"
python3 "$here/dissect.py" "$dir/capture.pcapng" "$port" "$carrier_port" "$dir/emitted" || failed=1
if [ "$failed" -ne 0 ]; then
    echo "FAIL dissect"
    exit 1
fi
echo "PASS dissect"
