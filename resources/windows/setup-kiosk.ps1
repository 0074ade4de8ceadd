# Makes Windows 10 or 11 (Enterprise, Education or IoT Enterprise) a kiosk that runs Sauda alone. NOT TRIED on a machine:
# read it, and try it on one that earns nothing. Shell Launcher is set through the MDM bridge, which only SYSTEM may use:
#   psexec -i -s powershell -ExecutionPolicy Bypass -File setup-kiosk.ps1
# With -Remove everything but the user is taken away.
param(
  [string]$User = 'sauda',
  [string]$Program = "$env:ProgramFiles\Sauda\Sauda.exe",
  [string]$Data = "$env:ProgramData\Sauda",
  [switch]$Remove
)
$ErrorActionPreference = 'Stop'
$bridge = @{ Namespace = 'root\cimv2\mdm\dmmap'; ClassName = 'MDM_AssignedAccess' }

if ($Remove) {
  $access = Get-CimInstance @bridge
  $access.ShellLauncher = $null
  Set-CimInstance -CimInstance $access
  Remove-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' AutoAdminLogon -ErrorAction SilentlyContinue
  powercfg /restoredefaultschemes
  exit
}

# A user without rights and with a random password that nobody knows; Windows logs it in by itself.
if (-not (Get-LocalUser $User -ErrorAction SilentlyContinue)) {
  $bytes = New-Object byte[] 24
  [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
  $password = [Convert]::ToBase64String($bytes)
  New-LocalUser $User -Password (ConvertTo-SecureString $password -AsPlainText -Force) -PasswordNeverExpires | Out-Null
  Add-LocalGroupMember -SID S-1-5-32-545 -Member $User
  $logon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
  Set-ItemProperty $logon AutoAdminLogon 1
  Set-ItemProperty $logon DefaultUserName $User
  Set-ItemProperty $logon DefaultPassword $password
}

# Money and secrets: for this user and the administrators.
New-Item -ItemType Directory -Force $Data | Out-Null
icacls $Data /inheritance:r /grant:r "${User}:(OI)(CI)M" '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' | Out-Null

# Sauda in place of the desktop, started again whatever it ends with; 11 restarts the computer, 12 switches it off.
$enable = 'Client-EmbeddedShellLauncher'
if ((Get-WindowsOptionalFeature -Online -FeatureName $enable).State -ne 'Enabled') {
  Enable-WindowsOptionalFeature -Online -FeatureName $enable -All -NoRestart | Out-Null
}
$xml = (Get-Content -Raw (Join-Path $PSScriptRoot 'shell-launcher.xml')).
  Replace('@USER@', $User).Replace('@PROGRAM@', $Program).Replace('@DATA@', $Data)
$access = Get-CimInstance @bridge
$access.ShellLauncher = [Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $access

# Never dark, never asleep, and no key that switches it off.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
powercfg /change hibernate-timeout-ac 0
powercfg /hibernate off
powercfg /setacvalueindex SCHEME_CURRENT SUB_BUTTONS PBUTTONACTION 0
powercfg /setacvalueindex SCHEME_CURRENT 2a737441-1930-4402-8d77-b2bebba308a3 48e6b7a6-50f5-4782-a5d4-53bb8f07e226 0
powercfg /setactive SCHEME_CURRENT

# After a power cut no question and no menu; no gestures at the edges; updates only at night.
bcdedit /set '{current}' bootstatuspolicy ignoreallfailures | Out-Null
bcdedit /set '{current}' recoveryenabled no | Out-Null
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Force $edge | Out-Null
Set-ItemProperty $edge AllowEdgeSwipe 0
$update = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate'
New-Item -Force $update | Out-Null
Set-ItemProperty $update SetActiveHours 1
Set-ItemProperty $update ActiveHoursStart 6
Set-ItemProperty $update ActiveHoursEnd 23
Write-Output 'Done. In the firmware: restore on AC power loss. Then restart the computer.'
