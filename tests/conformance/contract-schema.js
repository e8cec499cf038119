// Judges the bodies of questions.ndjson by the schemas beside it, and compares with answers.ndjson. Then spoils the
// schemas, one keyword at a time, to prove that the comparison would see it.
const { readFileSync } = require("fs");
const Ajv = require("ajv/dist/2020");

const lines = (name) => readFileSync(name, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const schemas = new Map();
const schemaOf = (action) => {
  if (!schemas.has(action)) schemas.set(action, JSON.parse(readFileSync(`${action}.schema.json`, "utf8")));
  return schemas.get(action);
};

// The body of a question, as it is, and parsed; undefined if it is no JSON.
function parsed(question) {
  try {
    return JSON.parse(Buffer.from(question.body_b64, "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}

// JavaScript rounds such integers: a validator written in it cannot tell them from their neighbours.
function isRounded(value) {
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isRounded);
}

function at(value, pointer) {
  for (const part of pointer.split("/").slice(1))
    value = value === undefined || value === null ? undefined : value[part.replace(/~1/g, "/").replace(/~0/g, "~")];
  return value;
}

// The kinds of what our validator holds against a body; none if it takes it.
function faults(question, answer, value) {
  if (question.op === "decode") return answer.outcome === "malformed" ? [answer.kind] : [];
  return answer.findings.filter((found) => found.severity === "error")
    .map((found) => (found.kind === "type" && Number.isInteger(at(value, found.path)) ? "type of 10.0" : found.kind));
}

const answers = new Map(lines("answers.ndjson").filter((a) => a.seq !== undefined).map((a) => [a.seq, a]));
const exchanges = [];
const counts = { "no JSON": 0 };
for (const question of lines("questions.ndjson")) {
  if (!["validate", "decode"].includes(question.op) || question.form === "flat") continue;
  if (question.op === "decode" && question.status !== 200) continue;
  const answer = answers.get(question.seq);
  const value = parsed(question);
  const found = faults(question, answer, value);
  if (value === undefined) {
    counts["no JSON"]++;
    if (found.length === 0) throw new Error("our validator takes what is no JSON: " + JSON.stringify(question));
  } else {
    exchanges.push({ question, value, found });
  }
}

function validators(change) {
  const made = new Map();
  return (question) => {
    const key = question.op + question.action;
    if (!made.has(key)) {
      const schema = change(JSON.parse(JSON.stringify(schemaOf(question.action))));
      if (question.op === "decode") schema.$ref = "#/$defs/Answer";
      made.set(key, new Ajv({ strict: false }).compile(schema));
    }
    return made.get(key);
  };
}

// The exchanges about which schema and validator differ, by what explains it: a kind, or "nothing".
function differences(change) {
  const unsaid = (found) => found.every((kind) => ["duplicate", "encoding", "type of 10.0"].includes(kind));
  const valid = validators(change);
  const by = {};
  for (const each of exchanges) {
    const takes = valid(each.question)(each.value);
    if (takes === (each.found.length === 0)) continue;
    let reason = "nothing";
    if (takes && unsaid(each.found)) reason = each.found[0];
    else if (isRounded(each.value)) reason = "rounded numbers";
    (by[reason] ??= []).push(each);
  }
  return by;
}

const right = exchanges.filter((each) => each.found.length === 0).length;
const seen = differences((schema) => schema);
counts.right = right;
counts.wrong = exchanges.length - right;
for (const [reason, list] of Object.entries(seen)) counts[`differ by ${reason}`] = list.length;
console.log(JSON.stringify(counts));

let bad = 0;
const fail = (...what) => (bad = console.log(...what) || 1);
for (const each of (seen.nothing ?? []).slice(0, 5))
  fail("the schema says otherwise:", each.question.case, JSON.stringify(each.value), each.found.join(" "));
if (right < 1000 || counts.wrong < 1000) fail("too few requests were compared");
if ((seen["rounded numbers"] ?? []).length * 100 > exchanges.length) fail("too many requests differ by rounded numbers");
for (const action of schemas.keys())
  for (const kind of ["duplicate", "type", "json", "encoding"])
    if (!schemaOf(action).$comment.includes(`${kind} (`)) fail(`$comment of ${action} does not name ${kind}`);
for (const reason of ["duplicate", "type of 10.0"])
  if (!seen[reason]) fail(`no request shows that a schema cannot say ${reason}`);

// Without any one keyword something else would come out.
function without(keyword, value) {
  if (Array.isArray(value)) return value.map((each) => without(keyword, each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== keyword)
    .map(([name, each]) => [name, name === "properties" || name === "$defs"
      ? Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, without(keyword, inner)]))
      : without(keyword, each)]));
}
for (const keyword of ["required", "additionalProperties", "type", "multipleOf", "pattern", "enum", "maxLength", "oneOf",
  "allOf", "if", "contains", "items", "anyOf"])
  if (!differences((schema) => without(keyword, schema)).nothing) fail(`nothing comes of a schema without ${keyword}`);
process.exit(bad);
