# Sourced by the scripts beside it. Sets root (the checkout) and java_home (the JDK of --jdk, of SMSC_JAVA_HOME, or the newest),
# and defines build, which builds what is missing or older than the sources, and run_java, which ends in a main class.
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)

feature() {
    version=
    if [ -x "$1/bin/java" ] && [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    fi
    echo "${version:-0}"
}

java_home=${SMSC_JAVA_HOME:-}
previous=
for argument in "$@"; do
    [ "$previous" != --jdk ] || java_home=$argument
    case $argument in --jdk=*) java_home=${argument#--jdk=} ;; esac
    previous=$argument
done
if [ -z "$java_home" ]; then
    newest=16
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        found=$(feature "$candidate")
        if [ "$found" -gt "$newest" ]; then
            newest=$found
            java_home=$candidate
        fi
    done
fi
if [ "$(feature "$java_home")" -lt 17 ]; then
    echo "no JDK of version 17 or newer found; set SMSC_JAVA_HOME" >&2
    exit 1
fi

is_built() {
    stamp=$root/benchmarks/target/built
    [ -f "$stamp" ] && [ -f "$root/benchmarks/peers/cloudhopper5/target/classpath" ] || return 1
    ls "$root"/smsc-app/target/needletail-*.tar.gz >/dev/null 2>&1 || return 1
    newer=$(find "$root"/*/src/main "$root/benchmarks/peers/cloudhopper5/src" "$root"/*/pom.xml "$root/pom.xml" \
        -newer "$stamp" -type f | head -n 1)
    [ -z "$newer" ]
}

build() {
    if ! is_built; then
        echo "building (about a minute, longer while Maven downloads)" >&2
        (cd "$root" && JAVA_HOME=$java_home mvn -B -ntp -q -Dquick -DskipTests \
            -pl smsc-app,benchmarks,benchmarks/peers/cloudhopper5 -am package) >&2
        SMSC_JAVA_HOME=$java_home "$root/bin/smsc" warm-up
        touch "$root/benchmarks/target/built"
    fi
}

run_java() {
    main=$1
    shift
    case " $* " in *" --jdk"*) ;; *) set -- "$@" --jdk "$java_home" ;; esac
    exec "$java_home/bin/java" -cp "$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/classpath")" \
        "$main" --root "$root" "$@"
}
