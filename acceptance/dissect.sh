#!/usr/bin/env bash
# Every kind of PDU that the server sends, captured on the loopback interface and read by Wireshark's dissector: nothing malformed,
# and no command_id missing. The clients of clients.sh, the conformance suite and provoke.py make the server send them; smsc load, send
# and sink are captured too.
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
sink=""
tidy() {
    [ -z "$sink" ] || kill "$sink" 2>/dev/null
    [ -z "$capture" ] || kill "$capture" 2>/dev/null
    rm -rf "$dir"
}
trap tidy EXIT
read -r port carrier_port tool_port outbind_port <<<"$(python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
print(*[s.getsockname()[1] for s in sockets])')"

dumpcap -q -B 64 -i lo -f "tcp port $port or tcp port $carrier_port or tcp port $tool_port or tcp port $outbind_port" \
    -w "$dir/capture.pcapng" >"$dir/dumpcap.log" 2>&1 &
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
timeout 600 python3 "$here/provoke.py" --smsc "$smsc" --port "$port" --carrier-port "$carrier_port" \
    --outbind-port "$outbind_port" --emitted "$dir/emitted" || failed=1

# The tools: a sink, what loads it in the ways it can, and what sends to it.
"$smsc" sink --port "$tool_port" --receipts --mo-rate 20 --duration 60 >"$dir/sink.log" 2>&1 &
sink=$!
for _ in $(seq 300); do
    grep -q '^Sink on' "$dir/sink.log" && break
    sleep 0.1
done
load() {
    timeout 60 "$smsc" load --port "$tool_port" --warmup 0s --count 20 --window 5 --progress none --enquire-link 100ms --receipts "$@" \
        >"$dir/load.log" 2>&1 || { cat "$dir/load.log"; failed=1; }
}
load --interface-version 3.3
load --interface-version 5.0 --text 'Привет 🚀'
load --bind tx --rx-sessions 1 --rate 20
for long in udh sar payload; do
    load --length 400 --long "$long"
done
timeout 60 "$smsc" send --port "$tool_port" --to 447700900123 --text 'café {€}' --receipt --count 3 >"$dir/send.log" 2>&1 \
    || { cat "$dir/send.log"; failed=1; }
kill "$sink" && wait "$sink"
sink=""
for command_id in 80000001 80000002 80000004 80000005 80000006 80000009 80000015 00000001 00000002 00000004 00000005 00000006 00000009 \
    00000015; do
    echo "tool 0x$command_id" >>"$dir/emitted"
done
kill -INT "$capture"
wait "$capture"
capture=""
[ -z "$keep" ] || cp "$dir/capture.pcapng" "$keep"
grep -i 'dropped' "$dir/dumpcap.log"
python3 "$here/dissect.py" "$dir/capture.pcapng" "$port" "$carrier_port" "$tool_port" "$outbind_port" "$dir/emitted" || failed=1
if [ "$failed" -ne 0 ]; then
    echo "FAIL dissect"
    exit 1
fi
echo "PASS dissect"
