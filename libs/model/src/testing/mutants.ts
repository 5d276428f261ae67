/**
 * Broken copies of obli-pkg, each with one mistake that somebody might make.
 *
 * A mutation is a piece of the Zig source that must occur exactly once, and what stands there instead; when the source
 * changes, the mutation has to follow, which the test says. What other targets give to obli-pkg is not copied: Zig has it
 * compiled already.
 */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { arch } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { nativeSources, sharedFolders, sourceDigest, zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import type { Binaries } from './binary.ts';
import { kept } from './kept.ts';
import type { KINDS } from './kinds.ts';

export interface Mutation {
  /** The mistake, in words. */
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What must notice: a kind of random sequences, the laws of upgrades, or power cuts. */
  readonly seenBy: keyof typeof KINDS | 'upgrades' | 'powerCuts';
  /** Of random sequences: those that show it soonest, of a few seeds that were tried; 1 unless said. */
  readonly seed?: number;
}

/**
 * The syncs of the source, none of which can be left out. Not here: the one with which recovery begins. It makes what recovery
 * sees what the disk has, which is where its theorem begins; no state is known in which its absence would show.
 */
const SYNCS = [
  {
    name: 'before the journal gets its name',
    file: 'transaction.zig',
    sync: '    };\n    progress.disk();\n    try sys.syncFilesystem(to.dir);',
  },
  {
    name: 'after the journal got its name',
    file: 'transaction.zig',
    sync: 'try sys.moveOver(to.dir, "journal.tmp", to.dir, "journal");\n    try sys.sync(to.dir, state.folder);',
  },
  {
    name: 'between what goes out and what comes in',
    file: 'motion.zig',
    sync: 'try sys.syncFilesystem(self.undo);',
  },
  {
    name: 'before the commit',
    file: 'transaction.zig',
    sync: 'try motion.apply();\n    progress.disk();\n    try sys.syncFilesystem(to.dir);',
  },
  {
    name: 'of the folder that a committed journal goes to',
    file: 'transaction.zig',
    sync: 'try sys.sync(undo, state.folder ++ "/undo");',
  },
  {
    name: 'of the folder that a committed journal comes from',
    file: 'transaction.zig',
    sync: '    try sys.sync(to.dir, state.folder);\n}\n\n/// After a failure.',
  },
  {
    name: 'before recovery removes what it needs no more',
    file: 'recovery.zig',
    sync: 'try motion.takeBack();\n    progress.disk();\n    try sys.syncFilesystem(from.dir);',
  },
  {
    name: 'after recovery removed the journal',
    file: 'recovery.zig',
    sync: 'try sys.unlink(from.dir, "journal");\n    try sys.sync(from.dir, state.folder);',
  },
] as const;

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'what was kept aside never comes back',
    file: 'plan_remove.zig',
    from: 'if (record.change == .replace) origin.kept =',
    to: 'if (record.change == .metadata) origin.kept =',
    seenBy: 'plain',
    seed: 4,
  },
  {
    name: 'folders that are empty stay',
    file: 'plan_remove.zig',
    from: 'or !origins.get(path).?.made) continue;',
    to: 'or origins.get(path).?.made) continue;',
    seenBy: 'plain',
    seed: 3,
  },
  {
    name: 'a package may take the file of another',
    file: 'plan_install.zig',
    from: 'if (!shared) try a.blame(package.path(left));',
    to: 'if (shared) try a.blame(package.path(left));',
    seenBy: 'plain',
    seed: 8,
  },
  {
    name: 'a rollback does not look at what came later',
    file: 'plan_rollback.zig',
    from: 'try checkLater(a, from, journal, numbers[at + 1 ..]);',
    to: 'try checkLater(a, from, journal, numbers[@max(at, numbers.len)..]);',
    seenBy: 'plain',
    seed: 2,
  },
  {
    name: 'times are not set',
    file: 'stage.zig',
    from: 'try sys.setTimeFd(fd, item.path, after.mtime_seconds, after.mtime_nanoseconds);',
    to: '',
    seenBy: 'plain',
  },
  {
    name: 'a trace leaves out what was removed',
    file: 'trace.zig',
    from: 'return record.change != .metadata or record.before_mode != record.after_mode;',
    to: 'return record.change == .create or record.change == .replace;',
    seenBy: 'plain',
  },
  {
    name: 'a rollback overwrites what was changed since',
    file: 'plan_rollback.zig',
    from: 'if (!now.same(after)) return a.blame(path);',
    to: '',
    seenBy: 'meddled',
  },
  {
    name: 'verify does not look at modes',
    file: 'commands/verify.zig',
    from: 'if (found.mode != expected.mode) try self.tell(one.name(), path, "mode", &.{});',
    to: '',
    seenBy: 'meddled',
    seed: 4,
  },
  {
    name: 'a rollback takes no notice of access that was given since',
    file: 'node.zig',
    from: 'if (!sameAttributes(found.attributes, left.attributes)) return false;',
    to: '',
    seenBy: 'meddled',
  },
  {
    name: 'recovery forgets the journal and moves nothing back',
    file: 'recovery.zig',
    from: 'try motion.takeBack();',
    to: 'if (motion.journal.records.len == 0) try motion.takeBack();',
    seenBy: 'crashed',
  },
  {
    name: 'the journal is away while changes are made',
    file: 'transaction.zig',
    from: 'try motion.apply();',
    to: 'try sys.move(to.dir, "journal", to.dir, "gone"); try motion.apply(); try sys.move(to.dir, "gone", to.dir, "journal");',
    seenBy: 'crashed',
  },
  {
    name: 'recovery brings nothing back that was taken away',
    file: 'motion.zig',
    from: 'if (!takesAway(record)) continue;',
    to: 'if (takesAway(record)) continue;',
    seenBy: 'crashed',
    seed: 12,
  },
  {
    name: 'an upgrade takes no notice of changed configuration',
    file: 'plan_upgrade.zig',
    from: 'if (!lib.path.within(path, "etc")) return false;',
    to: 'if (path.len > 0) return false;',
    seenBy: 'upgrades',
  },
  {
    name: 'an upgrade keeps what was changed outside of etc as well',
    file: 'plan_upgrade.zig',
    from: 'if (!lib.path.within(path, "etc")) return false;',
    to: '',
    seenBy: 'upgrades',
  },
  {
    name: 'what an upgrade replaced counts as a stranger',
    file: 'plan_remove.zig',
    from: 'if (record.owned != 0) continue;',
    to: '',
    seenBy: 'upgrades',
  },
  ...SYNCS.map(({ name, file, sync }): Mutation => {
    // Its argument stays in use, so that the rest still compiles.
    const to = sync.replace(/try sys\.sync\w*\(([\w.]+)[^;]*\);/, '_ = $1;');
    return { name: `no sync ${name}`, file, from: sync, to, seenBy: 'powerCuts' };
  }),
];

const REPOSITORY = resolve(import.meta.dirname, '../../../..');
const TARGET = 'targets/obli-pkg';

/** The source with the mistake in it. */
function broken({ name, file, from, to }: Mutation): string {
  const text = readFileSync(join(REPOSITORY, TARGET, 'src', file), 'utf8');
  const places = text.split(from).length - 1;
  if (places !== 1) {
    throw new Error(
      `${TARGET}/src/${file} has ${places} places that read ${JSON.stringify(from)}; ` +
        `bring the mutation ${JSON.stringify(name)} in ${import.meta.filename} in line with it`,
    );
  }
  return text.replace(from, to);
}

/** A copy of the target in an empty folder, which takes from other targets what lies here; gives its own folder. */
function copy(work: string): string {
  const target = join(realpathSync(work), TARGET);
  for (const part of [TARGET, 'abi/zig']) cpSync(join(REPOSITORY, part), join(work, part), { recursive: true });
  const description = join(target, 'build.zig.zon');
  const names = sharedFolders(REPOSITORY, 'obli-pkg').reduce(
    (text, folder) => text.replace(relative(TARGET, folder), relative(target, realpathSync(join(REPOSITORY, folder)))),
    readFileSync(description, 'utf8'),
  );
  writeFileSync(description, names);
  return target;
}

/** The binaries of a broken copy: one build serves as both, with faults where the test needs them. */
export async function build(mutation: Mutation): Promise<Binaries> {
  const source = broken(mutation);
  const fault = mutation.seenBy === 'crashed' || mutation.seenBy === 'powerCuts';
  const machine = arch() === 'arm64' ? 'aarch64' : 'x86_64';
  const command = [
    await zig(),
    'build',
    `-Dtarget=${machine}-linux-musl`,
    '-Doptimize=debug',
    `-Dfault=${fault}`,
    ...(await nativeSources()),
  ];
  const [program = '', ...options] = command;
  const how = ['build.zig', 'build.zig.zon'].map((name) => readFileSync(join(REPOSITORY, TARGET, name), 'utf8'));
  const madeOf = [await sourceDigest(REPOSITORY, 'obli-pkg'), ...how, mutation.file, source, ...command];
  const digest = createHash('sha256').update(JSON.stringify(madeOf)).digest('hex').slice(0, 32);
  const binary = await kept('mutants', digest, async (work) => {
    const target = copy(work);
    writeFileSync(join(target, 'src', mutation.file), source);
    await execa(program, [...options, '--prefix', join(work, 'out')], { cwd: target, env: zigEnvironment() });
    return join(work, 'out/bin', fault ? 'obli-pkg-fault' : 'obli-pkg');
  });
  return { plain: binary, fault: binary };
}
