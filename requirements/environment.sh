# Creates the .venv that ./run and ./test need; both source this file.
#
# prepare_environment KIND   with KIND run or test: returns at once when .venv already holds
#                            requirements/KIND.lock, else creates, completes or repairs it.
#
# All messages go to standard error, because standard output belongs to the program.
# Written for bash 3.2, the version of macOS; relies on `set -euo pipefail`.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv
# Marks a .venv created here; no other .venv is ever deleted.
ours=$venv/.made-by-guitrainer
# Exists while packages are being installed; if it is found at the next start, that was interrupted.
unfinished=$venv/.unfinished

say() { printf '%s\n' "$*" >&2; }

# refuse CODE WORDS: print an error in one line, and exit.
refuse() {
    local code=$1
    shift
    say "$@"
    exit "$code"
}

# --- the fast path: what was installed is recorded, and compared at every start -------------------

# What an environment of KIND depends on: its location, the interpreter, the lock, and the parts of
# pyproject.toml that matter for the installation (not the settings of tools).
recipe() {
    printf '%s\n' "$root" "$(readlink -f "$venv/bin/python" 2>/dev/null)"
    cat "$root/requirements/$1.lock"
    awk '/^\[/ { keep = /^\[(build-system|project|tool\.hatch)/ } keep' "$root/pyproject.toml"
}

ready() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/.ready-$1" ] && [ ! -e "$unfinished" ] &&
        recipe "$1" | cmp -s - "$venv/.ready-$1"
}

# --- requirements on the system ------------------------------------------------------------------

# The supported Pythons, as in pyproject.toml, newest first.
pythons="3.14 3.13 3.12 3.11"
accepted="Python 3.11, 3.12, 3.13 or 3.14"

# Is command $1 one of these Pythons? ($2: more Python code to try in it.) Qt has packages only for
# CPython with a global interpreter lock.
fitting() {
    "$1" -c "
import sys, sysconfig
assert '%d.%d' % sys.version_info[:2] in '$pythons'.split()
assert sys.implementation.name == 'cpython' and not sysconfig.get_config_var('Py_GIL_DISABLED')
${2:-}" >/dev/null 2>&1
}

# Set `python` to the interpreter to use (PYTHON overrides it): the first that can create a virtual
# environment, else the first supported one, else nothing.
choose_python() {
    local candidate
    python=
    # shellcheck disable=SC2086 # a list of words
    for candidate in ${PYTHON:+"$PYTHON"} python3 $(printf 'python%s ' $pythons); do
        if fitting "$candidate" 'import ensurepip, venv'; then
            python=$candidate
            return
        elif [ -z "$python" ] && fitting "$candidate"; then
            python=$candidate
        fi
        [ -z "${PYTHON:-}" ] || return 0
    done
}

# Describe command $1 in words.
describe() {
    "$1" -c 'import platform; print(platform.python_implementation().replace("CPython", "Python"),
        platform.python_version())' 2>/dev/null || echo "no Python"
}

# The list of system packages: one line for each that is missing, by its name in Debian. Empty if
# Debian has no supported Python: its python3 is installed already, and too old or too new.
missing_packages() {
    local version
    if [ -n "$python" ]; then
        fitting "$python" 'import ensurepip, venv' ||
            "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    elif ! command -v python3 >/dev/null; then
        echo python3 python3-venv
    else
        for version in $pythons; do
            if apt-cache show "python$version-venv" >/dev/null 2>&1; then
                echo "python$version python$version-venv"
                return
            fi
        done
    fi
}

# List missing optional packages: the window needs libraries, its tests need a screen.
wished_packages() {
    [ "$(uname)" = Linux ] || return 0
    "$python" "$root/guitrainer/gui/libraries.py"
    [ "$1" = test ] || return 0
    command -v Xvfb >/dev/null || echo xvfb xauth
    command -v xdotool >/dev/null || echo xdotool
}

# Install optional packages if that is allowed; otherwise print their names and continue, because
# everything except the window works without them.
wish_system() {
    local packages
    packages=$(wished_packages "$1")
    [ -n "${packages//[[:space:]]/}" ] || return 0
    # shellcheck disable=SC2086 # a list of words
    set -- $packages
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt_install "$@" || say "guitrainer: apt-get could not install: $*; the window needs them"
    else
        say "guitrainer: the window needs system packages that are missing (Debian: $*)"
    fi
}

apt_install() {
    say "guitrainer: installing system packages: $*"
    apt-get update -qq </dev/null >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" \
            </dev/null >&2
}

# Report that no supported Python was found, and how to get one.
refuse_python() {
    refuse 2 "guitrainer: found $(describe python3), accepted: $accepted. Install one of these from" \
        "python.org, with your package manager (brew install python@3.14, dnf install python3.14)" \
        "or with uv (uv python install 3.14), then start again with PYTHON=/path/to/python3.14"
}

# Install missing packages if that is allowed; otherwise print the command to type.
require_system() {
    choose_python
    [ -z "${PYTHON:-}" ] || [ -n "$python" ] ||
        refuse 2 "PYTHON: got $PYTHON ($(describe "$PYTHON")), accepted: $accepted"
    local packages
    packages=$(missing_packages)
    [ -n "$packages" ] || [ -n "$python" ] || refuse_python
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086 # a list of words
    set -- $packages
    command -v apt-get >/dev/null ||
        refuse 2 "guitrainer needs $accepted with venv (Debian: $*); see README.md"
    if [ "$(id -u)" != 0 ]; then
        say "guitrainer needs system packages that are missing. Run this command, then start again:"
        refuse 2 "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    apt_install "$@" || refuse 1 "guitrainer: apt-get could not install: $*"
    choose_python
    [ -n "$python" ] || refuse_python
    [ -z "$(missing_packages)" ] ||
        refuse 2 "guitrainer needs $accepted with venv; $python has no venv"
}

# --- the environment ------------------------------------------------------------------------------

# Can the existing .venv be completed? Not after an interruption, a move of the checkout, or a
# change of its Python.
reusable() {
    local note
    [ ! -e "$unfinished" ] && fitting "$venv/bin/python" 'import pip' || return 1
    for note in "$venv"/.ready-*; do
        [ -f "$note" ] || continue
        [ "$(head -n 2 "$note")" = "$(recipe run | head -n 2)" ] || return 1
    done
}

create() {
    if [ -e "$venv" ] && ! rmdir -- "$venv" 2>/dev/null; then
        [ -e "$ours" ] ||
            refuse 2 "guitrainer: .venv cannot be used and was not created by this script; please" \
                "move it away"
        say "guitrainer: .venv is incomplete, was moved or has lost its Python; creating it again"
    fi
    require_system
    rm -rf -- "$venv"
    mkdir -- "$venv"
    touch -- "$ours" "$unfinished"
    "$python" -m venv "$venv" >&2
}

# Run pip with the user's configuration. Unlike an interruption, a failure leaves nothing
# incomplete: the next start tries again in the same .venv.
pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" >&2 || {
        rm -f -- "$unfinished"
        refuse 1 "guitrainer: pip could not install into .venv; see its messages above"
    }
}

# Hashes determine what is installed, so dependencies are not resolved again.
install() {
    local kind=$1
    trap 'exit 130' INT
    trap 'exit 143' TERM
    reusable || create
    choose_python
    wish_system "$kind"
    touch -- "$unfinished"
    rm -f -- "$venv"/.ready-*
    say "guitrainer: installing the packages of requirements/$kind.lock into .venv (once)"
    pip_install --require-hashes --no-deps -r "$root/requirements/$kind.lock"
    pip_install --no-deps --no-build-isolation --editable "$root"
    recipe run >"$venv/.ready-run"
    [ "$kind" = run ] || recipe "$kind" >"$venv/.ready-$kind"
    rm -f -- "$unfinished"
    say "guitrainer: .venv is ready"
}

# One installation at a time: other starts wait, then find it complete. (This is a plain subshell,
# because after `||` or in a condition bash would ignore -e inside it.)
prepare_environment() {
    if ready "$1"; then
        return
    fi
    (
        if command -v flock >/dev/null; then
            exec 9<"$root"
            flock -n 9 || {
                say "guitrainer: another process is installing; waiting for it"
                flock 9
            }
            if ready "$1"; then
                exit
            fi
        fi
        install "$1"
    )
}
