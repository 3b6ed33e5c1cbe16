; The set-up for Windows. windows_setup.py calls makensis with VERSION, FOUR_NUMBERS, PAYLOAD (an .nsh with the macros
; InstallFiles, MoveFiles and RemoveFiles), SIZE_KB, ICON, OUTFILE and perhaps SIGN.
;
; hrdesk-setup.exe /S [/ALLUSERS | /CURRENTUSER] [/NOSHORTCUT] [/D=C:\folder]    /D last, without quotes
; uninstall.exe    /S [/ALLUSERS | /CURRENTUSER] [/REMOVENOTES]
; Ends with 0; 2 stopped; 3 Windows is too old; 4 no right to install for all; 5 a newer or another hrdesk is there;
; 6 hrdesk is open; 7 the disk is full or cannot be written.

Unicode true
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\hrdesk"
!define OWNKEY "Software\hrdesk"
!define CLASSES "Software\Classes"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "hrdesk"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OWNKEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallMode"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWNKEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include "${PAYLOAD}"

Name "hrdesk"
OutFile "${OUTFILE}"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
BrandingText "hrdesk ${VERSION}"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey ProductName "hrdesk"
VIAddVersionKey CompanyName "hrdesk"
VIAddVersionKey FileDescription "Installs hrdesk, the harm reduction desk"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence; library CC BY 4.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_SUBTEXT "Your notes stay on this computer unless you tick the second line."
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

; Tell a sentence and end with a code: in a window, or to the command line that asked for silence.
!macro StopFunction UN
  Function ${UN}StopWith
    Exch $1
    Exch
    Exch $0
    ${If} ${Silent}
      System::Call 'kernel32::AttachConsole(i -1)'
      System::Call 'kernel32::GetStdHandle(i -12) p .r2'
      FileWrite $2 "$0$\r$\n"
    ${Else}
      MessageBox MB_OK|MB_ICONSTOP "$0"
    ${EndIf}
    SetErrorLevel $1
    Quit
  FunctionEnd
!macroend
!insertmacro StopFunction ""
!insertmacro StopFunction "un."
!macro Stop UN WORDS CODE
  Push "${WORDS}"
  Push ${CODE}
  Call ${UN}StopWith
!macroend
!define Stop '!insertmacro Stop ""'

Var Chosen  ; the folder after /D=, which MultiUser forgets

!macro StopIfOpen UN
  ${If} ${FileExists} "$INSTDIR\hrdesk.exe"
    ClearErrors
    FileOpen $R0 "$INSTDIR\hrdesk.exe" a
    ${If} ${Errors}
      !insertmacro Stop "${UN}" "hrdesk is open, or you may not change $INSTDIR. Close hrdesk and try again." 6
    ${EndIf}
    FileClose $R0
  ${EndIf}
!macroend

Function .onInit
  StrCpy $Chosen $INSTDIR
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    ${Stop} "hrdesk needs Windows 10, version 1809 or newer. This Windows is older, so nothing was installed." 3
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
    ${AndIf} $R1 != "Power"
      ${Stop} "Only an administrator may install hrdesk for all users. Without /ALLUSERS it is installed for you." 4
    ${EndIf}
  ${EndIf}
  !insertmacro MULTIUSER_INIT
  ${If} $Chosen != ""
    StrCpy $INSTDIR $Chosen
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Function .onVerifyInstDir
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\hrdesk.exe"
    FindFirst $R0 $R1 "$INSTDIR\*.*"
    ${DoWhile} $R1 != ""
      ${If} $R1 != "."
      ${AndIf} $R1 != ".."
        FindClose $R0
        Abort  ; a folder with other things in it is no place for a program that removes what was there before
      ${EndIf}
      FindNext $R0 $R1
    ${Loop}
    FindClose $R0
  ${EndIf}
FunctionEnd

Function Start
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\hrdesk.exe"'  ; by the desktop, so that it has no rights of an administrator
FunctionEnd

Function StopIfNewer
  ReadRegStr $R0 HKLM "${OWNKEY}" "InstalledBy"
  ${If} $R0 == "msi"
    ${Stop} "hrdesk is installed on this computer already, by those who look after it. Open it from the start menu." 5
  ${EndIf}
  ReadRegStr $R0 SHCTX "${UNKEY}" "DisplayVersion"
  ${If} $R0 != ""
    ${VersionCompare} "$R0" "${VERSION}" $R1
    ${If} $R1 == 1
      ${Stop} "hrdesk $R0 is installed, which is newer than ${VERSION}. Remove it first if you want the older one." 5
    ${EndIf}
  ${EndIf}
  ${If} $MultiUser.InstallMode == "CurrentUser"
    ReadRegStr $R0 HKLM "${OWNKEY}" "InstallDir"
    ${If} $R0 != ""
    ${AndIf} ${FileExists} "$R0\hrdesk.exe"
      ${Stop} "hrdesk is installed for all users of this computer already, in $R0. Open it from the start menu." 5
    ${EndIf}
  ${EndIf}
FunctionEnd

Function StopIfFull
  ${GetRoot} "$INSTDIR" $R0
  ClearErrors
  ${DriveSpace} "$R0\" "/D=F /S=K" $R1
  ${IfNot} ${Errors}
    System::Int64Op $R1 < ${SIZE_KB}
    Pop $R2
    ${If} $R2 == 1
      IntOp $R2 ${SIZE_KB} / 1024
      ${Stop} "There is too little room on $R0. hrdesk needs $R2 MB there to be installed." 7
    ${EndIf}
  ${EndIf}
FunctionEnd

Function StopIfNotWritten
  RMDir /r "$INSTDIR\.new"
  RMDir "$INSTDIR"
  ${Stop} "$INSTDIR could not be written, so nothing was installed. Is the disk full, or the folder not yours?" 7
FunctionEnd

Section "hrdesk"
  Call StopIfNewer
  !insertmacro StopIfOpen ""
  Call StopIfFull
  ; All is written beside what was there before, which is replaced only when all of the new is there.
  SetOverwrite try
  ClearErrors
  RMDir /r "$INSTDIR\.new"
  ClearErrors
  !insertmacro InstallFiles "$INSTDIR\.new"
  ${If} ${Errors}
    Call StopIfNotWritten
  ${EndIf}
  SetOutPath "$INSTDIR"
  !insertmacro MoveFiles "$INSTDIR\.new"
  ${If} ${Errors}
    Call StopIfNotWritten
  ${EndIf}
  RMDir "$INSTDIR\.new"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call TakePolicy
  Call Register
SectionEnd

; A policy.toml beside the set-up, with the folder "organisation" for the pages and the logo that it names.
Function TakePolicy
  ${If} ${FileExists} "$EXEDIR\policy.toml"
  ${AndIf} $EXEDIR != $INSTDIR
    StrCpy $R0 "$INSTDIR"
    ${If} $MultiUser.InstallMode == "AllUsers"
      StrCpy $R0 "$APPDATA\hrdesk"  ; of all users: C:\ProgramData
      CreateDirectory "$R0"
    ${EndIf}
    ClearErrors
    CopyFiles /SILENT "$EXEDIR\policy.toml" "$R0\policy.toml"
    ${If} ${FileExists} "$EXEDIR\organisation\*.*"
      CreateDirectory "$R0\organisation"
      CopyFiles /SILENT "$EXEDIR\organisation\*.*" "$R0\organisation"
    ${EndIf}
    ${If} ${Errors}
      ${Stop} "hrdesk was installed, but the policy file beside the set-up could not be copied to $R0." 7
    ${EndIf}
    WriteRegStr SHCTX "${OWNKEY}" "PolicyFolder" "$R0"
  ${EndIf}
FunctionEnd

Function Register
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/NOSHORTCUT" $R1
  ${If} ${Errors}
    CreateShortcut "$SMPROGRAMS\hrdesk.lnk" "$INSTDIR\hrdesk.exe" "" "" "" "" "" "Guidance on harm reduction, offline"
  ${EndIf}
  WriteRegStr SHCTX "${OWNKEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${OWNKEY}" "InstallMode" "$MultiUser.InstallMode"
  WriteRegStr SHCTX "${UNKEY}" "DisplayName" "hrdesk"
  WriteRegStr SHCTX "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNKEY}" "Publisher" "hrdesk"
  WriteRegStr SHCTX "${UNKEY}" "DisplayIcon" "$INSTDIR\hrdesk.exe,0"
  WriteRegStr SHCTX "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNKEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNKEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R0 $R1 $R2
  WriteRegDWORD SHCTX "${UNKEY}" "EstimatedSize" $R0
  WriteRegStr SHCTX "${CLASSES}\.hrpack" "" "hrdesk.pack"
  WriteRegStr SHCTX "${CLASSES}\.hrpack" "Content Type" "application/vnd.hrdesk.pack+zip"
  WriteRegStr SHCTX "${CLASSES}\hrdesk.pack" "" "hrdesk pack"
  WriteRegStr SHCTX "${CLASSES}\hrdesk.pack\DefaultIcon" "" "$INSTDIR\hrdesk.exe,0"
  WriteRegStr SHCTX "${CLASSES}\hrdesk.pack\shell\open\command" "" '"$INSTDIR\hrdesk.exe" "%1"'
  Call TellExplorer
FunctionEnd

!macro TellExplorerFunction UN
  Function ${UN}TellExplorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'  ; SHCNE_ASSOCCHANGED
  FunctionEnd
!macroend
!insertmacro TellExplorerFunction ""
!insertmacro TellExplorerFunction "un."

Section "un.hrdesk"
  SectionIn RO
  !insertmacro StopIfOpen "un."
  !insertmacro RemoveFiles
  ReadRegStr $R0 SHCTX "${OWNKEY}" "PolicyFolder"
  ${If} $R0 != ""
    Delete "$R0\policy.toml"
    RMDir /r "$R0\organisation"
    RMDir "$R0"
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\hrdesk.lnk"
  DeleteRegKey SHCTX "${UNKEY}"
  DeleteRegKey SHCTX "${OWNKEY}"
  ReadRegStr $R0 SHCTX "${CLASSES}\.hrpack" ""
  ${If} $R0 == "hrdesk.pack"
    DeleteRegKey SHCTX "${CLASSES}\.hrpack"
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\hrdesk.pack"
  Call un.TellExplorer
  ; What can be made again. Notes, settings and backups stay.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\hrdesk\Cache"
  RMDir "$LOCALAPPDATA\hrdesk"
SectionEnd

Section /o "un.All my notes, highlights and backups: they cannot be brought back" RemoveNotes
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\hrdesk"
SectionEnd

Section "-un.Asked for on the command line"
  ${un.GetParameters} $R0
  ClearErrors
  ${un.GetOptions} $R0 "/REMOVENOTES" $R1
  ${IfNot} ${Errors}
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\hrdesk"
  ${EndIf}
SectionEnd
