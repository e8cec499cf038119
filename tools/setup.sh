# shellcheck shell=bash disable=SC2119,SC2120
# Sourced by tools/run, tools/test and .ci/run: installs what is missing, configures and builds.
# Debian 12 and Ubuntu 24.04 or newer have the packages. On the terminal it is short; everything else is in the log.

tc3_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tc3_build=$tc3_source/build
tc3_log=$tc3_build/setup.log

say() { printf 'tc3: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit 70
}

# Runs a command with its output in the log; when it fails, shows the end of what it said.
logged() {
    local begin
    begin=$(($(wc -l <"$tc3_log") + 1))
    printf '\n$ %s\n' "$*" >>"$tc3_log"
    "$@" >>"$tc3_log" 2>&1 </dev/null && return
    tail -n "+$begin" "$tc3_log" | tail -n 40 >&2
    die "this failed: $* (whole log: $tc3_log)"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# The oldest Boost from 1.81 on that is installed, else the oldest that apt-get knows. Debian 12's default, 1.74, will
# not do: it has no Boost.JSON.
boost_version() {
    local version
    for version in 1.81 1.83 1.88 1.90; do
        if "$@" "libboost-json$version-dev" >/dev/null 2>&1; then
            echo "$version"
            return
        fi
    done
    return 1
}

boost_packages() { echo "libboost$1-dev libboost-json$1-dev libboost-system$1-dev libboost-test$1-dev"; }

# Packages as arguments; the missing ones are installed, together with those that every build needs.
install_missing() {
    local need=("$@") missing=() package command boost

    # These may also have been installed without a package.
    for command in g++ cmake ninja:ninja-build ccache; do
        command -v "${command%%:*}" >/dev/null || missing+=("${command##*:}")
    done
    need+=(libssl-dev zlib1g-dev librapidcheck-dev libcli11-dev)

    if ! command -v apt-get >/dev/null; then
        if [ ${#missing[@]} -gt 0 ]; then
            die "there is no apt-get on this machine, so nothing can be installed. Install a C++20 compiler," \
                "CMake 3.25, Ninja, ccache, Boost 1.81 (JSON, System, Test), OpenSSL 3, zlib, RapidCheck and CLI11" \
                "yourself; commands that are missing: ${missing[*]}"
        fi
        return
    fi

    for package in "${need[@]}"; do
        installed "$package" || missing+=("$package")
    done
    boost=$(boost_version installed) || boost=
    for package in $(boost_packages "${boost:-?}"); do
        installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        die "these packages are missing: ${missing[*]//\?/1.81}. Run this as root, or install sudo, or install them yourself"
    fi
    [ "$(id -u)" -eq 0 ] || sudo -v
    say "installing ${missing[*]//\?/1.81}"
    logged as_root apt-get -q update
    if [ -z "$boost" ]; then
        boost=$(boost_version apt-cache show) || die "apt-get has no libboost-json1.81-dev or newer on this machine"
    fi
    # --no-remove: another Boost that is installed is not ours to take away.
    logged as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-remove --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install "${missing[@]//\?/$boost}"
}

# Configures build/ unless it is there already; keeps the generator and the options of one that is.
configure() {
    local cache=$tc3_build/CMakeCache.txt options=()
    if [ -f "$cache" ]; then
        # A folder that was moved or copied here belongs to another place.
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$tc3_source" "$cache" || options+=(--fresh)
    elif command -v ninja >/dev/null; then
        options+=(-G Ninja)
    fi
    logged cmake -S "$tc3_source" -B "$tc3_build" "${options[@]}"
}

# Brings build/ up to date, all of it or the given target.
prepare() {
    local target=${1:-all}
    mkdir -p "$tc3_build"
    # One at a time; the lock is left when the file is closed.
    exec 9>"$tc3_build/setup.lock"
    flock 9
    : >"$tc3_log"
    install_missing
    say "building $target in $tc3_build (log: $tc3_log)"
    configure
    logged cmake --build "$tc3_build" --target "$target" --parallel "$(nproc)"
    exec 9>&-
}
