import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Report, validateLayout } from '@lago-grey/oci';
import { extractFile } from '@lago-grey/oci/testing';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as build } from './build.ts';
import { run } from './image.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lago-image-command-'));
  await cp(join(ROOT, 'LICENSE'), join(root, 'LICENSE'));
  await writeFile(join(root, 'package.json'), '{ "version": "4.5.6" }');
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const recipe = {
  name: 'small',
  tag: 'test',
  vendor: 'Nobody',
  description: 'Small.',
  architectures: ['amd64', 'arm64'],
  users: [{ name: 'root', id: 0, home: '/root' }],
  layers: [{ name: 'all', files: [{ path: 'etc/x', mode: '0644', lines: ['x'] }] }],
  run: { user: 'root', entrypoint: ['/x'] },
  budget: { unpacked: 100_000, compressed: 100_000 },
};

async function image(args: string[], changes: object = {}) {
  await mkdir(join(root, 'targets/small'), { recursive: true });
  await writeFile(join(root, 'targets/small/image.json'), JSON.stringify({ ...recipe, ...changes }));
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const status = await run(args, root);
  vi.restoreAllMocks();
  return { status, out: out.join(''), err: err.join('') };
}

describe('lago image', () => {
  it('writes a layout, a report and, where asked, an archive', async () => {
    const archive = join(root, 'small.tar');
    const { status, out } = await image(['small', '--json', '--archive', archive]);
    expect(status).toBe(0);
    const report = JSON.parse(out) as Report;
    expect(report).toEqual(JSON.parse(await readFile(join(root, 'dist/small/report.json'), 'utf8')));
    expect(report.architectures.amd64!.labels).toMatchObject({
      'org.opencontainers.image.version': '4.5.6',
      'org.opencontainers.image.licenses': 'MPL-2.0',
      'io.hyperpolymath.formally-verified': 'false',
      'io.hyperpolymath.pq-crypto': 'none',
      'io.hyperpolymath.classification': 'floe',
    });
    expect(await validateLayout(join(root, 'dist/small/oci'))).toEqual([]);
    await mkdir(join(root, 'unpacked'));
    await execa('tar', ['-xf', archive, '-C', join(root, 'unpacked')]);
    expect(await validateLayout(join(root, 'unpacked'))).toEqual([]);
  });

  it('writes an archive of one architecture that is a valid layout too', async () => {
    const archive = join(root, 'arm64.tar');
    expect(await image(['small', '--archive', archive, '--arch', 'arm64'])).toMatchObject({ status: 0 });
    const folder = join(root, 'arm64');
    await mkdir(folder);
    await execa('tar', ['-xf', archive, '-C', folder]);
    expect(await validateLayout(folder)).toEqual([]);
    expect(await readdir(join(folder, 'blobs/sha256'))).toHaveLength(3);
  });

  it('says "formally-verified" only where the report of the proofs says it', async () => {
    await mkdir(join(root, 'dist/proofs'), { recursive: true });
    const proofs = {
      theorems: [{ name: 't', type: 'T', checkers: ['ours'] }],
      checkers: [{ name: 'ours', version: '1', verdict: 'accept' }],
    };
    await writeFile(join(root, 'dist/proofs/report.json'), '{"theorems":');
    const broken = JSON.parse((await image(['small', '--json'])).out) as Report;
    expect(broken.verification).toMatchObject({ verified: false, why: 'the report of the proofs cannot be read' });
    await writeFile(join(root, 'dist/proofs/report.json'), JSON.stringify(proofs));
    const verified = JSON.parse((await image(['small', '--json'])).out) as Report;
    await rm(join(root, 'dist/proofs'), { recursive: true });
    expect(verified.architectures.arm64!.labels['io.hyperpolymath.formally-verified']).toBe('true');
  });

  it('gives 1 and the sizes for an image beyond its budget, and keeps the one before', async () => {
    const before = JSON.parse((await image(['small', '--json'])).out) as Report;
    const { status, err } = await image(['small'], { budget: { unpacked: 100, compressed: 100 } });
    expect(status).toBe(1);
    expect(err).toContain('small is beyond its budget');
    const index = JSON.parse(await readFile(join(root, 'dist/small/oci/index.json'), 'utf8')) as {
      manifests: object[];
    };
    expect(index.manifests[0]).toMatchObject({ digest: before.digest });
  });

  it('gives 1 for a recipe that is not there or wrong, 2 for wrong use', async () => {
    expect(await image(['other'])).toMatchObject({ status: 1, err: expect.stringContaining('there is no recipe') });
    expect(await image(['small'], { name: 'large' })).toMatchObject({
      status: 1,
      err: expect.stringContaining('name it small'),
    });
    expect(await image(['small', '--archive', join(root, 'x.tar'), '--arch', 'mips'])).toMatchObject({ status: 1 });
    for (const args of [[], ['a', 'b'], ['../small'], ['small', '--wrong'], ['small', '--arch', 'amd64']]) {
      expect(await image(args)).toMatchObject({ status: 2, err: expect.stringContaining('usage: lago image') });
    }
  });
});

const built = existsSync(join(ROOT, 'dist/lago-grey/oci/index.json'));

describe('the greeting of lago-grey', () => {
  beforeEach(({ skip }) =>
    skip(!built, 'not run: the greeting of lago-grey: it is not built (npx lago image lago-grey)'),
  );
  it.each(['amd64', 'arm64'] as const)(
    'is on %s, to the byte, hello built with the figures it states',
    async (architecture) => {
      const greeting = await extractFile(join(ROOT, 'dist/lago-grey/oci'), architecture, 'usr/bin/hello');
      const { architectures } = JSON.parse(await readFile(join(ROOT, 'dist/lago-grey/report.json'), 'utf8')) as Report;
      const stated = architectures[architecture]!.greeting!;
      const to = join(root, `hello-${architecture}`);
      const figures = Object.entries(stated).flatMap(([figure, value]) => [`--${figure}`, value]);
      vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      expect(await build(['hello', '--arch', architecture, '--to', to, ...figures])).toBe(0);
      expect((await readFile(to)).equals(greeting)).toBe(true);
    },
  );
});
