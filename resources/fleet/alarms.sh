#!/bin/sh
# Sends urgent alarms to Telegram and by mail as they come. Runs as a service. Needs mosquitto_sub, jq, curl, and sendmail for
# mail; the settings come from the environment. Explained in resources/docs/fleet.md.
set -eu
: "${SAUDA_MQTT_PASSWORD:?}"
port=${SAUDA_MQTT_PORT:-1883}

# One line for each message that somebody must read: an urgent alarm, its end, money that is owed, a machine that is lost.
# What the broker had kept from before (%r) was told when it came.
words='
  (split(" ")[0]) as $kept | (split(" ")[1] | split("/")[2]) as $kiosk
  | (sub("^[^ ]* [^ ]* "; "") | fromjson? // {}) as $message
  | select($kept == "0" and $message.kioskId == $kiosk)
  | if $message.online == false and $message.reason == "lost" then "\($kiosk): no connection"
    elif $message.event.severity == "critical" then
      "\($kiosk): \($message.event.alarm) \($message.event.subject)" + (if $message.event.kind == "alarm-end" then " is over" else "" end)
    elif $message.event.kind == "debt-opened" then
      "\($kiosk): \($message.event.amountTiyn / 100) ₸ owed, code \($message.event.claimCode)"
    else empty end
  | gsub("[[:cntrl:]]"; " ")'

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Read from a file, the password is in no list of processes.
printf -- '-u alarms\n-P %s\n' "$SAUDA_MQTT_PASSWORD" >"$work/mosquitto_sub"
export XDG_CONFIG_HOME="$work"

# The session is kept (-c): alarms that come while this program is being restarted are waiting for it.
mosquitto_sub -h 127.0.0.1 -p "$port" -i alarms -c -q 1 \
    -t 'sauda/v1/+/events' -t 'sauda/v1/+/state' -F '%r %t %p' |
    jq --unbuffered -R -r "$words" |
    while IFS= read -r line; do
        if [ -n "${SAUDA_TELEGRAM_TOKEN:-}" ]; then
            # The token is part of the address: through a file, it is in no list of processes.
            printf 'url = "%s/bot%s/sendMessage"\n' "${SAUDA_TELEGRAM_API:-https://api.telegram.org}" "$SAUDA_TELEGRAM_TOKEN" |
                curl -sS -o /dev/null -f --retry 5 --max-time 60 -K - \
                    --data-urlencode "chat_id=$SAUDA_TELEGRAM_CHAT" --data-urlencode "text=$line" ||
                printf 'not sent to Telegram: %s\n' "$line" >&2
        fi
        if [ -n "${SAUDA_MAIL_TO:-}" ]; then
            printf 'To: %s\nSubject: =?UTF-8?B?%s?=\nContent-Type: text/plain; charset=utf-8\n\n%s\n' \
                "$SAUDA_MAIL_TO" "$(printf %s "$line" | base64 -w 0)" "$line" | "${SAUDA_SENDMAIL:-sendmail}" -t ||
                printf 'not mailed: %s\n' "$line" >&2
        fi
    done
