import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPackage } from './cache.ts';
import { certificateBundle } from './certificates.ts';
import { readData } from './deb.ts';
import { debOf } from './fixtures.ts';
import { findPackage, readLock } from './lock.ts';

const FOLDER = './usr/share/ca-certificates/mozilla';
let folder = '';
let certificates: string[] = [];
let real = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-ca-'));
  real = await fetchPackage(findPackage(await readLock(), 'ca-certificates', 'amd64')!);
  const bundle = (await certificateBundle(real)).toString('latin1');
  certificates = bundle.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/g) ?? [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function deb(files: Record<string, string>): Promise<string> {
  const entries = Object.entries(files).map(([name, content]) => ({ name: `${FOLDER}/${name}`, content }));
  const path = join(folder, `${Math.random().toString(36).slice(2)}.deb`);
  await writeFile(path, await debOf(entries));
  return path;
}

describe('certificateBundle', () => {
  it('holds every certificate of the pinned package, each of which parses', async () => {
    let count = 0;
    for await (const { path } of readData(real))
      count += path.startsWith(FOLDER.slice(2)) && path.endsWith('.crt') ? 1 : 0;
    expect(certificates).toHaveLength(count);
    expect(count).toBeGreaterThan(100);
    for (const text of certificates) expect(new X509Certificate(text).ca).toBe(true);
  });

  it('is the same whatever order the package has them in, and ends each with a line end', async () => {
    const [a, b, c] = certificates.map((text) => text.trimEnd());
    const one = await certificateBundle(await deb({ 'b.crt': b!, 'a.crt': a!, 'C.crt': c! }));
    const other = await certificateBundle(await deb({ 'C.crt': c!, 'a.crt': a!, 'b.crt': b! }));
    expect(one).toEqual(other);
    expect(one.toString()).toBe(`${c}\n${a}\n${b}\n`);
  });

  it('refuses a package without certificates, and what is none', async () => {
    await expect(certificateBundle(await deb({}))).rejects.toThrow('holds no certificate');
    await expect(certificateBundle(await deb({ 'x.crt': 'hello' }))).rejects.toThrow('x.crt: expected one certificate');
    const broken = certificates[0]!.replace(/\n[A-Za-z0-9+/]{10}/, '\nAAAAAAAAAA');
    await expect(certificateBundle(await deb({ 'x.crt': broken }))).rejects.toThrow('x.crt is no certificate');
  });
});
