/** A module without a declaration and all that rests on it: what can be checked although that was refused. */
import type { CoreModule, Declaration, Term, Tree } from './format.ts';

/** Undefined if the module has no such declaration. */
export function without(module: CoreModule, declaration: string): CoreModule | undefined {
  const gone = new Set<string>();
  const groups = module.groups.filter((group) => {
    const broken =
      group.some(({ name }) => name === declaration) ||
      group.some((one) => [...constantsOf(one)].some((n) => gone.has(n)));
    if (broken) for (const name of group.flatMap(declared)) gone.add(name);
    return !broken;
  });
  if (groups.length === module.groups.length) return undefined;
  const functions = Object.fromEntries(
    Object.entries(module.builtins.functions ?? {}).filter(([, name]) => !gone.has(name)),
  );
  return { ...module, builtins: { ...module.builtins, functions }, groups };
}

function declared(one: Declaration): readonly string[] {
  return one.kind === 'data' ? [one.name, ...one.constructors.map(({ name }) => name)] : [one.name];
}

/** Every constant that a declaration names. */
export function constantsOf(one: Declaration): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<Term>();
  const term = (start: Term): void => {
    const stack: Term[] = [start];
    for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
      if (seen.has(t)) continue;
      seen.add(t);
      if (t[0] === 'const') found.add(t[1]);
      else if (t[0] === 'app') stack.push(t[1], ...t[2]);
      else if (t[0] === 'lam' || t[0] === 'pi') stack.push(t[3], t[4]);
      else if (t[0] === 'let') stack.push(t[3], t[4], t[5]);
    }
  };
  const tree = (t: Tree): void => {
    if (t.kind === 'body') return term(t.term);
    if (t.kind === 'case') for (const branch of t.branches) found.add(branch.constructor);
    for (const branch of t.branches) tree(branch.tree);
    if (t.otherwise !== undefined) tree(t.otherwise);
  };
  term(one.type);
  if (one.kind === 'data') for (const { type } of one.constructors) term(type);
  else tree(one.tree);
  return found;
}
