// What may enter the program, by the rules of `deny.toml`: licences, banned crates, wildcards and sources of what Cargo.lock names for
// the platforms it lists, and the licences of what the interface ships. It needs no build: `cargo deny`, which reads the same file,
// takes minutes to compile and is for the advisories (`make audit`).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const interface_ = createRequire(new URL("../ui/package.json", import.meta.url));
const satisfies = interface_("spdx-satisfies");
const { parse } = interface_("smol-toml");
const here = (path) => new URL(`../${path}`, import.meta.url);

const rules = parse(readFileSync(here("deny.toml"), "utf8"));
const CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";
// Fonts are data: their licence lets them be embedded.
const FONTS = ["OFL-1.1"];
const problems = new Set();

/** Whether an SPDX expression can be met by what is allowed; the old slash of some crates means « or ». */
function meets(expression, allowed) {
  try {
    return satisfies(expression.replaceAll("/", " OR "), allowed);
  } catch {
    return false;
  }
}

function graph(target) {
  const all = rules.graph["all-features"] ? ["--all-features"] : [];
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target, ...all];
  return JSON.parse(execFileSync("cargo", args, { cwd: here("."), maxBuffer: 1 << 28 }));
}

/** Bans and sources hold for whatever is compiled, tests and build scripts included; licences for what ships. */
function checkCrate({ name, version, license, source }, ships) {
  const crate = `${name} ${version}`;
  const excepted = rules.licenses.exceptions?.find((one) => (one.crate ?? one.name) === name)?.allow ?? [];
  if (ships && (!license || !meets(license, [...rules.licenses.allow, ...excepted]))) problems.add(`${crate}: licence ${license ?? "not stated"}`);
  if (source !== CRATES_IO) problems.add(`${crate}: comes from ${source ?? "a path"}`);
  const ban = rules.bans.deny.find((one) => one.crate === name);
  if (ban) problems.add(`${crate}: ${ban.reason}`);
}

/** What becomes part of the program: neither what builds it, procedural macros included, nor what tests it. */
function shipped({ packages, workspace_members, resolve }) {
  const macros = new Set(packages.filter(({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"))).map(({ id }) => id));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set(workspace_members);
  for (const id of found)
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (!macros.has(pkg) && dep_kinds.some(({ kind }) => kind === null)) found.add(pkg);
  return found;
}

for (const target of rules.graph.targets) {
  const { packages, workspace_members, resolve } = graph(target);
  const ships = shipped({ packages, workspace_members, resolve });
  const used = new Set(resolve.nodes.map(({ id }) => id));
  for (const one of packages.filter(({ id }) => used.has(id))) {
    if (!workspace_members.includes(one.id)) checkCrate(one, ships.has(one.id));
    else
      for (const { name, req, path } of one.dependencies)
        if (req === "*" && !path) problems.add(`${one.name}: any version of ${name}`);
  }
}

const lock = JSON.parse(readFileSync(here("ui/package-lock.json"), "utf8"));
for (const [path, { license, dev }] of Object.entries(lock.packages)) {
  if (path === "" || dev) continue;
  if (!license || !meets(license, [...rules.licenses.allow, ...FONTS]))
    problems.add(`${path}: licence ${license ?? "not stated"}`);
}

for (const problem of problems) console.error(problem);
console.log(problems.size === 0 ? "licences, bans and sources are as deny.toml has them" : `${problems.size} problems`);
process.exitCode = problems.size === 0 ? 0 : 1;
