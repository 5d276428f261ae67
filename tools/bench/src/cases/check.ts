/**
 * All of proofs/ and the whole library, side by side: ours from nothing, ours with one leaf module changed and with
 * nothing changed, Agda on the modules as they are exported to it, and Idris 2 on proofs/ where it is installed.
 *
 * From nothing: nothing is known of any module. What Node has compiled of the checker stays, as the others come compiled.
 * Agda takes its turn once; the others as often as is asked.
 */
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Case, Variant } from '../measure.ts';
import { lago, peer, ROOT } from '../workspace.ts';

/** A module that no other imports. */
const LEAF = 'Abi/Refutations.idr';

const remove = (path: string) => rm(path, { recursive: true, force: true });
const check = (folder: string) => lago('check', join(folder, 'lago-grey.ipkg'), '--library', '--checkers', 'lago');

export const checkCase: Case = async (scratch) => {
  const proofs = join(scratch, 'proofs');
  await cp(join(ROOT, 'proofs'), proofs, { recursive: true });
  const leaf = join(proofs, LEAF);
  const before = await readFile(leaf, 'utf8');
  const [cold, warm] = [join(scratch, 'cold'), join(scratch, 'warm')];
  let edits = 0;
  const ours: Variant[] = [
    {
      name: 'lago, cold',
      before: () => remove(join(cold, 'idris')),
      command: check(proofs),
      cwd: ROOT,
      env: { LAGO_CACHE: cold },
    },
    {
      name: 'lago, one leaf changed',
      before: () => writeFile(leaf, `${before}\nexport\nedited : Nat\nedited = ${++edits}\n`),
      command: check(proofs),
      cwd: ROOT,
      env: { LAGO_CACHE: warm },
    },
    { name: 'lago, nothing changed', command: check(proofs), cwd: ROOT, env: { LAGO_CACHE: warm } },
  ];
  return [
    { name: 'proofs and library', variants: [...ours, ...(await agda(scratch, proofs))] },
    ...(await idris2(scratch, proofs)),
  ];
};

/** The files that Agda is given, caught by a stand-in; then Agda itself on them, without an interface of ours. */
async function agda(scratch: string, proofs: string): Promise<readonly Variant[]> {
  const program = process.env['AGDA'] || 'agda';
  if (!(await peer(program))) return [];
  const exported = join(scratch, 'exported');
  await mkdir(exported);
  const standIn = join(scratch, 'stand-in');
  await writeFile(
    standIn,
    `#!/bin/sh\n[ "$1" = --version ] && { echo Agda version 2.6.2; exit; }\ncp -R . '${exported}'\n`,
  );
  await chmod(standIn, 0o755);
  const [node, ...args] = lago('check', join(proofs, 'lago-grey.ipkg'), '--library', '--checkers', 'lago,agda');
  await execa(node, args, { cwd: ROOT, env: { AGDA: standIn, LAGO_CACHE: join(scratch, 'exporting') } });
  const modules = (await readdir(exported, { recursive: true })).filter((file) => /^Core.*\.agda$/.test(file));
  if (modules.length === 0) throw new Error(`nothing was exported to ${exported}`);
  const imports = modules.map((file) => `import ${file.slice(0, -'.agda'.length).replaceAll('/', '.')}\n`);
  const all = 'Everything.agda';
  await writeFile(join(exported, all), `{-# OPTIONS --safe --with-K #-}\nmodule Everything where\n${imports.join('')}`);
  return [
    {
      name: 'Agda on the exported modules, cold',
      // Some minutes, which differ by a few in a hundred.
      runs: 1,
      before: async () => {
        const files = await readdir(exported, { recursive: true });
        for (const file of files) if (file.endsWith('.agdai')) await rm(join(exported, file));
      },
      command: [program, '--safe', '--no-libraries', '--local-interfaces', '--include-path=.', all],
      cwd: exported,
      env: { LC_ALL: 'C.UTF-8' },
    },
  ];
}

/** Idris 2 brings a library of its own, so ours is left out. */
async function idris2(scratch: string, proofs: string): ReturnType<Case> {
  const program = process.env['IDRIS2'] || 'idris2';
  if (!(await peer(program))) return [];
  const [build, cold] = [join(scratch, 'idris2'), join(scratch, 'beside')];
  const ipkg = join(proofs, 'lago-grey.ipkg');
  const ours: Variant = {
    name: 'lago, cold',
    before: () => remove(join(cold, 'idris')),
    command: lago('check', ipkg, '--checkers', 'lago'),
    cwd: ROOT,
    env: { LAGO_CACHE: cold },
  };
  const theirs: Variant = {
    name: 'Idris 2, cold',
    before: () => remove(build),
    command: [program, '--build-dir', build, '--typecheck', ipkg],
    cwd: proofs,
  };
  return [{ name: 'proofs', variants: [ours, theirs] }];
}
