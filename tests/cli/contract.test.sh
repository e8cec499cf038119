# tc3 contract --as schema and openapi: an outside validator takes the one, an outside linter the other.
source "$TC3_SOURCE/tests/cli/support.sh"

for action in $("$TC3" contract --as json | tr -d '[]"' | tr , ' '); do
    for form in schema openapi json; do
        expect "$action as $form" 0 "$TC3" contract "$action" --as $form
        cp out.txt "$action.$form.json"
        [ "$(wc -l <out.txt)" -eq 1 ] || fail "$action as $form: not one line"
    done
    actions+=" $action"
done
[ "$(wc -w <<<"$actions")" -ge 2 ] || fail "too few actions"
refused "a schema of no action" "this form is that of one ACTION" "$TC3" contract --as schema

for program in node npm; do
    command -v "$program" >/dev/null || {
        [ "$failed" -eq 0 ] || finish
        echo "skipped: there is no $program, which the outside checks need"
        exit 77
    }
done
cp "$TC3_SOURCE/tests/cli/contract-schema/package.json" .
npm install --no-audit --no-fund --fetch-retries=0 --fetch-timeout=60000 >npm.txt 2>&1 || {
    [ "$failed" -eq 0 ] || finish
    echo "skipped: npm cannot install the validator and the linter, see npm.txt"
    exit 77
}

# The requests of the documentation, and what it says of them.
cat >judge.js <<'JS'
const { readFileSync } = require("fs");
const Ajv = require("ajv/dist/2020");
const validator = (action) => new Ajv({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(`${action}.schema.json`, "utf8")));
const right = {
  CloneDBInstance: {
    VpcId: "vpc-2ot3acw1", AutoRenewFlag: 1, DBInstanceId: "postgres-abcd1234", RecoveryTargetTime: "2021-12-25 01:27:35",
    Storage: 10, Period: 1, AutoVoucher: 0, InstanceChargeType: "prepaid", SpecCode: "cdb.pg.z1.2g",
    SubnetId: "subnet-ppv9iw34",
    DBNodeSet: [{ Role: "Standby", Zone: "ap-guangzhou-3" }, { Role: "Primary", Zone: "ap-guangzhou-3" }],
  },
  DescribeCloneDBInstanceSpec: { DBInstanceId: "postgres-abcd1234", BackupSetId: "f22057d2-46c0-5808-ab8a-d0c3385afabc" },
};
const wrong = {
  CloneDBInstance: [
    { Storage: 15 }, { Period: 13 }, { VpcId: "vpc-1" }, { BackupSetId: "b" }, { RecoveryTargetTime: null },
    { InstanceChargeType: "POSTPAID_BY_HOUR", Period: 2 }, { Storage: undefined }, { storage: 10 }, { Name: "a b" },
    { Name: "\u4e2d".repeat(60) }, { DBNodeSet: [{ Role: "Primary", Zone: "z" }] }, { AutoVoucher: 2 },
  ],
  DescribeCloneDBInstanceSpec: [{ BackupSetId: undefined }, { BackupSetId: null }, { DBInstanceId: 7 }, { Storage: 10 }],
};
let bad = 0;
for (const action of process.argv.slice(2)) {
  const valid = validator(action);
  const said = (request) => valid(JSON.parse(JSON.stringify(request)));
  if (!said(right[action])) bad = console.log(action, "refuses the documentation's request", valid.errors) || 1;
  for (const change of wrong[action])
    if (said({ ...right[action], ...change })) bad = console.log(action, "takes", change) || 1;
}
process.exit(bad);
JS
# shellcheck disable=SC2086
expect "the schemas judge requests" 0 node judge.js $actions

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
lint() { node_modules/.bin/redocly lint --extends recommended --format json "$1"; }
for action in $actions; do
    expect "$action: the linter of OpenAPI" 0 lint "$action.openapi.json"
    says "$action: the linter of OpenAPI" out.txt '"errors": 0'
done
sed 's/"openapi":"3.1.0"/"openapi":"3.1.0","color":"red"/' CloneDBInstance.openapi.json >spoilt.json
expect "the linter sees a mistake" 1 lint spoilt.json
finish
