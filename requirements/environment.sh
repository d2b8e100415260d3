# Makes .venv what ./run and ./test need; both source this file.
#
# prepare_environment KIND   with KIND run or test: returns at once when .venv already holds
#                            requirements/KIND.lock, else creates, completes or repairs it.
#
# Everything said here goes to standard error: standard output belongs to the program.
# It is written for bash 3.2, which is what macOS has, and relies on `set -euo pipefail`.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv
# Lies in a .venv made here: only such a one is ever deleted.
ours=$venv/.made-by-guitrainer
# Lies in .venv while packages are being installed: found at the next start, that was interrupted.
unfinished=$venv/.unfinished

say() { printf '%s\n' "$*" >&2; }

# refuse CODE WORDS: say what is wrong, in one line, and end.
refuse() {
    local code=$1
    shift
    say "$@"
    exit "$code"
}

# --- the fast path: what was installed is written down, and compared at every start ---------------

# What an environment of KIND is made from: the place, the interpreter, the lock, and the parts of
# pyproject.toml that the installation reads (not the settings of tools).
recipe() {
    printf '%s\n' "$root" "$(readlink -f "$venv/bin/python" 2>/dev/null)"
    cat "$root/requirements/$1.lock"
    awk '/^\[/ { keep = /^\[(build-system|project|tool\.hatch)/ } keep' "$root/pyproject.toml"
}

ready() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/.ready-$1" ] && [ ! -e "$unfinished" ] &&
        recipe "$1" | cmp -s - "$venv/.ready-$1"
}

# --- what the system must bring -------------------------------------------------------------------

# The Pythons the project runs on, as in pyproject.toml; the newest first.
pythons="3.14 3.13 3.12 3.11"
accepted="Python 3.11, 3.12, 3.13 or 3.14"

# Is command $1 one of these Pythons? ($2: further Python to try in it.) Qt has no packages for
# interpreters without a global lock, nor for others than CPython.
fitting() {
    "$1" -c "
import sys, sysconfig
assert '%d.%d' % sys.version_info[:2] in '$pythons'.split()
assert sys.implementation.name == 'cpython' and not sysconfig.get_config_var('Py_GIL_DISABLED')
${2:-}" >/dev/null 2>&1
}

# Set `python` to the interpreter to build with (PYTHON overrides), the first that can make a
# virtual environment; else the first that fits; else nothing.
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

# What command $1 is, in words.
describe() {
    "$1" -c 'import platform; print(platform.python_implementation().replace("CPython", "Python"),
        platform.python_version())' 2>/dev/null || echo "no Python"
}

# The one list of system packages: a line for each that is missing, by its name in Debian. Nothing
# where Debian has no Python that fits: its python3 is there already, and too old or too new.
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

# The same for what is good to have: a window needs libraries, its tests a screen.
wished_packages() {
    [ "$(uname)" = Linux ] || return 0
    "$python" "$root/guitrainer/gui/libraries.py"
    [ "$1" = test ] || return 0
    command -v Xvfb >/dev/null || echo xvfb xauth
    command -v xdotool >/dev/null || echo xdotool
}

# Install what is wished for where that is allowed; else print the line to type, and go on: all but
# the window works without.
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

# Say that no Python here fits, and how to get one that does.
refuse_python() {
    refuse 2 "guitrainer: found $(describe python3), accepted: $accepted. Install one of these from" \
        "python.org, with your package manager (brew install python@3.14, dnf install python3.14)" \
        "or with uv (uv python install 3.14), then start again with PYTHON=/path/to/python3.14"
}

# Install what is missing where that is allowed; else print the one line to type.
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
        say "guitrainer needs system packages that are missing. Type this, then start again:"
        refuse 2 "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    apt_install "$@" || refuse 1 "guitrainer: apt-get could not install: $*"
    choose_python
    [ -n "$python" ] || refuse_python
    [ -z "$(missing_packages)" ] ||
        refuse 2 "guitrainer needs $accepted with venv; $python has no venv"
}

# --- the environment ------------------------------------------------------------------------------

# May what lies in .venv be completed? Not after an interruption, a move of the checkout, or a
# change of the Python below it.
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
            refuse 2 "guitrainer: .venv cannot be used and was not made here; please move it away"
        say "guitrainer: .venv was interrupted, moved or lost its Python; making it anew"
    fi
    require_system
    rm -rf -- "$venv"
    mkdir -- "$venv"
    touch -- "$ours" "$unfinished"
    "$python" -m venv "$venv" >&2
}

# pip with the user's own configuration. A failure, unlike an interruption, leaves nothing half
# done: the next start tries again in the same .venv.
pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" >&2 || {
        rm -f -- "$unfinished"
        refuse 1 "guitrainer: pip could not install into .venv; its words are above"
    }
}

# Hashes pin what is installed, so nothing is resolved anew.
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

# One installation at a time: the others wait, then find it done. (A plain subshell: after `||` or
# in a condition bash would ignore -e within.)
prepare_environment() {
    if ready "$1"; then
        return
    fi
    (
        if command -v flock >/dev/null; then
            exec 9<"$root"
            flock -n 9 || {
                say "guitrainer: another start is installing; waiting for it"
                flock 9
            }
            if ready "$1"; then
                exit
            fi
        fi
        install "$1"
    )
}
