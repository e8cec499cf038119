# The pages of the rules are those that the program tells.
source "$TC3_SOURCE/tests/cli/support.sh"

expect "the pages are made" 0 "$TC3_SOURCE/tools/docs/make-rules" "$TC3" rules
expect "the pages are fresh (tools/docs/make-rules makes them anew)" 0 diff -r rules "$TC3_SOURCE/tools/docs/rules"
# Each rule has its page, once.
"$TC3" rules | awk '{print $1}' | sort >rules.txt
grep -h '^# [a-z]' rules/*.md | sed 's/^# //' | sort >pages.txt
expect "each rule has a page" 0 diff rules.txt pages.txt
expect "a folder is needed" 2 "$TC3_SOURCE/tools/docs/make-rules" "$TC3"
finish
