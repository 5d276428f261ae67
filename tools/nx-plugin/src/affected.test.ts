/**
 * Nx chooses what to run by each task's inputs, so an input that is missing lets a change through the gate in silence.
 * Here one file of each kind is really changed, in a copy of the workspace, and what becomes affected must be exactly
 * what the way of the data says; then the input is taken away, and the answer must change.
 */
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { affectedTasks, copyWorkspace, type Reason, takesIn, type Workspace, withoutInputs } from './testing.ts';

const TARGETS = ['check', 'generate', 'extract', 'build-amd64', 'build-arm64', 'build-wasm32', 'image'];

const check = ['proofs:check'];
const generate = ['proofs:generate'];
const extract = ['@lago-grey/model:extract'];
const extracts = [...extract, '@lago-grey/repo:extract'];
const hello = ['hello:build-amd64', 'hello:build-arm64'];
const obliPkg = ['obli-pkg:build-amd64', 'obli-pkg:build-arm64', 'obli-pkg:build-wasm32'];
const obliSign = ['obli-sign:build-amd64', 'obli-sign:build-arm64'];
const image = ['lago-grey:image'];
const afterGenerate = [...generate, ...hello, ...obliPkg, ...obliSign, ...image];
const everything = [...check, ...extracts, ...afterGenerate];

/** What is changed; which tasks that affects; the task that loses the input for the counter-test. */
const KINDS: readonly { kind: string; file: string; affected: readonly string[]; reader?: string }[] = [
  { kind: 'a proof', file: 'proofs/Abi/Structs.idr', affected: everything, reader: 'proofs:check' },
  { kind: 'a module that proofs import', file: 'proofs/Abi/Arith.idr', affected: everything, reader: 'proofs:check' },
  { kind: 'the kernel', file: 'libs/idris/src/kernel/kernel.ts', affected: everything, reader: 'proofs:check' },
  { kind: 'the export to Agda', file: 'libs/idris/src/agda/terms.ts', affected: everything, reader: 'proofs:check' },
  { kind: 'a library module', file: 'libs/idris/lib/Data/Vect.idr', affected: everything, reader: 'proofs:check' },
  {
    kind: 'the generator',
    file: 'libs/abi-gen/src/zig.ts',
    affected: [...afterGenerate, ...extracts],
    reader: 'proofs:generate',
  },
  {
    kind: 'the extraction',
    file: 'libs/idris/src/extract/build.ts',
    affected: everything,
    reader: extract[0]!,
  },
  { kind: 'what is to be extracted', file: 'libs/model/extract.json', affected: extract, reader: extract[0]! },
  {
    kind: 'what was extracted',
    file: 'libs/model/extracted/Install/Trace.js',
    affected: extract,
    reader: extract[0]!,
  },
  {
    kind: 'a tool-chain pin',
    file: 'tools/toolchain/lock.json',
    affected: [...hello, ...obliPkg, ...obliSign, ...image],
    reader: 'hello:build-amd64',
  },
  { kind: 'a pin of npm', file: 'package-lock.json', affected: everything, reader: 'proofs:check' },
  { kind: 'the generated ABI', file: 'abi/zig/abi.zig', affected: afterGenerate, reader: 'proofs:generate' },
  { kind: 'a Zig source', file: 'targets/hello/src/main.zig', affected: [...hello, ...image], reader: hello[1]! },
  {
    kind: 'a build description',
    file: 'targets/obli-pkg/build.zig',
    affected: [...obliPkg, ...image],
    reader: obliPkg[0]!,
  },
  {
    kind: 'what programs share',
    file: 'targets/crypto/ml_dsa.zig',
    affected: [...obliPkg, ...obliSign, ...image],
    reader: obliPkg[0]!,
  },
  { kind: 'the signer, which is part of no image', file: 'targets/obli-sign/src/main.zig', affected: obliSign },
  { kind: 'an image recipe', file: 'targets/lago-grey/image.json', affected: image, reader: image[0]! },
  { kind: 'a README', file: 'README.md', affected: [] },
  { kind: 'the README of a target', file: 'targets/obli-pkg/README.md', affected: [] },
];

let workspace: Workspace;

beforeAll(async () => {
  workspace = await copyWorkspace();
});

afterEach(() => workspace.restore());
afterAll(() => workspace.remove());

async function change(file: string): Promise<void> {
  await workspace.write(file, `${await workspace.read(file)}\n`);
}

/** Whether the task is affected because it reads the file itself, and not only what another task made of it. */
function readsChanged(tasks: Affected, task: string, file: string): boolean {
  return (tasks[task] ?? []).some((reason) => reason.kind === 'input-file' && reason.file === file);
}

type Affected = Record<string, readonly Reason[]>;
const asked = new Map<string, Affected>();

/** What a change of the file affects in the workspace as it is; asked once for each file. */
async function affectedBy(file: string): Promise<Affected> {
  const known = asked.get(file);
  if (known !== undefined) return known;
  await change(file);
  const tasks = await affectedTasks(workspace, TARGETS);
  await workspace.restore();
  asked.set(file, tasks);
  return tasks;
}

describe.each(KINDS)('a change of $kind ($file)', ({ file, affected }) => {
  it('affects exactly the tasks that depend on it', async () => {
    expect(Object.keys(await affectedBy(file)).sort()).toEqual([...affected].sort());
  });
});

describe.each(KINDS.filter(({ reader }) => reader !== undefined))(
  '$reader without the input $file',
  ({ file, reader }) => {
    it('does not see the change that it sees with it', async () => {
      const task = reader ?? '';
      expect(readsChanged(await affectedBy(file), task, file)).toBe(true);

      await withoutInputs(workspace, task, (input) => !takesIn(input, file));
      await workspace.git('commit', '--quiet', '--all', '--message', 'an input is missing');
      await change(file);
      expect(readsChanged(await affectedTasks(workspace, TARGETS), task, file)).toBe(false);
    });
  },
);

describe('the workspace', () => {
  it('sends nothing anywhere: no analytics, no cloud', async () => {
    const nxJson: Record<string, unknown> = JSON.parse(await workspace.read('nx.json'));
    expect(nxJson).toMatchObject({ analytics: false, neverConnectToCloud: true });
  });

  it('is not called affected when nothing has changed', async () => {
    expect((await execa('git', ['status', '--porcelain'], { cwd: workspace.root })).stdout).toBe('');
    expect(await affectedTasks(workspace, TARGETS)).toEqual({});
  });
});
