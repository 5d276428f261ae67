/**
 * For tests, as a program: builds the fixture below a folder in a world turned around as its arguments say, and prints
 * the digest. `node fixture-build.ts FOLDER [umask=0077] [years=40] [reverse] [user=65534]`
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [folder = '', ...changes] = process.argv.slice(2);
for (const change of changes) {
  const [what, value = ''] = change.split('=');
  if (what === 'umask') process.umask(Number.parseInt(value, 8));
  if (what === 'years') shiftClock(Number(value));
  if (what === 'reverse') reverseFolders();
}

function shiftClock(years: number): void {
  const Real = Date;
  const shift = years * 365 * 86_400_000;
  class Shifted extends Real {
    constructor(...parts: [] | [string | number | Date]) {
      if (parts.length === 0) super(Real.now() + shift);
      else super(parts[0]);
    }
    static override now(): number {
      return Real.now() + shift;
    }
  }
  globalThis.Date = Shifted as DateConstructor;
}

/** As if the file system listed every folder the other way round. */
function reverseFolders(): void {
  const { readdir } = fs.promises;
  const reversed = async (path: string) => (await readdir(path)).reverse();
  Object.assign(fs.promises, { readdir: reversed });
  syncBuiltinESMExports();
}

/** Only after everything is loaded: a checkout may lie where only its owner can read. */
function become(id: number): void {
  process.setgroups?.([]);
  process.setgid?.(id);
  process.setuid?.(id);
}

const { fixtureBuild } = await import('./fixtures.ts');
const { buildImage } = await import('./image.ts');
const { writeArchive } = await import('./layout.ts');
const { digestFile } = await import('./store.ts');
const user = changes.find((change) => change.startsWith('user='));
if (user !== undefined) become(Number(user.slice('user='.length)));
const build = await fixtureBuild(folder);
const report = await buildImage(build);
await writeArchive(build.place, `${folder}/archive.tar`, new Date(report.created));
const archive = await digestFile(`${folder}/archive.tar`);
process.stdout.write(`${JSON.stringify({ index: report.digest, archive: archive.digest })}\n`);
