#!/bin/sh
# appimage.sh BUNDLE OUT: one file that runs on any Linux desktop. For the release machine: its tool and the small program
# at the head of the file come from the pages of the AppImage project, by gh, which no package registry carries.
set -eu
bundle=$(cd "$1" && pwd)
out=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
version=$("$bundle/hrdesk" --version | sed 's/.* //')
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -a "$bundle" "$folder/hrdesk.AppDir"
cp "$here/org.hrdesk.hrdesk.desktop" "$folder/hrdesk.AppDir/"
cp "$here/../../icons/hrdesk.svg" "$folder/hrdesk.AppDir/org.hrdesk.hrdesk.svg"
mkdir -p "$folder/hrdesk.AppDir/usr/share/metainfo"
cp "$here/org.hrdesk.hrdesk.metainfo.xml" "$folder/hrdesk.AppDir/usr/share/metainfo/"
ln -s hrdesk "$folder/hrdesk.AppDir/AppRun"
gh release download continuous --repo AppImage/appimagetool --pattern appimagetool-x86_64.AppImage --dir "$folder"
gh release download continuous --repo AppImage/type2-runtime --pattern runtime-x86_64 --dir "$folder"
chmod +x "$folder/appimagetool-x86_64.AppImage"
ARCH=x86_64 "$folder/appimagetool-x86_64.AppImage" --appimage-extract-and-run --no-appstream \
    --runtime-file "$folder/runtime-x86_64" "$folder/hrdesk.AppDir" "$out/hrdesk-$version-x86_64.AppImage"
QT_QPA_PLATFORM=offscreen "$out/hrdesk-$version-x86_64.AppImage" --appimage-extract-and-run self-test
