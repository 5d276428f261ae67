import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, fixtureBuild, RECIPE } from './fixtures.ts';
import { buildImage } from './image.ts';
import { megabytes } from './labels.ts';
import { mergedFiles, type ReadImage, readImages } from './read.ts';
import type { Report } from './report.ts';
import { validateLayout } from './validate.ts';

let folder = '';
let report: Report;
let images: ReadImage[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-image-'));
  report = await buildImage(await fixtureBuild(join(folder, 'one')));
  images = await readImages(join(folder, 'one/out/oci'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const [base, extra, programs] = RECIPE.layers;

describe('buildImage', () => {
  it('makes a valid layout with one image for each architecture', async () => {
    expect(await validateLayout(join(folder, 'one/out/oci'))).toEqual([]);
    expect(images.map(({ descriptor }) => descriptor.platform)).toEqual([
      { architecture: 'amd64', os: 'linux' },
      { architecture: 'arm64', os: 'linux' },
    ]);
    expect(await readdir(join(folder, 'one/out'))).toEqual(['oci']);
  });

  it('holds what the recipe says, with the modes and owners it says, and nothing else', async () => {
    const files = await mergedFiles(join(folder, 'one/out/oci'), images[0]!);
    const seen = [...files.values()].map(({ path, type, mode, uid, gid, size, link }) =>
      [path, type, mode.toString(8), `${uid}:${gid}`, size, link].join(' ').trim(),
    );
    expect(seen.sort()).toEqual(
      [
        'etc directory 755 0:0 0',
        'etc/group file 644 0:0 27',
        'etc/lines file 644 0:0 8',
        'etc/link symlink 777 0:0 0 lines',
        'etc/passwd file 644 0:0 94',
        'etc/things file 644 0:0 7',
        'home directory 755 0:0 0',
        'home/nonroot directory 700 65532:65532 0',
        'tmp directory 1777 0:0 0',
        'usr directory 755 0:0 0',
        'usr/bin directory 755 0:0 0',
        'usr/bin/run file 755 0:0 17',
        'usr/share directory 755 0:0 0',
        'usr/share/large file 644 0:0 1500000',
        'usr/share/things directory 750 0:0 0',
        'usr/share/things/a file 600 0:0 1',
        'usr/share/things/b link 600 0:0 0 usr/share/things/a',
        'var directory 755 0:0 0',
        'var/lib directory 755 0:0 0',
        'var/lib/dpkg directory 755 0:0 0',
        'var/lib/dpkg/status.d directory 755 0:0 0',
        'var/lib/dpkg/status.d/things file 644 0:0 47',
      ].map((line) => line.trim()),
    );
  });

  it('says how to run it, by number for the user', () => {
    expect(images[0]!.config.config).toMatchObject({
      User: '65532:65532',
      Env: ['A=b', 'PATH=/usr/bin'],
      Entrypoint: ['/usr/bin/run'],
      WorkingDir: '/home/nonroot',
      ExposedPorts: { '8080/tcp': {} },
      Volumes: { '/tmp': {} },
      StopSignal: 'SIGTERM',
    });
  });

  it('labels the image with what was built and what was said of it', () => {
    expect(images[0]!.config.config?.Labels).toEqual({
      'io.hyperpolymath.classification': 'iceberg',
      'io.hyperpolymath.formally-verified': 'true',
      'io.hyperpolymath.pq-crypto': 'none',
      'io.hyperpolymath.size-mb': megabytes(report.architectures.amd64!.unpacked),
      'org.example.note': 'a label',
      'org.opencontainers.image.created': '2026-03-04T05:06:07Z',
      'org.opencontainers.image.description': 'A fixture.',
      'org.opencontainers.image.licenses': 'MPL-2.0',
      'org.opencontainers.image.title': 'fixture',
      'org.opencontainers.image.vendor': 'Nobody',
      'org.opencontainers.image.version': '1.2.3',
    });
  });

  it('makes a layer once that is the same for every architecture', () => {
    const [amd64, arm64] = [report.architectures.amd64!, report.architectures.arm64!];
    expect(amd64.layers.map((layer, at) => layer.digest === arm64.layers[at]!.digest)).toEqual([true, true, false]);
  });

  it('reports the sizes that the layout has, with and without what is set apart', () => {
    for (const image of images) {
      const said = report.architectures[image.config.architecture as 'amd64']!;
      const compressed = image.manifest.layers.reduce((sum, { size }) => sum + size, 0);
      expect(said.compressed).toBe(compressed);
      expect(said.unpacked - said.counted.unpacked).toBe(said.layers[1]!.unpacked);
      expect(said.files - said.counted.files).toBe(1);
      expect(said.manifest).toBe(image.descriptor.digest);
    }
  });
});

describe('a place', () => {
  it('has one whole image after many runs at once, and nothing beside it', async () => {
    const build = await fixtureBuild(join(folder, 'at-once'));
    const reports = await Promise.all(Array.from({ length: 6 }, () => buildImage(build)));
    expect(new Set(reports.map(({ digest }) => digest)).size).toBe(1);
    expect(await validateLayout(build.place)).toEqual([]);
    expect(await readdir(join(folder, 'at-once/out'))).toEqual(['oci']);
  });

  it('is cleared of what a killed run left long ago, and only of that', async () => {
    const build = await fixtureBuild(join(folder, 'left'));
    const [old, young] = [join(folder, 'left/out/.oci-old'), join(folder, 'left/out/.oci-young')];
    for (const left of [old, young]) await mkdir(left, { recursive: true });
    await utimes(old, 0, 0);
    await buildImage(build);
    expect((await readdir(join(folder, 'left/out'))).sort()).toEqual(['.oci-young', 'oci']);
  });
});

describe('a budget', () => {
  it.each([
    ['unpacked', { unpacked: 1000, compressed: 50_000 }],
    ['compressed', { unpacked: 100_000, compressed: 10 }],
  ])('fails an image that is larger %s, names both sizes, and leaves what was there', async (kind, budget) => {
    const place = join(folder, `budget-${kind}`);
    const good = await fixtureBuild(place);
    await buildImage(good);
    const before = await readFile(join(good.place, 'index.json'), 'utf8');
    const failing = buildImage(await fixtureBuild(place, { budget, description: 'larger' }));
    await expect(failing).rejects.toThrow(new RegExp(`amd64: \\d+ bytes ${kind}, the budget is \\d+; largest: /usr`));
    expect(await readFile(join(good.place, 'index.json'), 'utf8')).toBe(before);
    expect(await readdir(join(place, 'out'))).toEqual(['oci']);
  });

  it('does not count what is set apart', async () => {
    const within = await buildImage(await fixtureBuild(join(folder, 'apart')));
    expect(within.architectures.amd64!.unpacked).toBeGreaterThan(within.budget.unpacked);
    const counted = [base, { ...extra, apart: false }, programs];
    const failing = fixtureBuild(join(folder, 'counted'), { layers: counted }).then(buildImage);
    await expect(failing).rejects.toThrow('fixture is beyond its budget');
  });
});

describe('a recipe that cannot be', () => {
  it.each([
    [
      'a file that is not there',
      { layers: [{ name: 'x', files: [{ path: 'a', mode: '0644', from: 'no/such' }] }] },
      /there is no file .*no\/such/,
    ],
    [
      'a program that is not built',
      { layers: [{ name: 'x', files: [{ path: 'a', mode: '0755', from: 'dist/p/{architecture}/p' }] }] },
      /npx lago build p --arch amd64/,
    ],
    [
      'a package that is not locked',
      { layers: [{ name: 'x', packages: [{ name: 'bash', take: ['bin/'] }] }] },
      /bash for (amd64|arm64) is not in the Debian lock[\s\S]*--renew/,
    ],
    [
      'a path that no package has',
      { layers: [{ name: 'x', packages: [{ name: 'things', take: ['etc/nothing'] }] }] },
      /things 1\.0 has no etc\/nothing/,
    ],
    [
      'a layer over another',
      {
        layers: [
          { name: 'x', accounts: true },
          { name: 'y', accounts: true },
        ],
      },
      /layer y covers \/etc\/group of layer x/,
    ],
  ])('names %s and says what to do', async (_, changes, message) => {
    const build = await fixtureBuild(join(folder, 'bad'), changes);
    await expect(buildImage(build)).rejects.toThrow(message);
    expect(await readdir(join(folder, 'bad/out')).catch(() => [])).toEqual([]);
  });

  it('is told to verify nothing it was not told: silence gives the weaker labels', async () => {
    const build = await fixtureBuild(join(folder, 'silent'));
    const facts = { ...FACTS, verification: { verified: false, theorems: 0, checkers: [], why: 'not checked' } };
    await buildImage({ ...build, facts });
    const [image] = await readImages(build.place);
    expect(image!.config.config?.Labels?.['io.hyperpolymath.formally-verified']).toBe('false');
  });
});
