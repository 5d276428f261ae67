/**
 * A package of 1,000 files of 1 KiB into an empty root: install and rollback by obli-pkg, beside the same install by
 * dpkg with its safe I/O (a sync a file) and with the unsafe one (none), both into a root of their own.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Case, Variant } from '../measure.ts';
import { build, lago, peer, ROOT } from '../workspace.ts';

const FILES = 1000;
const NAME = 'bench';

async function tree(at: string): Promise<void> {
  const folder = join(at, 'usr/share/bench');
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < FILES; index++) {
    await writeFile(join(folder, `file-${index}`), `${index}\n`.padEnd(1024, `${index} `));
  }
}

/** An empty root that dpkg takes. */
async function dpkgRoot(at: string): Promise<void> {
  await rm(at, { recursive: true, force: true });
  for (const folder of ['updates', 'info', 'triggers'])
    await mkdir(join(at, 'var/lib/dpkg', folder), { recursive: true });
  for (const file of ['status', 'available']) await writeFile(join(at, 'var/lib/dpkg', file), '');
}

export const installCases: Case = async (scratch) => {
  await build();
  const obli = join(ROOT, 'dist/obli-pkg/amd64/obli-pkg');
  const source = join(scratch, 'tree');
  const archive = join(scratch, 'bench.zpkg');
  await tree(source);
  const [program, ...args] = lago('pack', source, '--name', NAME, '--version', '1', '-o', archive);
  await execa(program, args);

  const root = join(scratch, 'root');
  const empty = async () => {
    await rm(root, { recursive: true, force: true });
    await mkdir(root);
  };
  const install = ['--root', root, 'install', '--allow-unsigned', archive];
  const installs: Variant[] = [{ name: 'obli-pkg', before: empty, command: [obli, ...install] }];
  const installed = async () => {
    await empty();
    await execa(obli, install);
  };
  const removals: Variant[] = [
    { name: 'obli-pkg rollback', before: installed, command: [obli, '--root', root, 'rollback', '1'] },
    { name: 'obli-pkg remove', before: installed, command: [obli, '--root', root, 'remove', NAME] },
  ];

  if ((await peer('dpkg-deb')) && (await peer('dpkg'))) {
    const control = join(source, 'DEBIAN');
    await mkdir(control);
    await writeFile(
      join(control, 'control'),
      `Package: ${NAME}\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: 1000 files\n`,
    );
    const deb = join(scratch, 'bench.deb');
    await execa('dpkg-deb', ['--root-owner-group', '--build', source, deb]);
    const debRoot = join(scratch, 'dpkg-root');
    const dpkg = (...io: string[]): [string, ...string[]] => ['dpkg', `--root=${debRoot}`, '--force-not-root', ...io];
    for (const [name, io] of [
      ['dpkg, safe I/O', '--refuse-unsafe-io'],
      ['dpkg, unsafe I/O', '--force-unsafe-io'],
    ] as const) {
      installs.push({ name, before: () => dpkgRoot(debRoot), command: [...dpkg(io), '--install', deb] });
    }
    removals.push({
      name: 'dpkg --purge',
      before: async () => {
        await dpkgRoot(debRoot);
        await execa('dpkg', [...dpkg('--refuse-unsafe-io').slice(1), '--install', deb]);
      },
      command: [...dpkg('--refuse-unsafe-io'), '--purge', NAME],
    });
  }
  return [
    { name: `install, ${FILES} files`, variants: installs },
    { name: `take back, ${FILES} files`, variants: removals },
  ];
};
