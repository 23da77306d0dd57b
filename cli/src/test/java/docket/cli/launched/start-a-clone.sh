#!/bin/sh
# start-a-clone.sh PROJECT INTO: lays what git would take of the project into a folder with an awkward name, once, and
# does there what the README says. A shell does it, because a JVM in the locale C cannot name the folder.
set -eu
folder="$2/it's a 문서함"
if [ ! -d "$folder" ]; then
    mkdir -p "$folder"
    (cd "$1" && git ls-files -z --cached --others --exclude-standard |
        tar --null --files-from=- --ignore-failed-read -cf - 2>/dev/null) | tar -xf - -C "$folder"
fi
cd "$folder"
exec ./docket up
