/** The image of this repository as it was built: what is in it, and that it runs the way a cluster would run it. */
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LayerFile,
  megabytes,
  mergedFiles,
  type ReadImage,
  type Report,
  readImages,
  validateLayout,
  writeArchive,
} from '@lago-grey/oci';
import { type Podman, podmanOf, whyNot } from '@lago-grey/oci/podman';
import { encode, packageOf } from '@lago-grey/zpkg';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';

const LAYOUT = join(ROOT, 'dist/lago-grey/oci');
const ARCHITECTURES = ['amd64', 'arm64'] as const;

const built = existsSync(join(LAYOUT, 'index.json'));
const unbuilt = 'not run: the image lago-grey: it is not built (npx lago image lago-grey)';

let folder = '';
let report: Report;
let images: ReadImage[] = [];
const files = new Map<string, Map<string, LayerFile>>();

beforeAll(async () => {
  if (!built) return;
  folder = await mkdtemp(join(tmpdir(), 'lago-grey-'));
  report = JSON.parse(await readFile(join(ROOT, 'dist/lago-grey/report.json'), 'utf8')) as Report;
  images = await readImages(LAYOUT);
  for (const image of images) files.set(image.config.architecture, await mergedFiles(LAYOUT, image));
});
afterAll(() => built && rm(folder, { recursive: true, force: true }));

describe('the image lago-grey', () => {
  beforeEach(({ skip }) => skip(!built, unbuilt));

  it('is a valid layout, is what the report says, and keeps to its budget', async () => {
    expect(await validateLayout(LAYOUT)).toEqual([]);
    for (const { descriptor, config } of images) {
      const said = report.architectures[config.architecture as 'amd64']!;
      expect(said.manifest).toBe(descriptor.digest);
      expect(said.counted.unpacked).toBeLessThanOrEqual(3_000_000);
      expect(said.counted.compressed).toBeLessThanOrEqual(1_500_000);
    }
  });

  it.each(ARCHITECTURES)('has on %s about 20 files besides the time zones, and no shell', (architecture) => {
    const all = [...files.get(architecture)!.values()].filter(({ type }) => type !== 'directory');
    const names = all.map(({ path }) => path).filter((path) => !path.startsWith('usr/share/zoneinfo/'));
    expect(names.length).toBeGreaterThan(10);
    expect(names.length).toBeLessThanOrEqual(25);
    const programs = all.filter(({ type, mode }) => type === 'file' && (mode & 0o111) !== 0).map(({ path }) => path);
    expect(programs.sort()).toEqual(['usr/bin/hello', 'usr/bin/obli-pkg']);
  });

  it.each(ARCHITECTURES)(
    'has on %s a place for temporary files, a home for nonroot, and nothing anybody may take over',
    (architecture) => {
      const all = files.get(architecture)!;
      expect(all.get('tmp')).toMatchObject({ type: 'directory', mode: 0o1777, uid: 0 });
      expect(all.get('home/nonroot')).toMatchObject({ type: 'directory', mode: 0o700, uid: 65532, gid: 65532 });
      for (const { path, type, mode, uid } of all.values()) {
        const where = `${path} ${mode.toString(8)} ${uid}`;
        expect(mode & 0o6000, where).toBe(0);
        if (type !== 'symlink' && (mode & 0o1000) === 0) expect(mode & 0o022, where).toBe(0);
        if (path !== 'home/nonroot') expect(uid, where).toBe(0);
      }
    },
  );

  it('is one index over both architectures that skopeo reads and copies whole', async (context) => {
    if ((await execa('skopeo', ['--version'], { reject: false })).failed) {
      process.stdout.write('not run: the layout against skopeo: skopeo is not installed\n');
      context.skip('skopeo is not installed');
    }
    for (const architecture of ARCHITECTURES) {
      const inspected = await execa('skopeo', ['inspect', '--override-arch', architecture, `oci:${LAYOUT}`]);
      expect(JSON.parse(inspected.stdout)).toMatchObject({
        Architecture: architecture,
        Labels: report.architectures[architecture]!.labels,
      });
    }
    await execa('skopeo', ['copy', '--quiet', '--all', `oci:${LAYOUT}`, `oci:${folder}/copy:x`]);
    const copied = await readImages(join(folder, 'copy'));
    expect(copied.map(({ descriptor }) => descriptor.digest)).toEqual(
      images.map(({ descriptor }) => descriptor.digest),
    );
  });
});

describe.each(ARCHITECTURES)('a container of lago-grey on %s', (architecture) => {
  beforeEach(({ skip }) => skip(!built, unbuilt));

  let podman: Podman | undefined;
  let image = '';
  let missing: string | undefined;

  beforeAll(async () => {
    if (!built) return;
    missing = await whyNot(architecture);
    if (missing !== undefined) {
      process.stdout.write(`not run: containers on ${architecture}: ${missing}\n`);
      return;
    }
    podman = await podmanOf(architecture);
    const archive = join(folder, `${architecture}.tar`);
    await writeArchive(LAYOUT, archive, new Date(report.created), architecture);
    image = await podman.load(archive);
  });
  afterAll(() => podman?.[Symbol.asyncDispose]());

  const running = (skip: (why: string) => never): Podman => podman ?? skip(missing ?? 'podman did not start');

  it('is loaded by podman under its name, with the size that its label says', async (context) => {
    const { podman: run } = running(context.skip);
    expect(image).toBe('localhost/lago-grey:minimal');
    const [said] = JSON.parse(await run(['image', 'inspect', image])) as { Size: number; Architecture: string }[];
    expect(said!.Architecture).toBe(architecture);
    const { unpacked, labels } = report.architectures[architecture]!;
    expect(labels['io.hyperpolymath.size-mb']).toBe(megabytes(unpacked));
    // podman counts the configuration and the manifest too, a few kilobytes.
    expect(Math.abs(said!.Size - unpacked)).toBeLessThan(10_000);
  });

  it('greets with the real size, formation and verdict', async (context) => {
    const { exitCode, stdout } = await running(context.skip).run(image, []);
    const { unpacked, formation } = report.architectures[architecture]!;
    expect(exitCode).toBe(0);
    expect(stdout.replace(/[ ,_']/g, '')).toContain(String(unpacked));
    expect(stdout.toLowerCase()).toContain(formation);
  });

  it('has obli-pkg say its version and its features', async (context) => {
    const { exitCode, stdout } = await running(context.skip).run(
      image,
      ['version', '--json'],
      ['--entrypoint', '/usr/bin/obli-pkg'],
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: '0.1.0' });
  });

  it('installs into a tmpfs root, read-only, without capabilities, as nonroot', async (context) => {
    const { run } = running(context.skip);
    const zpkg = await aPackage();
    const options = ['--entrypoint', '/usr/bin/obli-pkg', '--volume', `${zpkg}:/package.zpkg:ro`];
    const tmpfs = ['--tmpfs', '/tmp:rw,mode=1777'];
    const install = ['--root', '/tmp', '--json', 'install', '--allow-unsigned', '/package.zpkg'];
    const installed = await run(image, install, [...options, ...tmpfs]);
    expect(installed).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(installed.stdout)).toMatchObject({ transaction: 1 });
    const refused = await run(
      image,
      install.filter((word) => word !== '--allow-unsigned'),
      [...options, ...tmpfs],
    );
    expect(refused.exitCode).toBe(27);
    const nowhere = await run(image, ['--root', '/', ...install.slice(2)], options);
    expect(nowhere.exitCode).not.toBe(0);
  });

  it('installs into a volume what the next container finds there', async (context) => {
    const { run } = running(context.skip);
    const root = join(folder, `root-${architecture}`);
    await mkdir(root);
    await chown(root, 65532, 65532);
    const options = [
      '--entrypoint',
      '/usr/bin/obli-pkg',
      '--volume',
      `${root}:/mnt:rw`,
      '--volume',
      `${await aPackage()}:/p.zpkg:ro`,
    ];
    const installed = await run(image, ['--root', '/mnt', 'install', '--allow-unsigned', '/p.zpkg'], options);
    expect(installed).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(root, 'etc/greeting'), 'utf8')).toBe('hello\n');
    const listed = await run(image, ['--root', '/mnt', '--json', 'list'], options);
    expect(JSON.parse(listed.stdout)).toEqual([{ name: 'greeting', version: '1', files: 1 }]);
  });

  async function aPackage(): Promise<string> {
    const zpkg = join(folder, `${architecture}.zpkg`);
    const tree = join(folder, `tree-${architecture}`);
    await mkdir(join(tree, 'etc'), { recursive: true });
    await writeFile(join(tree, 'etc/greeting'), 'hello\n');
    const owner = { uid: 0, gid: 0 };
    await writeFile(zpkg, encode(await packageOf(tree, { name: 'greeting', version: '1', owner })));
    return zpkg;
  }
});
