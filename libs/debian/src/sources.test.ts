import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveRoots, deb822Roots, oneLineRoots } from './sources.ts';

let etc = '';
beforeEach(async () => {
  etc = await mkdtemp(join(tmpdir(), 'lago-apt-'));
  await mkdir(join(etc, 'sources.list.d'));
});
afterEach(() => rm(etc, { recursive: true, force: true }));

describe('archiveRoots', () => {
  it('reads one-line and deb822 files, mirror lists included, each root once', async () => {
    const list = join(etc, 'mirrors.list');
    await writeFile(list, '# near ones\nhttp://near.example/debian/\tpriority:1\n');
    await writeFile(join(etc, 'sources.list'), 'deb [arch=amd64] http://one.example/debian bookworm main\n');
    await writeFile(join(etc, 'sources.list.d', 'a.sources'), `Types: deb\nURIs: mirror+file:${list}\nSuites: x\n`);
    await writeFile(join(etc, 'sources.list.d', 'b.list'), 'deb http://one.example/debian/ bookworm-updates main\n');
    await writeFile(join(etc, 'sources.list.d', 'c.txt'), 'deb http://unread.example/debian x main\n');
    expect(await archiveRoots({}, etc)).toEqual(['http://one.example/debian', 'http://near.example/debian']);
  });

  it("puts the archives of others after Debian's", async () => {
    await writeFile(
      join(etc, 'sources.list'),
      'deb http://tools.example/apt x main\ndeb http://m.example/debian x main\n',
    );
    expect(await archiveRoots({}, etc)).toEqual(['http://m.example/debian', 'http://tools.example/apt']);
  });

  it.each([
    ['http://m.example/debian', ['http://m.example/debian', 'http://m.example/debian-security']],
    [
      'http://m.example/archive/debian/20260101T000000Z/',
      ['http://m.example/archive/debian/20260101T000000Z', 'http://m.example/archive/debian-security/20260101T000000Z'],
    ],
    ['file:///srv/a http://b.example/x', ['file:///srv/a', 'http://b.example/x']],
  ])('takes LAGO_DEBIAN_MIRROR=%s instead, and the security archive beside it', async (value, roots) => {
    expect(await archiveRoots({ LAGO_DEBIAN_MIRROR: value }, etc)).toEqual(roots);
  });

  it('says what to set where nothing is configured', async () => {
    await expect(archiveRoots({}, etc)).rejects.toThrow('LAGO_DEBIAN_MIRROR=http://');
    await expect(archiveRoots({ LAGO_DEBIAN_MIRROR: 'mirror.example' }, etc)).rejects.toThrow('names no http:');
  });
});

describe('sources files', () => {
  it('leaves out sources of source code, comments and what is switched off', () => {
    expect(
      oneLineRoots('# deb http://a.example x y\ndeb-src http://b.example x y\n  deb http://c.example x y\n'),
    ).toEqual(['http://c.example']);
    const off = 'Types: deb\nURIs: http://a.example\nEnabled: no\n';
    const sources = 'Types: deb-src\nURIs: http://b.example\n';
    const on = '# why\nTypes: deb deb-src\n# more\nURIs: http://c.example\n http://d.example\nSuites: x\n';
    expect(deb822Roots(`${off}\n${sources}\n\n${on}`)).toEqual(['http://c.example', 'http://d.example']);
  });
});
