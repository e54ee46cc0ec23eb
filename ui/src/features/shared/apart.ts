/** The steps of a path as the core writes it: `themes[5].label.en`. */
function stepsIn(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== "");
}

type Tree = Record<string, unknown> | readonly unknown[];

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;
const has = (tree: unknown, step: string): tree is Tree => isTree(tree) && Object.hasOwn(tree, step);
const under = (tree: Tree, step: string): unknown => (tree as Record<string, unknown>)[step];

function replaced(tree: Tree, step: string, value: unknown): Tree {
  if (Array.isArray(tree)) return tree.with(Number(step), value);
  return { ...tree, [step]: value };
}

function without(tree: Tree, step: string): Tree {
  if (Array.isArray(tree)) return tree.filter((_, at) => at !== Number(step));
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== step));
}

/**
 * What is typed, with the field that was refused as it was before: what stands beside it can be saved without it. A thing that
 * was not there before is left out whole. `null` where the path leads to nothing that can be set apart.
 */
export function setApart<Value>(typed: Value, before: Value, path: string | null): Value | null {
  const apart = (now: unknown, was: unknown, [step, ...rest]: string[]): Tree | null => {
    if (step === undefined || !has(now, step)) return null;
    if (!has(was, step)) return Array.isArray(now) ? without(now, step) : null;
    const deeper = rest.length > 0 ? apart(under(now, step), under(was, step), rest) : null;
    return replaced(now, step, deeper ?? under(was, step));
  };
  return path === null || path === "" ? null : (apart(typed, before, stepsIn(path)) as Value | null);
}
