#!/bin/sh
# Runs JMH benchmarks with the JVM options of the server and adds their results to benchmarks/results/jmh-DATE.txt.
# usage: jmh.sh [REGEX...] [JMH OPTIONS]
#   jmh.sh                         all of them, about ten minutes
#   jmh.sh ScanBenchmark -f 3      some of them, with three processes each
# Two processes each, three seconds of warm-up and five measured, unless told otherwise. SMSC_JAVA_HOME chooses the JDK.
set -eu

. "$(dirname "$0")/prepare.sh"
build

results=$root/benchmarks/results/jmh-$(date -u +%Y-%m-%d).txt
mkdir -p "$root/benchmarks/results"
found=$(mktemp)
trap 'rm -f "$found"' EXIT
options=$(sed -e '/^#/d' -e '/^$/d' "$root/conf/jvm.options" | tr '\n' ' ')

# What is not said is as usual; JMH takes no option twice.
given="$*"
usual() {
    case " $given " in *" $1 "*) ;; *) unsaid="$unsaid $1 $2" ;; esac
}
unsaid=
usual -f 2
usual -wi 3
usual -w 1
usual -i 5
usual -r 1

if [ ! -f "$results" ]; then
    {
        echo "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(getconf _NPROCESSORS_ONLN) cores, kernel $(uname -r)"
        sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/JDK \1/p' "$java_home/release"
        echo "ns/op is the time of one call; gc.alloc.rate.norm is what it allocates."
    } >"$results"
fi
"$java_home/bin/java" -cp "$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/classpath")" org.openjdk.jmh.Main \
    -jvmArgs "$options" -prof gc $unsaid -rf text -rff "$found" "$@"
{
    echo
    echo "benchmarks/jmh.sh $*"
    grep -e '^Benchmark' -e 'ns/op' -e 'gc\.alloc\.rate\.norm' "$found"
} >>"$results"
echo "added to $results"
