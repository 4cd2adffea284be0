#!/usr/bin/env bash
# Opens a pull request with a change that an earlier job made.
#
#   BRANCH=… BASE=… GH_REPO=… GH_TOKEN=… .github/propose.sh FOLDER
#
# FOLDER holds change.patch, message.txt (the commit's message) and origin.txt (a line on where the
# change comes from). Does nothing if the patch is empty, or if the branch has an open pull request.
# No text of the change is run, nor put into a command by anything but a quoted variable.
set -euo pipefail
folder=$1

if [ ! -s "$folder/change.patch" ]; then
  echo "Nothing has changed."
  exit 0
fi
if [ "$(gh pr list --head "$BRANCH" --state open --json number --jq length)" != 0 ]; then
  echo "A pull request from $BRANCH is open already; it is left as it is."
  exit 0
fi

git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --create "$BRANCH"
# Content and what commands derive from it, and no links: a patch can make them.
git apply --index --include='content/*' --include='derived/*' --include='references.bib' \
  "$folder/change.patch"
if git diff --cached --raw | grep --quiet --extended-regexp '^:[0-7]+ (120000|160000)'; then
  echo "The change makes a link, which no content file may be." >&2
  exit 1
fi
git commit --quiet --file "$folder/message.txt"

# The message as it is, since it quotes what somebody wrote; none of its lines can end the block.
{
  cat "$folder/origin.txt"
  printf '\n~~~text\n'
  sed 's/^~/ ~/' "$folder/message.txt"
  printf '~~~\n\n'
  echo "Close and reopen this pull request to start its check. · 请关闭后重新打开此合并请求，以启动检查。"
} > "$folder/body.md"

gh auth setup-git
git push --quiet --force origin "HEAD:refs/heads/$BRANCH"
gh pr create --base "$BASE" --head "$BRANCH" --title "$(head -n 1 "$folder/message.txt")" --body-file "$folder/body.md"
