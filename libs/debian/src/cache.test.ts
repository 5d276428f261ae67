import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchPackage } from './cache.ts';
import { archiveOf, debOf, pinOf } from './fixtures.ts';

let cache = '';
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'lago-cache-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const deb = await debOf([{ name: './x', content: 'x' }]);
const pinned = pinOf('x+y', deb);

describe('fetchPackage', () => {
  it('fetches once, and never again while the cached bytes are right', async () => {
    await using archive = await archiveOf({ [pinned.path]: deb });
    const file = await fetchPackage(pinned, { cache, roots: [archive.root] });
    await fetchPackage(pinned, { cache, roots: [archive.root] });
    await fetchPackage(pinned, { cache, roots: [] });
    expect(await readFile(file)).toEqual(deb);
    expect(archive.asked).toEqual([pinned.path]);
    expect(await readdir(cache)).toEqual([`${pinned.sha256}.deb`]);
  });

  it('fetches a broken cached file anew', async () => {
    await using archive = await archiveOf({ [pinned.path]: deb });
    await writeFile(join(cache, `${pinned.sha256}.deb`), 'broken');
    const file = await fetchPackage(pinned, { cache, roots: [archive.root] });
    expect(await readFile(file)).toEqual(deb);
  });

  it('asks the next archive where one does not have it', async () => {
    await using empty = await archiveOf({});
    await using archive = await archiveOf({ [pinned.path]: deb });
    await fetchPackage(pinned, { cache, roots: [empty.root, archive.root] });
    expect(empty.asked).toEqual([pinned.path]);
  });

  it('gives the same file to many runs at once, and leaves no other', async () => {
    await using archive = await archiveOf({ [pinned.path]: deb });
    const files = await Promise.all(
      Array.from({ length: 8 }, () => fetchPackage(pinned, { cache, roots: [archive.root] })),
    );
    expect(new Set(files).size).toBe(1);
    expect(await readdir(cache)).toEqual([`${pinned.sha256}.deb`]);
  });

  it('says of a dropped version that the mirror no longer has it, and names the renew command', async () => {
    await using archive = await archiveOf({ 'dists/test/InRelease': Buffer.from('signed') });
    await using other = await archiveOf({});
    const roots = [archive.root, other.root, 'http://127.0.0.1:1'];
    const failing = fetchPackage(pinned, { cache, roots });
    await expect(failing).rejects.toThrow(
      /x\+y 1\.0 \(all, test\) is no longer on the mirror[\s\S]*npx lago debian --renew/,
    );
    expect(await readdir(cache)).toEqual([]);
  });

  it('says where no archive is one of this suite, and what to set', async () => {
    await using other = await archiveOf({});
    const failing = fetchPackage(pinned, { cache, roots: [other.root] });
    await expect(failing).rejects.toThrow(/no mirror has its suite[\s\S]*LAGO_DEBIAN_MIRROR=/);
  });

  it.each([
    ['other bytes of the same size', Buffer.alloc(deb.length)],
    ['more bytes than pinned', Buffer.concat([deb, deb])],
    ['fewer bytes than pinned', deb.subarray(0, 10)],
  ])('keeps nothing of %s, and says both digests', async (_, bytes) => {
    await using archive = await archiveOf({ [pinned.path]: bytes });
    const failing = fetchPackage(pinned, { cache, roots: [archive.root] });
    await expect(failing).rejects.toThrow(`expected sha256 ${pinned.sha256}`);
    expect(await readdir(cache)).toEqual([]);
  });

  it('says without a network that none can be reached and where a fetched package stays', async () => {
    await using archive = await archiveOf({ [pinned.path]: 503 });
    const failing = fetchPackage(pinned, { cache, roots: [archive.root, 'http://127.0.0.1:1'] });
    await expect(failing).rejects.toThrow(/no mirror can be reached[\s\S]*503[\s\S]*LAGO_DEBIAN_MIRROR/);
  });

  it('takes an archive on a disk', async () => {
    await writeFile(join(cache, 'there.deb'), deb);
    const file = await fetchPackage({ ...pinned, path: 'there.deb' }, { cache, roots: [`file://${cache}`] });
    expect(await readFile(file)).toEqual(deb);
  });
});
