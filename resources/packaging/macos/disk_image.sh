#!/bin/sh
# disk_image.sh APP IMAGE: signs the app, puts it into a disk image beside a link to Applications, and has it notarised.
# Signing needs HRDESK_IDENTITY, notarising HRDESK_NOTARY_KEYCHAIN too (keys.sh names both); without them each is left out
# with a word, and macOS asks whoever opens the app to confirm it in its settings.
set -eu
app=$1
image=$2
here=$(cd "$(dirname "$0")" && pwd)
if [ -n "${HRDESK_IDENTITY:-}" ]; then
    find "$app" \( -name '*.dylib' -o -name '*.so' \) -exec \
        codesign --force --timestamp --options runtime --sign "$HRDESK_IDENTITY" {} +
    codesign --force --deep --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$HRDESK_IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
else
    echo "There is no identity, so the app is not signed." >&2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -quiet -ov -format ULMO -volname hrdesk -srcfolder "$folder" "$image"
if [ -n "${HRDESK_IDENTITY:-}" ]; then
    codesign --timestamp --sign "$HRDESK_IDENTITY" "$image"
fi
if [ -n "${HRDESK_NOTARY_KEYCHAIN:-}" ]; then
    xcrun notarytool submit "$image" --keychain "$HRDESK_NOTARY_KEYCHAIN" --keychain-profile hrdesk --wait
    xcrun stapler staple "$image"
else
    echo "There are no keys for notarising, so the image is not notarised." >&2
fi
