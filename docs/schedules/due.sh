#!/bin/sh
# Says whether a published site is to be built again: exit code 0 if it is.
#
#   curl --fail --silent --location https://annuaire.exemple.fr/next-change.json | TZ=Europe/Paris sh due.sh [instant]
#
# It is once the instant of the next change has come, on another day than that of
# the last build (in the zone TZ), and where nothing is published yet. The instant
# is now unless it is given. It needs the date of GNU or of BusyBox 1.35.

now=$(date -d "${1:-now}" +%s)
known=$(cat)
field() { printf '%s\n' "$known" | sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"; }
built=$(field status_at)
next=$(field next_change)

if [ -z "$built" ]; then exit 0; fi
if [ "$(date -d "$built" +%F)" != "$(date -d "@$now" +%F)" ]; then exit 0; fi
[ -n "$next" ] && [ "$now" -ge "$(date -d "$next" +%s)" ]
