# Sourced by the scripts beside it: gets what a client needs, from a package registry where that is possible.

# need_debian COMMAND PACKAGE: the command is there, or the Debian package is installed, which root may. missing says why not.
need_debian() {
    local program="$1" package="$2"
    PATH="$PATH:/usr/sbin"
    command -v "$program" >/dev/null && return 0
    install_debian "$package" && command -v "$program" >/dev/null && return 0
    missing="$program is not installed (Debian: apt-get install $package)"
    return 1
}

# need_perl MODULE PACKAGE: the same for a Perl module.
need_perl() {
    local module="$1" package="$2"
    need_debian perl perl || return 1
    perl -M"$module" -e 1 2>/dev/null && return 0
    install_debian "$package" && perl -M"$module" -e 1 2>/dev/null && return 0
    missing="the Perl module $module is not installed (Debian: apt-get install $package)"
    return 1
}

install_debian() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
    echo "installing Debian's $1" >&2
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -q --no-install-recommends "$1" >/dev/null 2>&1
}

# need_node DIRECTORY: copies the directory with that name beside this script to target/, installs what its package.json says.
need_node() {
    local source="$here/$1" target="$here/target/$1"
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        missing="node or npm is not installed"
        return 1
    fi
    mkdir -p "$target"
    cp "$source"/*.js* "$target/"
    [ -d "$target/node_modules/smpp" ] \
        || (cd "$target" && timeout 300 npm install --no-audit --no-fund --no-package-lock --loglevel=error >&2) \
        || { missing="npm could not install smpp"; return 1; }
}

# need_java: compiles java-clients; java_clients is then the command that a class name of theirs follows.
need_java() {
    local target="$here/java-clients/target"
    if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
        missing="java or mvn is not installed"
        return 1
    fi
    if ! (cd "$here/java-clients" && { timeout 300 mvn -o -q -B -ntp compile >/dev/null 2>&1 \
            || timeout 600 mvn -q -B -ntp compile >&2; }); then
        missing="Maven could not get or compile java-clients, see above"
        return 1
    fi
    java_clients="java -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp $target/classes:$(cat "$target/classpath")"
}
