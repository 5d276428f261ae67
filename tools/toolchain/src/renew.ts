/**
 * `lago toolchain --renew`: writes lock.json anew, so that pinning another version is one command and a short diff; and
 * makes package-lock.json whole (npm-lock.ts).
 *
 * It fetches the wheel of every kind of build machine, not only of this one, and pins what the index gives today: the
 * diff is what a reviewer compares with the release.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDirectory } from './cache.ts';
import { sha256File, treeDigest } from './digest.ts';
import { unpackTool } from './install.ts';
import { HOSTS, type Host, LOCK_FILE, MATERIALS, type Pin, readLock, type ToolchainLock } from './lock.ts';
import { materialTree } from './material.ts';
import { completeNpmLock } from './npm-lock.ts';
import { downloadWheel } from './pypi.ts';
import { cacheRoot } from './root.mjs';

export interface RenewOptions {
  /** The version of Zig to pin; the one that is pinned now if not said. */
  readonly zig?: string;
  readonly progress?: (line: string) => void;
}

const PACKAGE_LOCK = join(dirname(LOCK_FILE), '..', '..', 'package-lock.json');

/** Adds to package-lock.json what npm leaves out of it. */
export async function renewNpmLock(): Promise<void> {
  const completed = completeNpmLock(JSON.parse(await readFile(PACKAGE_LOCK, 'utf8')));
  await writeFile(PACKAGE_LOCK, `${JSON.stringify(completed, undefined, 2)}\n`);
}

/** Pins the tool for every host and writes the lock; returns it. */
export async function renewLock(options: RenewOptions = {}): Promise<ToolchainLock> {
  const old = readLock();
  const zig = { ...old.tools.zig, version: options.zig ?? old.tools.zig.version };
  const cache = cacheRoot();
  await makeDirectory(cache);
  const hosts: Partial<Record<Host, Pin>> = {};
  for (const host of HOSTS) {
    const { platform } = zig.hosts[host];
    const scratch = await mkdtemp(join(cache, 'renew-'));
    try {
      options.progress?.(`fetching ${zig.pypi} ${zig.version} for ${host}`);
      const wheels = join(scratch, 'wheel');
      const tree = join(scratch, 'tree');
      await makeDirectory(wheels);
      const wheel = await downloadWheel(zig.pypi, zig.version, platform, wheels, cache);
      await unpackTool(zig, wheel, tree, cache);
      hosts[host] = { platform, sha256: await sha256File(wheel), tree: await treeDigest(tree) };
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  const { x86_64, aarch64 } = hosts;
  if (x86_64 === undefined || aarch64 === undefined) throw new Error('every host has been pinned above');
  const lock: ToolchainLock = { ...old, tools: { zig: { ...zig, hosts: { x86_64, aarch64 } } } };
  await writeLock(lock);
  return lock;
}

const writeLock = (lock: ToolchainLock) => writeFile(LOCK_FILE, `${JSON.stringify(lock, undefined, 2)}\n`);

/** Pins anew what the materials unpack to, from the same archives: for a recipe (material.ts) that has changed. */
export async function renewMaterials(progress: (line: string) => void = () => {}): Promise<void> {
  const lock = readLock();
  const materials = { ...lock.materials };
  for (const name of MATERIALS) {
    const pin = lock.materials[name];
    progress(`fetching ${pin.package} ${pin.version}`);
    materials[name] = { ...pin, tree: await materialTree(name, pin, cacheRoot()) };
  }
  await writeLock({ ...lock, materials });
}
