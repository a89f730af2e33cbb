#!/usr/bin/env bash
# Holds Kannel's bearerbox and smsbox (Debian package kannel) against a running server.
# usage: kannel.sh [HOST [PORT [SYSTEM_ID [PASSWORD]]]]
# Exit status 0 for a pass, 77 where Kannel or python3 is not installed. Kannel's logs are printed when it fails.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
host="${1:-127.0.0.1}" port="${2:-2775}" system_id="${3:-load}" password="${4:-load}"

. "$here/install.sh"
if ! need_debian bearerbox kannel || ! need_debian python3 python3; then
    echo "SKIP kannel: $missing"
    exit 77
fi

free_ports() {
    python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
print(*[s.getsockname()[1] for s in sockets])'
}

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
read -r admin_port box_port http_port callback_port <<<"$(free_ports)"

cat >"$dir/kannel.conf" <<CONF
group = core
admin-port = $admin_port
admin-interface = 127.0.0.1
admin-password = check
smsbox-port = $box_port
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
dlr-storage = internal
log-file = "$dir/bearerbox.log"
log-level = 0

group = smsc
smsc = smpp
smsc-id = needletail
host = "$host"
port = $port
transceiver-mode = true
smsc-username = "$system_id"
smsc-password = "$password"
system-type = "check"
interface-version = 34
enquire-link-interval = 2
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = $box_port
sendsms-port = $http_port
sendsms-interface = 127.0.0.1
global-sender = 447700900000
log-file = "$dir/smsbox.log"
log-level = 0

group = sendsms-user
username = check
password = check
CONF

bearerbox "$dir/kannel.conf" >"$dir/bearerbox.out" 2>&1 &
pids+=($!)
python3 "$here/kannel_check.py" await "$box_port" || { cat "$dir/bearerbox.out"; exit 1; }
smsbox "$dir/kannel.conf" >"$dir/smsbox.out" 2>&1 &
pids+=($!)
python3 "$here/kannel_check.py" await "$http_port" || { cat "$dir/smsbox.out"; exit 1; }

python3 "$here/kannel_check.py" send "$http_port" "$callback_port"
status=$?
if [ "$status" -ne 0 ]; then
    tail -n 60 "$dir/bearerbox.log" "$dir/smsbox.log"
fi
exit "$status"
