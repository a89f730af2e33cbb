#!/usr/bin/env bash
# Clients of other makers against a server that this starts: four encodings, long messages three ways, receipts, query, cancel and
# replace, messages to the client; what arrives is compared with what was sent. A table at the end.
# usage: clients.sh [--smsc LAUNCHER] [--port PORT] [CLIENT...], of: node jsmpp cloudhopper camel kannel-trx kannel-tx-rx perl
# The launcher is bin/smsc of this checkout unless given, the port a free one. Installs what is missing from npm, Maven Central
# and, as root, Debian. Exit status 0 when no client failed, 77 when none could be had.
set -uo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/install.sh"

smsc="$here/../bin/smsc" port=0 wanted=()
while [ $# -gt 0 ]; do
    case "$1" in
        --smsc) smsc="$2"; shift 2 ;;
        --port) port="$2"; shift 2 ;;
        --help | -h) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
        -*) echo "clients.sh: unknown option $1, see --help" >&2; exit 2 ;;
        *) wanted+=("$1"); shift ;;
    esac
done
[ ${#wanted[@]} -gt 0 ] || wanted=(node jsmpp cloudhopper camel kannel-trx kannel-tx-rx perl)
if ! command -v python3 >/dev/null; then
    echo "SKIP clients: python3 is not installed"
    exit 77
fi

arguments=()
java_clients=""
for client in "${wanted[@]}"; do
    missing="" command=""
    case "$client" in
        node) need_node node-client && command="node $here/target/node-client/esme.js" ;;
        jsmpp | cloudhopper | camel)
            [ -n "$java_clients" ] || need_java
            case "$client" in
                jsmpp) class=JsmppEsme ;;
                cloudhopper) class=CloudhopperEsme ;;
                camel) class=CamelEsme ;;
            esac
            [ -z "$java_clients" ] || command="$java_clients io.needletail.acceptance.$class" ;;
        kannel-trx) need_debian bearerbox kannel && command="python3 $here/client_kannel.py trx" ;;
        kannel-tx-rx) need_debian bearerbox kannel && command="python3 $here/client_kannel.py tx+rx" ;;
        perl) need_perl Net::SMPP libnet-smpp-perl && command="perl $here/perl-client/esme.pl" ;;
        *) echo "clients.sh: no client $client, there are: node jsmpp cloudhopper camel kannel-trx kannel-tx-rx perl" >&2; exit 2 ;;
    esac
    if [ -n "$command" ]; then
        arguments+=(--client "$client=$command")
    else
        arguments+=(--missing "$client=$missing")
    fi
done
exec python3 "$here/clients.py" --smsc "$smsc" --port "$port" "${arguments[@]}"
