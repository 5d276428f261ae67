/**
 * For tests: a copy of this workspace that can be changed, and questions to Nx about it.
 *
 * The copy is a git repository of its own with everything that git would take from here, committed or not. It shares the
 * npm packages by links, except that the workspace's own packages are those of the copy.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

export const ROOT = dirname(dirname(dirname(fileURLToPath(new URL('.', import.meta.url)))));

export interface Workspace {
  readonly root: string;
  /** Runs Nx in it and returns what it prints; fails if Nx does. */
  nx(...args: string[]): Promise<string>;
  git(...args: string[]): Promise<string>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Puts every file, and the history, back to what was copied; what git ignores stays. */
  restore(): Promise<void>;
  remove(): Promise<void>;
}

export async function copyWorkspace(from: string = ROOT): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lago-workspace-')));
  const listed = await execa('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: from });
  for (const path of new Set(listed.stdout.split('\0'))) {
    if (path === '') continue;
    await cp(join(from, path), join(root, path), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error; // in the index, but deleted in the tree
    });
  }
  await linkPackages(from, root);
  return openWorkspace(root);
}

async function linkPackages(from: string, root: string): Promise<void> {
  const [source, target] = [join(from, 'node_modules'), join(root, 'node_modules')];
  for (const folder of ['.bin', '@lago-grey']) {
    await mkdir(join(target, folder), { recursive: true });
    for (const name of await readdir(join(source, folder))) {
      await symlink(await readlink(join(source, folder, name)), join(target, folder, name));
    }
  }
  for (const name of await readdir(source)) {
    if (name !== '.bin' && name !== '@lago-grey') await symlink(join(source, name), join(target, name));
  }
  for (const group of ['libs', 'tools']) {
    for (const name of await readdir(join(from, group))) {
      const own = join(from, group, name, 'node_modules');
      if (await hasEntries(own)) await symlink(own, join(root, group, name, 'node_modules'));
    }
  }
}

async function hasEntries(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

async function openWorkspace(root: string): Promise<Workspace> {
  const git = async (...args: string[]) => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@invalid', '-c', 'commit.gpgsign=false'];
    return (await execa('git', [...identity, ...args], { cwd: root })).stdout;
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'as it was');
  const copied = await git('rev-parse', 'HEAD');
  return {
    root,
    git,
    nx: async (...args) => {
      const result = await execa('nx', args, { cwd: root, env: environment(root), reject: false });
      if (result.failed) throw new Error(`nx ${args.join(' ')}:\n${result.stderr.slice(-2000)}`);
      return result.stdout;
    },
    read: (path) => readFile(join(root, path), 'utf8'),
    write: async (path, text) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    restore: async () => {
      await git('reset', '--quiet', '--hard', copied);
      await git('clean', '--quiet', '--force', '-d');
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** As our own programs run Nx (run.ts), but with a cache and a database that go away with the copy, and not counted by c8. */
export function environment(root: string): Record<string, string> {
  return {
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    NODE_V8_COVERAGE: '',
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_TUI: 'false',
    NX_CACHE_DIRECTORY: join(root, '.nx', 'cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx', 'data'),
    NX_WORKSPACE_ROOT_PATH: root,
  };
}

/** Why Nx calls a task affected; `file` is set where one of its own inputs has changed. */
export interface Reason {
  readonly kind: string;
  readonly file?: string;
}

/** The tasks that Nx calls affected by what has changed since the last commit, each with the reasons. */
export async function affectedTasks(
  workspace: Workspace,
  targets: readonly string[],
): Promise<Record<string, readonly Reason[]>> {
  const args = ['affected', `--targets=${targets.join(',')}`, '--base=HEAD', '--explain=stdout'];
  const explained: { affected: Record<string, readonly Reason[]> } = JSON.parse(await workspace.nx(...args));
  return explained.affected;
}

interface Project {
  readonly targets: Readonly<Record<string, { readonly inputs: readonly unknown[] }>>;
}
const projects = new WeakMap<Workspace, Map<string, Project>>();

/** A project as Nx shows it in the workspace as it was copied, asked once: a start of Nx takes a second. */
async function projectOf(workspace: Workspace, name: string): Promise<Project> {
  const known = projects.get(workspace) ?? new Map<string, Project>();
  projects.set(workspace, known);
  const project: Project = known.get(name) ?? JSON.parse(await workspace.nx('show', 'project', name, '--json'));
  known.set(name, project);
  return project;
}

/** Takes an input away from a workspace that is as it was copied: the target's inputs without those that `keep` refuses, through nx.json, which overrides. */
export async function withoutInputs(
  workspace: Workspace,
  task: string,
  keep: (input: unknown) => boolean,
): Promise<void> {
  const [project = '', target = ''] = task.split(/:(?=[^:]*$)/);
  const { targets } = await projectOf(workspace, project);
  const nxJson: object = JSON.parse(await workspace.read('nx.json'));
  const inputs = targets[target]?.inputs.filter(keep);
  await workspace.write('nx.json', JSON.stringify({ ...nxJson, targetDefaults: { [target]: { inputs } } }));
}

/** Whether an input, as the plugin writes them, is one that takes the file in. */
export function takesIn(input: unknown, file: string): boolean {
  if (typeof input !== 'string') return false;
  const path = input.replace('{workspaceRoot}/', '');
  return path === file || (path.endsWith('/**/*') && file.startsWith(path.slice(0, -'**/*'.length)));
}
