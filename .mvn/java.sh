# Sourced by docket and mvnw, which set here, their folder, and have die.

# Sets java and major, and version, what it says of itself.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || die "JAVA_HOME is $JAVA_HOME, and there is no bin/java in it. Set it to a JDK 17 or newer."
    else
        java=$(command -v java) || die "there is no Java here. Install a JDK 17 or newer, or set JAVA_HOME to one."
    fi
    version=$("$java" -version 2>&1)
    major=$(printf '%s\n' "$version" | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${major:-0}" -ge 17 ] || die "$java is Java ${major:-of an unknown version}. A JDK 17 or newer is needed: set JAVA_HOME to one."
    speak_utf8
    check_folder
}

# Java takes the names of files for what the locale says: without UTF-8, as over ssh or in a container, it opens no
# folder with Hangul in its name. A locale that the machine does not have is as none.
speak_utf8() {
    [ "$(locale charmap 2>&1)" != UTF-8 ] || return 0
    LC_CTYPE=$(locale -a 2>/dev/null | LC_ALL=C sort | grep -i 'utf-\{0,1\}8$' | head -n 1)
    LC_CTYPE=${LC_CTYPE:-C.UTF-8}
    LANG=${LC_ALL:-${LANG:-C}} # the language stays
    unset LC_ALL
    export LANG LC_CTYPE
    if [ "$(locale charmap 2>&1)" != UTF-8 ]; then
        LC_ALL=$LC_CTYPE
        export LC_ALL
    fi
}

check_folder() {
    case $here/ in
        *:*) die "the folder $here has a colon in its path, which Java takes for the end of a path: move it to another." ;;
        *!/*) die "the folder $here is below one whose name ends in !, which Java takes for the end of a jar: move it to another." ;;
        *\${*) die "the folder $here has \${ in its path, which Maven takes for a property: move it to another." ;;
    esac
    if [ -n "$(printf '%s' "$here" | LC_ALL=C tr -d '\001-\177')" ] && [ "$(locale charmap 2>/dev/null || echo UTF-8)" != UTF-8 ]; then
        die "the folder $here has other letters than a-z in its path, and this machine has no UTF-8 locale: install one (C.UTF-8), or move it."
    fi
}
