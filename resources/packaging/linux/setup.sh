#!/bin/sh
# hrdesk @VERSION@ for Linux (@SYSTEM@). Behind this text lies the program, packed. Nothing here needs root or a network.
# It runs from a stick that lets nothing run: sh "@NAME@"
set -eu
version='@VERSION@'
lines=@LINES@
sum=@SUM@
needs_kb=@NEEDS_KB@
glibc='@GLIBC@'
name='@NAME@'
data="${XDG_DATA_HOME:-$HOME/.local/share}"
prefix="$HOME/.local"
deed=install
silent=

say() { [ -n "$silent" ] || printf '%s\n' "$*"; }
stop() { printf 'hrdesk: %s\n' "$*" >&2; exit 1; }
usage() {
    cat <<END
Use it so:  sh $name [--silent] [--prefix DIR]    install for yourself, in ~/.local or in DIR
            sh $name --try [WORDS]                run it without installing it
            sh $name --uninstall                  remove the program; your notes stay
END
}
while [ $# -gt 0 ]; do
    case "$1" in
        --silent) silent=yes ;;
        --prefix) [ $# -gt 1 ] || { usage >&2; exit 2; }; shift; prefix=$1 ;;
        --uninstall) deed=uninstall ;;
        --try) deed=try; shift; break ;;
        --help|-h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
case "$prefix" in /*) ;; *) prefix="$(pwd)/$prefix" ;; esac
target="$prefix/lib/hrdesk"

tell_desktop() {
    if command -v update-desktop-database > /dev/null; then update-desktop-database -q "$data/applications" || :; fi
    if command -v update-mime-database > /dev/null; then update-mime-database "$data/mime" > /dev/null 2>&1 || :; fi
}
sweep() { # sweep FOLDER: what a start that was killed left there; each is named after its process
    for old in "$1"/hrdesk-new-*; do
        [ -d "$old" ] || continue
        owner=${old##*/hrdesk-new-}
        kill -0 "${owner%%-*}" 2> /dev/null || rm -rf "$old"
    done
}
remove_entries() {
    rm -f "$prefix/bin/hrdesk" "$data/applications/org.hrdesk.hrdesk.desktop" \
        "$data/mime/packages/org.hrdesk.hrdesk.xml" "$data/man/man1/hrdesk.1"
    find "$data/icons/hicolor" -name 'org.hrdesk.hrdesk.*' -exec rm -f {} + 2> /dev/null || :
}
remove_empty() {
    find "$data/icons" -depth -type d -empty -exec rmdir {} \; 2> /dev/null || :
    for made in "$prefix/bin" "$prefix/lib" "$data/applications" "$data/mime/packages" "$data/man/man1" "$data/man"; do
        rmdir "$made" 2> /dev/null || :
    done
}
if [ "$deed" = uninstall ]; then
    sweep "$prefix/lib"
    [ -d "$target" ] || stop "there is no hrdesk in $target, so nothing was removed."
    rm -rf "$target" || stop "$target could not be removed whole: is hrdesk running, or the folder not yours?"
    remove_entries
    tell_desktop
    remove_empty
    say "hrdesk was removed. Your notes stay in $data/hrdesk."
    exit 0
fi

machine=$(uname -m)
[ "$machine" = x86_64 ] || stop "this is for computers with x86_64; this one has $machine."
has=$(getconf GNU_LIBC_VERSION 2> /dev/null | sed 's/.* //')
[ -n "$has" ] || stop "this system has no glibc, which hrdesk needs ($glibc or newer)."
oldest=$(printf '%s\n%s\n' "$glibc" "$has" | sort -t. -k1,1n -k2,2n | head -n 1)
[ "$oldest" = "$glibc" ] || stop "this system is too old: it has glibc $has, and hrdesk needs $glibc or newer."
command -v xz > /dev/null || stop "the program xz is missing here; install xz-utils (or xz) first."
self=$0
[ -r "$self" ] || stop "start it as a file: sh $name"
[ "$(tail -n +$lines "$self" | sha256sum | cut -d' ' -f1)" = "$sum" ] ||
    stop "this copy of $name is damaged. Copy it again from where you got it."

room_in() { df -Pk "$1" | awk 'NR == 2 { print $4 }'; }
unpack() { # unpack FOLDER: into a folder that must be there; says what is wrong
    room=$(room_in "$1")
    [ "$room" -ge "$needs_kb" ] || stop "there is too little room in $1: $((needs_kb / 1024)) MB are needed, $((room / 1024)) MB are free."
    tail -n +$lines "$self" | xz -dc | tar -xf - -C "$1" ||
        stop "it could not be unpacked into $1: the disk may be full, or not be written to."
}

if [ "$deed" = try ]; then
    place=
    for candidate in "${XDG_RUNTIME_DIR:-}" "${XDG_CACHE_HOME:-$HOME/.cache}" "${TMPDIR:-/tmp}"; do
        [ -n "$candidate" ] || continue
        mkdir -p "$candidate" 2> /dev/null || continue
        [ -w "$candidate" ] || continue
        sweep "$candidate"
        [ "$(room_in "$candidate")" -ge "$needs_kb" ] || continue
        place=$(mktemp -d "$candidate/hrdesk-new-$$-XXXXXX") || continue
        printf '#!/bin/sh\n' > "$place/probe" && chmod +x "$place/probe"
        if "$place/probe" 2> /dev/null; then rm "$place/probe"; break; fi
        rm -rf "$place"
        place=
    done
    [ -n "$place" ] || stop "no folder of this computer has $((needs_kb / 1024)) MB free and lets programs run."
    trap 'rm -rf "$place"' EXIT
    trap 'exit 1' HUP INT TERM
    unpack "$place"
    status=0
    "$place/hrdesk/hrdesk" "$@" || status=$?
    exit $status
fi

mkdir -p "$prefix/lib" "$prefix/bin" 2> /dev/null || stop "nothing can be written in $prefix."
[ -w "$prefix/lib" ] || stop "nothing can be written in $prefix/lib."
sweep "$prefix/lib"
new=$(mktemp -d "$prefix/lib/hrdesk-new-$$-XXXXXX") || stop "nothing can be written in $prefix/lib."
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM
unpack "$new"
QT_QPA_PLATFORM=offscreen HRDESK_HOME="$new/home" "$new/hrdesk/hrdesk" self-test > "$new/self-test" 2>&1 || {
    cat "$new/self-test" >&2
    stop "it does not work on this system; what failed stands above. Nothing was installed."
}
before=
if [ -x "$target/hrdesk" ]; then before=$("$target/hrdesk" --version 2> /dev/null | sed 's/.* //') || :; fi
if [ -e "$target" ]; then mv "$target" "$new/before"; fi
mv "$new/hrdesk" "$target"

remove_entries
mkdir -p "$prefix/bin" "$data/applications" "$data/mime/packages" "$data/man/man1"
ln -s "$target/hrdesk" "$prefix/bin/hrdesk"
share="$new/share"
sed "s|^Exec=hrdesk|Exec=\"$target/hrdesk\"|" "$share/applications/org.hrdesk.hrdesk.desktop" \
    > "$data/applications/org.hrdesk.hrdesk.desktop"
cp "$share/mime/packages/org.hrdesk.hrdesk.xml" "$data/mime/packages/"
cp -R "$share/icons" "$data/"
gzip -dc "$share/man/man1/hrdesk.1.gz" > "$data/man/man1/hrdesk.1"
tell_desktop
if [ -n "$before" ] && [ "$before" != "$version" ]; then
    say "hrdesk $before became hrdesk $version. Your notes are as they were."
else
    say "hrdesk $version is installed in $target. It stands in the menu of programs."
fi
if [ -x /usr/bin/hrdesk ] && [ "$prefix" = "$HOME/.local" ]; then
    say "There is another hrdesk for everybody on this computer: $(/usr/bin/hrdesk --version). Both use the same notes."
fi
case ":$PATH:" in *":$prefix/bin:"*) ;; *) say "In a terminal: $prefix/bin/hrdesk" ;; esac
exit 0
