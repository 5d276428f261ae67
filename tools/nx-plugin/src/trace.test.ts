/**
 * The kernel as a witness: each task is run under strace in a copy of the workspace, in the order of their dependencies,
 * and every file of the workspace that it opens must be an input that is declared for it.
 *
 * Not asked about: npm's packages (package-lock.json stands for them), what git ignores outside dist/, and what a task
 * reads of what its own project makes.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace, environment, takesIn, type Workspace, withoutInputs } from './testing.ts';
import { filesRead, traceFiles } from './trace.ts';

const STAGES = ['check', 'generate', 'extract', 'build-amd64', 'build-arm64', 'build-wasm32', 'image'];
const STYLE = ['typecheck', 'lint'];
/** Packages whose tests are traced too: quick ones that read beyond their own folder. */
const TESTED = ['@lago-grey/ice:test', '@lago-grey/zpkg:test'];

interface Task {
  readonly id: string;
  readonly command: readonly string[];
  /** The folder that its project builds into. A build for one architecture makes the wasm of its project as well. */
  readonly makes: string;
}

let workspace: Workspace;
let tasks: Map<string, Task>;

beforeAll(async () => {
  workspace = await copyWorkspace();
  tasks = await readTasks();
});

afterAll(() => workspace.remove());

async function readTasks(): Promise<Map<string, Task>> {
  interface Target {
    readonly options?: { readonly command?: string };
  }
  interface Graph {
    readonly graph: { readonly nodes: Record<string, { readonly data: { readonly targets: Record<string, Target> } }> };
  }
  await workspace.nx('graph', '--file=graph.json');
  const { graph }: Graph = JSON.parse(await workspace.read('graph.json'));
  await workspace.restore();
  const found = new Map<string, Task>();
  for (const [project, { data }] of Object.entries(graph.nodes)) {
    for (const [target, { options }] of Object.entries(data.targets)) {
      const command = options?.command?.split(' ');
      const id = `${project}:${target}`;
      if (command !== undefined) found.set(id, { id, command, makes: `dist/${project}/` });
    }
  }
  return found;
}

/** What a task could know: the files that git keeps, and the outputs of the tasks before it. */
async function knownFiles(): Promise<Set<string>> {
  const kept = (await execa('git', ['ls-files', '-z'], { cwd: workspace.root })).stdout.split('\0');
  const made = await readdir(join(workspace.root, 'dist'), { recursive: true }).catch(() => []);
  return new Set([...kept, ...made.map((path) => `dist/${path}`)]);
}

/** Every file that Nx asks when it decides whether to run each of the tasks again. */
async function declared(ids: readonly string[]): Promise<Record<string, string[]>> {
  const program = join(workspace.root, 'tools/nx-plugin/src/inputs.ts');
  const options = { cwd: workspace.root, env: environment(workspace.root) };
  return JSON.parse((await execa(process.execPath, [program, ...ids], options)).stdout);
}

/** Runs the task and returns what it read of the files that it could know. */
async function read(id: string): Promise<string[]> {
  const task = tasks.get(id);
  if (task === undefined) throw new Error(`there is no task ${id}; there are ${[...tasks.keys()].join(', ')}`);
  const known = await knownFiles();
  // What tsc reads is settled before it checks any of it.
  const command = task.command[0] === 'tsc' ? [...task.command, '--noCheck'] : task.command;
  const files = await traceFiles(command, workspace.root, environment(workspace.root));
  const asked = files.filter((path) => known.has(path) && !path.startsWith(task.makes));
  expect(asked.length, `files that ${id} reads`).toBeGreaterThan(0);
  return asked;
}

function without(files: readonly string[], inputs: readonly string[] = []): string[] {
  const known = new Set(inputs);
  return files.filter((path) => !known.has(path));
}

/** The files that each of the tasks reads although they are not among its inputs. */
async function undeclared(ids: readonly string[]): Promise<Record<string, string[]>> {
  const files = new Map<string, string[]>();
  for (const id of ids) files.set(id, await read(id));
  const inputs = await declared(ids);
  return Object.fromEntries([...files].map(([id, asked]) => [id, without(asked, inputs[id])]));
}

const nothing = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, []]));
const ofTarget = (target: string) => [...tasks.keys()].filter((id) => id.endsWith(`:${target}`));

describe('every file that a task reads is one of its inputs', () => {
  it('from the proofs to the image', async () => {
    const ids = STAGES.flatMap(ofTarget);
    expect(ids).toEqual(expect.arrayContaining(['proofs:check', 'hello:build-arm64', 'lago-grey:image']));
    expect(await undeclared(ids)).toEqual(nothing(ids));
  }, 900_000);

  it.each(STYLE)(
    'in the %s of every package',
    async (target) => {
      const ids = ofTarget(target);
      expect(await undeclared(ids)).toEqual(nothing(ids));
    },
    600_000,
  );

  it('in the tests of packages', async () => {
    expect(await undeclared(TESTED)).toEqual(nothing(TESTED));
  }, 600_000);
});

describe('an input that is taken away', () => {
  it.each(['libs/ice/src/formation.ts', 'libs/zpkg/src/index.ts'])('is found by the trace: %s', async (file) => {
    const id = '@lago-grey/zpkg:typecheck';
    const files = await read(id);
    expect(files).toContain(file);
    await withoutInputs(workspace, id, (input) => !takesIn(input, file));
    expect(without(files, (await declared([id]))[id])).toContain(file);
    await workspace.restore();
  });
});

describe('filesRead', () => {
  const line = (call: string) => `2990  ${call}`;

  it('takes opened and executed files of the folder, by the path that the kernel resolved', () => {
    const trace = [
      line('openat(AT_FDCWD</w>, "a/../b.ts", O_RDONLY|O_CLOEXEC) = 3</w/b.ts>'),
      line('open("c.ts", O_RDONLY) = 4</w/c.ts>'),
      line('<... openat resumed>) = 5</w/d.ts>'),
      line('execve("/w/bin/e", ["e"], 0x7ffe /* 35 vars */) = 0'),
      line('openat(AT_FDCWD</w>, "/etc/hosts", O_RDONLY) = 3</etc/hosts>'),
    ].join('\n');
    expect(filesRead(trace, '/w')).toEqual(['b.ts', 'bin/e', 'c.ts', 'd.ts']);
  });

  it('leaves out what is only written, listed or missing', () => {
    const trace = [
      line('openat(AT_FDCWD</w>, "a", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</w/a>'),
      line('openat(AT_FDCWD</w>, "src", O_RDONLY|O_DIRECTORY) = 3</w/src>'),
      line('openat(AT_FDCWD</w>, "b", O_RDONLY) = -1 ENOENT (No such file or directory)'),
    ].join('\n');
    expect(filesRead(trace, '/w')).toEqual([]);
  });
});
