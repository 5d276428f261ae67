import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-check-'));
  writeFileSync(join(folder, 'Good.idr'), 'module Good\n\nfour : 2 + 2 = 4\nfour = Refl\n');
  writeFileSync(join(folder, 'Bad.idr'), 'module Bad\n\nfive : 2 + 2 = 5\nfive = Refl\n');
  writeFileSync(join(folder, 'Broken.idr'), 'module Broken\n\nx : Nat\nx = (1\n');
  mkdirSync(join(folder, 'Folder.idr'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lago = (...args: string[]) =>
  execa(process.execPath, [MAIN, ...args], {
    cwd: folder,
    reject: false,
    env: { LAGO_CACHE: join(folder, 'cache') },
  });

describe('lago check', () => {
  it('takes lists and chains of operators of more than a thousand members', async () => {
    const numbers = Array.from({ length: 1_200 }, (_, at) => at);
    const list = `list : List Nat\nlist = [${numbers.join(', ')}]\n`;
    const chain = `chain : List Nat\nchain = ${numbers.join(' :: ')} :: []\n`;
    const sum = `sum : Nat -> Nat\nsum n = ${numbers.map(() => 'n').join(' + ')}\n`;
    writeFileSync(join(folder, 'Long.idr'), `module Long\n\n${list}\n${chain}\n${sum}`);
    const program = new URL('../lago.mjs', import.meta.url).pathname;
    const done = await execa(program, ['check', 'Long.idr'], {
      cwd: folder,
      reject: false,
      env: { LAGO_CACHE: join(folder, 'cache') },
    });
    expect(done).toMatchObject({ exitCode: 0, stdout: 'accepted: Long.idr' });
  });

  it('accepts what holds, with status 0', async () => {
    const done = await lago('check', 'Good.idr');
    expect(done).toMatchObject({ exitCode: 0, stdout: 'accepted: Good.idr' });
  });

  it('shows what does not hold: place, line, caret, types in the names of the source', async () => {
    const { exitCode, stdout } = await lago('check', 'Bad.idr');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^Bad\.idr:4:8: error: .* \[type\]\n4 \| five = Refl\n {2}\| {8}\^{4}\n {2}expected: 2 \+ 2 = 5\n {2}note: .*2 \+ 2 is 4/,
    );
  });

  it('says accept or reject for each file, in the order asked', async () => {
    const { exitCode, stdout, stderr } = await lago(
      'check',
      '--each',
      'Bad.idr',
      'Good.idr',
      'Broken.idr',
      'Folder.idr',
      'None.idr',
    );
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'reject Bad.idr',
      'accept Good.idr',
      'reject Broken.idr',
      'reject Folder.idr',
      'reject None.idr',
    ]);
    expect(stderr).toContain('None.idr: error: there is no such file');
  });

  it('gives code scanning a log, and a workflow annotations', async () => {
    const { stdout, exitCode } = await lago('check', 'Bad.idr', '--sarif');
    const { runs } = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'type',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'Bad.idr' }, region: { startLine: 4, startColumn: 8 } } },
        ],
      },
    ]);
    const { stdout: commands } = await lago('check', 'Bad.idr', '--github');
    expect(commands).toMatch(/^::error file=Bad\.idr,line=4,endLine=4,col=8,endColumn=12,title=lago%3A type::.*%0A/);
  });

  it('colours on a terminal only, and not where NO_COLOR is set', async () => {
    const { stdout } = await lago('check', 'Bad.idr');
    expect(stdout).not.toContain('\x1b');
  });

  it('checks again when a source changes, until it is asked to end', async () => {
    const file = join(folder, 'Watched.idr');
    writeFileSync(file, 'module Watched\n\nx : Nat\nx = 1\n');
    const running = execa(process.execPath, [MAIN, 'check', '--watch', 'Watched.idr'], {
      cwd: folder,
      reject: false,
      env: { LAGO_CACHE: join(folder, 'cache') },
    });
    let seen = 0;
    for await (const line of running) {
      if (!line.startsWith('-- checked')) continue;
      seen += 1;
      if (seen === 1) writeFileSync(file, 'module Watched\n\nx : Nat\nx = True\n');
      else running.kill('SIGTERM');
    }
    const { stdout, exitCode } = await running;
    expect(stdout).toMatch(/^accepted: Watched\.idr\n-- checked.*\nWatched\.idr:4:5: error/);
    expect(exitCode).toBe(1);
  }, 30_000);

  it('gives machines the same', async () => {
    const { stdout } = await lago('check', '--json', 'Broken.idr');
    const report = JSON.parse(stdout) as unknown;
    expect(report).toMatchObject({
      verdict: 'reject',
      modules: [{ module: 'Broken', file: 'Broken.idr', verdict: 'reject' }],
      diagnostics: [{ file: 'Broken.idr', line: 4, column: 7, kind: 'syntax' }],
    });
  });

  it.each([[[]], [['--colour', 'Good.idr']], [['p.ipkg', 'Good.idr']]])('calls %j wrong use', async (args) => {
    const { exitCode, stderr } = await lago('check', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('usage: lago check');
  });
});

/** A stand-in for a prover: says its version, and ends every other call as the script says. */
function prover(name: string, version: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] && { echo '${version}'; exit 0; }\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('lago check of a package', () => {
  const IDRIS2 = 'Idris 2, version 0.8.0';
  const AGDA = 'Agda version 2.6.4';
  const check = (env: Record<string, string>, ...args: string[]) =>
    execa(process.execPath, [MAIN, 'check', 'package/p.ipkg', ...args], {
      cwd: folder,
      reject: false,
      env: { LAGO_CACHE: join(folder, 'cache'), PATH: '/nowhere', ...env },
    });
  beforeAll(() => {
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package', 'p.ipkg'), 'package p\nmodules = Sum\n');
    writeFileSync(join(folder, 'package', 'Sum.idr'), 'module Sum\n\nexport\nsame : 1 + 1 = 2\nsame = Refl\n');
    writeFileSync(join(folder, 'package', 'theorems.json'), '[]');
  });

  it('says which checkers did not run, and that is no verdict', async () => {
    const { exitCode, stdout } = await check({});
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^accepted by lago .* modules/m);
    expect(stdout).toMatch(/^not run: agda: agda is not on PATH/m);
    expect(stdout).toMatch(/^not run: idris2: idris2 is not on PATH/m);
    expect(stdout).not.toMatch(/accepted by (agda|idris2)/);
  });

  it('gives the verdicts of all that there are', async () => {
    const env = { IDRIS2: prover('idris2', IDRIS2, 'exit 0'), AGDA: prover('agda', AGDA, 'exit 0') };
    const { exitCode, stdout } = await check(env, '--json');
    const { checkers, notRun } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(notRun).toEqual([]);
    expect(checkers).toMatchObject([
      { name: 'lago', verdict: 'accepted' },
      { name: 'agda', version: '2.6.4', verdict: 'accepted', disagreements: [] },
      { name: 'idris2', version: '0.8.0', verdict: 'accepted', modules: 1, disagreements: [] },
    ]);
    expect(checkers[1].modules).toBe(checkers[0].modules);
  });

  it('fails where Idris 2 disagrees, and repeats what it said', async () => {
    const { exitCode, stdout } = await check({ IDRIS2: prover('no-idris2', IDRIS2, 'echo Error: Sum; exit 1') });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('idris2 0.8.0 rejects this package, which lago accepts: one of them is wrong');
    expect(stdout).toContain('Error: Sum');
    expect(stdout).toMatch(/^rejected by idris2 0\.8\.0: 1 module,/m);
  });

  it('fails where Agda disagrees, and names the module', async () => {
    const refuse = 'case "$*" in *Sum.agda) echo no; exit 42;; *All*) echo Core/MSum.agda:1; exit 42;; esac';
    const { exitCode, stdout } = await check({ AGDA: prover('no-agda', 'Agda version 2.6.5', refuse) });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('package/Sum.idr');
    expect(stdout).toContain('agda 2.6.5 rejects Sum, which lago accepts: one of them is wrong');
  });

  it('asks those that are named, and no others', async () => {
    const env = { IDRIS2: prover('unasked', IDRIS2, 'exit 1') };
    expect((await check(env, '--checkers', 'lago')).exitCode).toBe(0);
    const missing = await check(env, '--checkers', 'lago,agda');
    expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('agda is not on PATH') });
    expect((await check(env, '--checkers', 'coq')).exitCode).toBe(2);
    expect((await check({ AGDA: '/nowhere/agda' })).exitCode).toBe(2);
  });
});

describe('lago theorems', () => {
  it('renews the types of the manifest, and then finds them there', async () => {
    writeFileSync(join(folder, 'p.ipkg'), 'package p\nsourcedir = "src"\nmodules = Sum\n');
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'Sum.idr'), 'module Sum\n\nexport\nsame : (n : Nat) -> n = n\nsame n = Refl\n');
    writeFileSync(join(folder, 'theorems.json'), '[{ "name": "Sum.same", "meaning": "a number is itself" }]');
    expect((await lago('theorems', 'p.ipkg')).exitCode).toBe(1);
    const renewed = await lago('theorems', 'p.ipkg', '--renew');
    expect(renewed).toMatchObject({ exitCode: 0, stdout: 'Sum.same : (n : Nat) -> n = n\n  a number is itself' });
    expect((await lago('theorems', 'p.ipkg', '--json')).exitCode).toBe(0);
    expect((await lago('theorems')).exitCode).toBe(2);
  });
});
