/** What a kernel beside makes sooner it does not make otherwise: verdicts, messages and the cache are the same. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KernelBeside } from './beside.ts';
import { checkPackage } from './check.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-beside-'));
  mkdirSync(join(folder, 'lib'));
  // A library of its own, so that a run takes milliseconds.
  writeFileSync(
    join(folder, 'lib', 'Prelude.idr'),
    'module Prelude\n\npublic export\ndata N = O | Next N\n\npublic export\nadd : N -> N -> N\nadd O m = m\nadd (Next n) m = Next (add n m)\n',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a module may hold, by who objects to it. */
const BODIES = {
  nobody: 'own : N -> N\nown = add (Next O)',
  parser: 'own : N ->\n',
  elaborator: 'own : N\nown = Prelude',
  kernel: 'own : N -> N\nown n = own n',
  rules: 'own : N\nown = ?later',
  'kernel, as it should': 'own : N\nown = O\n\nfailing "total"\n  loop : N -> N\n  loop n = loop n',
  'nobody, and somebody should': 'own : N\nown = O\n\nfailing\n  fine : N\n  fine = O',
} as const;
type Body = keyof typeof BODIES;

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

function write(modules: readonly { readonly body: Body; readonly imports: readonly number[] }[]): string {
  mkdirSync(join(folder, 'src'));
  for (const [at, { body, imports }] of modules.entries()) {
    const lines = [...new Set(imports)].filter((one) => one < at).map((one) => `import ${NAMES[one]}`);
    const used = lines.length === 0 ? '' : `\n\nexport\nmore : N -> N\nmore n = add n O\n`;
    const text = `module ${NAMES[at]}\n\n${lines.join('\n')}\n\n%default total\n\nexport\n${BODIES[body]}${used}\n`;
    writeFileSync(join(folder, 'src', `${NAMES[at]}.idr`), text);
  }
  const file = join(folder, 'src', 'p.ipkg');
  writeFileSync(file, `package p\nversion = 0.1\nmodules = ${NAMES.slice(0, modules.length).join(', ')}\n`);
  writeFileSync(join(folder, 'src', 'theorems.json'), '[]\n');
  return file;
}

async function run(file: string, cache: string, beside: boolean) {
  const result = await checkPackage(file, {
    cache: join(folder, cache),
    library: join(folder, 'lib'),
    ...(beside ? { beside: new KernelBeside() } : {}),
  });
  const { verdict, modules, diagnostics } = result;
  return { verdict, modules, diagnostics };
}

function entries(cache: string): ReadonlyMap<string, string> {
  const root = join(folder, cache);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.json'));
  return new Map(files.sort().map((one) => [one, readFileSync(join(root, one), 'utf8')]));
}

it('any package: the same verdicts and messages, cold and again, and all that is kept without it', async () => {
  const body = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Body>('nobody') },
    fc.constantFrom(...(Object.keys(BODIES) as Body[])),
  );
  const module = fc.record({ body, imports: fc.array(fc.nat(NAMES.length - 2), { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(module, { minLength: 4, maxLength: NAMES.length }), async (modules) => {
      for (const one of ['alone', 'together', 'src']) rmSync(join(folder, one), { recursive: true, force: true });
      const file = write(modules);
      const alone = await run(file, 'alone', false);
      expect(await run(file, 'together', true)).toEqual(alone);
      const [kept, found] = [entries('alone'), entries('together')];
      for (const [key, text] of kept) expect(found.get(key)).toBe(text);
      expect(await run(file, 'together', true)).toEqual(await run(file, 'alone', false));
    }),
    { numRuns: 12 },
  );
});

it('a package without mistakes: not one module is left to the kernel of who asks', async () => {
  const file = write(NAMES.map((_, at) => ({ body: 'nobody', imports: at === 0 ? [] : [at - 1] })));
  const beside = new KernelBeside();
  const answers = beside.accepted.bind(beside);
  let accepted = -1;
  beside.accepted = async () => {
    const found = await answers();
    accepted = found.size;
    return found;
  };
  const result = await checkPackage(file, { library: join(folder, 'lib'), beside });
  expect(result.diagnostics).toEqual([]);
  expect(accepted).toBe(NAMES.length + 1);
});

/** A thread that ends when it is given the module of that number, as of a mistake in it or for want of memory. */
class Crashing extends KernelBeside {
  readonly #at: number;
  #given = 0;
  answered = -1;
  constructor(at: number) {
    super();
    this.#at = at;
  }
  override give(...[text, constraints, key]: Parameters<KernelBeside['give']>): number {
    return super.give(this.#given++ === this.#at ? () => 'no JSON' : text, constraints, key);
  }
  override async accepted() {
    const found = await super.accepted();
    this.answered = found.size;
    return found;
  }
}

/** Answers in another order, and some of them not at all. */
class Forgetful extends KernelBeside {
  readonly #keep: (number: number) => boolean;
  constructor(keep: (number: number) => boolean) {
    super();
    this.#keep = keep;
  }
  override async accepted() {
    return new Map([...(await super.accepted())].filter(([number]) => this.#keep(number)).toReversed());
  }
}

it('whatever becomes of the thread and of its answers: what the kernel refuses is refused, and what imports it', async () => {
  const file = write([
    { body: 'nobody', imports: [] },
    { body: 'nobody', imports: [0] },
    { body: 'kernel', imports: [1] },
    { body: 'nobody', imports: [1] },
    { body: 'nobody', imports: [2] },
    { body: 'nobody', imports: [0, 3] },
    { body: 'nobody', imports: [3, 4] },
  ]);
  const check = async (beside?: KernelBeside) => {
    const library = join(folder, 'lib');
    const { verdict, modules, diagnostics } = await checkPackage(file, { library, ...(beside ? { beside } : {}) });
    return { verdict, modules, diagnostics };
  };
  const alone = await check();
  expect(alone.modules.map(({ module, verdict }) => `${verdict} ${module}`)).toEqual(
    NAMES.map((name) => `${'CEG'.includes(name) ? 'reject' : 'accept'} ${name}`),
  );
  expect(alone.modules.map(({ blockedBy }) => blockedBy.join())).toEqual(['', '', '', '', 'C', '', 'E']);
  // Prelude is number 0.
  for (const at of [0, 2, 3, 5]) {
    const crashing = new Crashing(at);
    expect(await check(crashing)).toEqual(alone);
    expect(crashing.answered).toBeLessThanOrEqual(at);
  }
  for (const keep of [(at: number) => at % 2 === 0, (at: number) => at > 3])
    expect(await check(new Forgetful(keep))).toEqual(alone);
});
