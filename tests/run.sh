#!/bin/bash
# Builds once and runs the tests. Works as the first command on a fresh Debian machine, as root or with sudo.
#   bash tests/run.sh            everything: domain, HTTP, browser
#   bash tests/run.sh --quick    domain and HTTP without the long tests, for each commit
#   bash tests/run.sh --all      everything, with the whole accessibility matrix
# Other arguments go to "dotnet test", for example: --filter AUTH_05
# CAMPAIGNPORTAL_TEST_SQLSERVER    connection string: the HTTP tests run a second time, on SQL Server
# CAMPAIGNPORTAL_REQUIRE_BROWSER=1 a browser test that was skipped counts as failed
# CAMPAIGNPORTAL_REQUIRE_PYTHON=1  a test of the second verifier fails instead of being skipped
set -uo pipefail
cd "$(dirname "$0")/.."

quick=0
args=()
for arg in "$@"; do
  case $arg in
    --quick) quick=1 args+=(--filter 'Length!=Long') ;;
    --all) export CP_AXE=all ;;
    *) args+=("$arg") ;;
  esac
done

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
  echo "The .NET SDK 10 is needed and was not found: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 69
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

install_missing() {
  local missing=() sudo=()
  command -v python3 >/dev/null || missing+=(python3)
  if [ $quick -eq 0 ]; then
    command -v chromium >/dev/null || missing+=(chromium)
    dpkg -s fonts-noto-cjk >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  fi
  [ ${#missing[@]} -eq 0 ] && return 0
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  echo "Installing ${missing[*]}" >&2
  "${sudo[@]}" apt-get update -qq && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

if ! install_missing; then
  echo "Not everything could be installed; tests that need a browser or Python 3 and do not find it will be skipped." >&2
fi

projects=(Domain.Tests Web.Tests)
[ $quick -eq 0 ] && projects+=(Browser.Tests)

dotnet build CampaignPortal.sln -warnaserror -v q || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0 code=0

count() { grep -o '<Counters[^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | head -1 | tr -dc 0-9; }

for project in "${projects[@]}"; do
  dotnet test "tests/CampaignPortal.$project" --no-build --logger "trx;LogFileName=$project.trx" --results-directory "$results" ${args[@]+"${args[@]}"} || code=1
  counters="$results/$project.trx"
  if [ ! -f "$counters" ]; then
    echo "$project wrote no result" >&2
    failed=$((failed + 1)) code=1
    continue
  fi
  p=$(count "$counters" passed) f=$(count "$counters" failed) t=$(count "$counters" total)
  s=$((t - p - f))
  if [ "$project" = Browser.Tests ] && [ "${CAMPAIGNPORTAL_REQUIRE_BROWSER:-0}" = 1 ] && { [ $s -gt 0 ] || [ $t -eq 0 ]; }; then
    echo "Browser tests were required, and $s of $t did not run." >&2
    f=$((f + (s > 0 ? s : 1))) s=0 code=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

[ $failed -gt 0 ] && code=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $code
