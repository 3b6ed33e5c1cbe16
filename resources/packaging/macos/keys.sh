#!/bin/sh
# Puts the keys of a release machine where codesign and notarytool find them; names the identity for disk_image.sh.
# From the environment: CERTIFICATE (a .p12 file in base64), CERTIFICATE_PASSWORD, and for notarising NOTARY_KEY (the text
# of a .p8 file), NOTARY_KEY_ID and NOTARY_ISSUER. Never run on a machine where a macOS build was tried: see README.
set -eu
keychain="$RUNNER_TEMP/signing.keychain-db"
password=$(uuidgen)
printf '%s' "$CERTIFICATE" | base64 --decode > "$RUNNER_TEMP/signing.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 3600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$RUNNER_TEMP/signing.p12" -P "$CERTIFICATE_PASSWORD" -A -t cert -f pkcs12 -k "$keychain"
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain"
rm "$RUNNER_TEMP/signing.p12"
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application:.*\)".*/\1/p' | head -1)
[ -n "$identity" ] || { echo "The certificate holds no Developer ID for applications." >&2; exit 1; }
echo "HRDESK_IDENTITY=$identity" >> "$GITHUB_ENV"
if [ -n "${NOTARY_KEY:-}" ]; then
    printf '%s' "$NOTARY_KEY" > "$RUNNER_TEMP/notary.p8"
    xcrun notarytool store-credentials hrdesk --keychain "$keychain" --key "$RUNNER_TEMP/notary.p8" \
        --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
    rm "$RUNNER_TEMP/notary.p8"
    echo "HRDESK_NOTARY_KEYCHAIN=$keychain" >> "$GITHUB_ENV"
fi
