/** A small wheel of our own stands for Zig: what is tested is how it gets into the cache, not where it comes from. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, execaNode } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './cache.ts';
import { sha256File, treeDigest } from './digest.ts';
import { ToolchainError } from './errors.ts';
import { ensureTool, toolDirectory, verifyTool } from './install.ts';
import type { Tool } from './lock.ts';
import { unpackWheel } from './pypi.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lago-install-'));
const wheel = join(scratch, 'demo.whl');
let tool: Tool;
let cache: string;
let downloads: number;

beforeAll(async () => {
  const source = join(scratch, 'source', 'demo');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'demo'), '#!/bin/sh\necho ran\n');
  writeFileSync(join(source, 'data'), 'd');
  await execa('python3', ['-m', 'zipfile', '-c', wheel, 'demo/'], { cwd: join(scratch, 'source') });
  const tree = join(scratch, 'tree');
  await unpackWheel(wheel, tree, scratch);
  await execa('chmod', ['755', join(tree, 'demo', 'demo')]);
  const pin = { platform: 'any', sha256: await sha256File(wheel), tree: await treeDigest(tree) };
  tool = { version: '1', pypi: 'demo', executable: 'demo/demo', hosts: { x86_64: pin, aarch64: pin } };
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

beforeEach(() => {
  cache = mkdtempSync(join(scratch, 'cache-'));
  downloads = 0;
});

async function download(_tool: Tool, _pin: unknown, into: string): Promise<string> {
  downloads++;
  const path = join(into, 'demo.whl');
  await copyFile(wheel, path);
  return path;
}

const install = (of: Tool = tool) => ensureTool('demo', of, 'x86_64', { cache, download });
/** What the cache holds, besides the lock. */
const kept = () => readdirSync(join(cache, 'tools')).filter((name) => name !== '.lock');

describe('a pinned tool', () => {
  it('is fetched once, and can be run', async () => {
    const program = await install();
    expect((await execa(program)).stdout).toBe('ran');
    expect(await install()).toBe(program);
    expect(downloads).toBe(1);
  });

  it('is fetched once by two that want it at the same time', async () => {
    const [a, b] = await Promise.all([install(), install()]);
    expect(a).toBe(b);
    expect(downloads).toBe(1);
  });

  it.each(['sha256', 'tree'] as const)(
    'with another digest than the lock says (%s) is refused and not kept',
    async (which) => {
      const pin = { ...tool.hosts.x86_64, [which]: 'f'.repeat(64) };
      await expect(install({ ...tool, hosts: { ...tool.hosts, x86_64: pin } })).rejects.toThrow(
        /expected sha256 f{64}/,
      );
      expect(kept()).toEqual([]);
    },
  );

  it('that an interrupted run left half made is cleared away and fetched again', async () => {
    mkdirSync(join(cache, 'tools', '.partial-abc', 'tree'), { recursive: true });
    await install();
    expect(kept()).toEqual([toolDirectory('demo', tool, 'x86_64', cache).split('/').at(-1)]);
  });

  it('is found changed by verifyTool, removed, and fetched again', async () => {
    const program = await install();
    await expect(verifyTool('demo', tool, 'x86_64', cache)).resolves.toBeUndefined();
    writeFileSync(program, 'changed');
    await expect(verifyTool('demo', tool, 'x86_64', cache)).rejects.toThrow(/changed since it was unpacked/);
    expect(existsSync(program)).toBe(false);
    await install();
    expect(downloads).toBe(2);
  });

  it('on a full disk is one message with a way out, and nothing is left', async () => {
    const full = async (): Promise<string> => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    const result = ensureTool('demo', tool, 'x86_64', { cache, download: full });
    await expect(result).rejects.toThrow(ToolchainError);
    await expect(result).rejects.toThrow(/disk .* is full.*\n.*LAGO_CACHE=/);
    expect(kept()).toEqual([]);
  });

  it('is not fetched into a cache that cannot be made', async () => {
    writeFileSync(join(cache, 'file'), '');
    const result = ensureTool('demo', tool, 'x86_64', { cache: join(cache, 'file'), download });
    await expect(result).rejects.toThrow(ToolchainError);
  });
});

describe('withLock', () => {
  it('keeps work apart', async () => {
    const lock = join(cache, 'lock');
    let inside = 0;
    const work = async () => {
      expect(++inside).toBe(1);
      await new Promise((done) => setTimeout(done, 20));
      inside--;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(lock, work)));
  });

  it('lets go when the holder is killed', async () => {
    const lock = join(cache, 'lock');
    const program = join(cache, 'hold.mjs');
    const held = join(cache, 'held');
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs';
       import { withLock } from ${JSON.stringify(new URL('./cache.ts', import.meta.url).href)};
       await withLock(${JSON.stringify(lock)}, async () => {
         writeFileSync(${JSON.stringify(held)}, 'yes');
         await new Promise((done) => setTimeout(done, 60_000));
       });`,
    );
    const holder = execaNode(program, [], { reject: false });
    while (!existsSync(held)) await new Promise((done) => setTimeout(done, 20));
    holder.kill('SIGKILL');
    expect(await withLock(lock, async () => readFileSync(held, 'utf8'))).toBe('yes');
    await holder;
  });

  it('passes a failure on and lets go', async () => {
    const lock = join(cache, 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    expect(await withLock(lock, async () => 1)).toBe(1);
  });
});
