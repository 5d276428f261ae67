/**
 * A part of obli-pkg that was taken over: whoever holds the process that unpacks can write nowhere, and whoever holds the one
 * that stages, not outside the root. The kernel sees to it; each test does the same without, so that it would tell.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Answer, BUILT, missing, run, statusOf, without } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { describeNeeding } from '../testing/needing.ts';
import { forge, raw } from './forge.ts';
import { Victim } from './victim.ts';

const absent = missing('plain', 'fault');

const [SECCOMP, LANDLOCK] = ['seccomp', 'landlock_create_ruleset'];
/** The bad system call, as a signal. */
const SIGSYS = 31;
const content = Buffer.from('some content');
const bytes = raw(
  forge({
    entries: [
      { path: 'usr/a', content },
      { path: 'usr/b', content: Buffer.alloc(1 << 20, 7) },
    ],
  }),
);

describeNeeding(absent, 'obli-pkg, of which a part was taken over,', {}, () => {
  let victim: Victim;
  let outside: string;
  let has = '';
  beforeAll(() => {
    victim = new Victim();
    outside = join(victim.folder, 'outside');
  });
  afterAll(() => victim.remove());
  beforeEach(() => {
    victim.reset();
    rmSync(outside, { force: true });
    // Obli-pkg's own folder and log are there before.
    expect(
      victim.run('install', '--allow-unsigned', victim.file('first.zpkg', raw(forge({ name: 'first' })))).code,
    ).toBe(0);
    has = (victim.run('status').json as { readonly confinement: string }).confinement;
  });

  /** Installs by the build for tests, in which this part tries to write elsewhere, on a kernel without some calls. */
  function install(part: 'unpacker' | 'stage' | 'none', ...lacks: readonly string[]): Answer {
    const { environment, ...binaries } = without(...lacks);
    const escape = { ...environment, OBLI_FAULT_ESCAPE: part, OBLI_FAULT_ESCAPE_TO: outside };
    const file = victim.file('package.zpkg', bytes);
    return run({ root: victim.root, binaries: { ...binaries, environment: escape } }, [
      'install',
      '--allow-unsigned',
      file,
    ]);
  }
  const needed = (what: string) => (has.includes(what) ? undefined : `not run: ${what}: this kernel has ${has}`);

  it('is ended with the first system call that unpacking does not make, and nothing is changed', (ctx) => {
    const why = needed('seccomp');
    if (why !== undefined) return ctx.skip(why);
    const before = fingerprint(join(victim.root, 'etc'));
    for (const answer of [install('unpacker'), install('unpacker', LANDLOCK)]) {
      expect(statusOf(answer)).toBe('internal');
      expect(answer.stderr).toContain(`unpacking was ended by signal ${SIGSYS}`);
    }
    expect(existsSync(outside)).toBe(false);
    expect(existsSync(join(victim.root, 'usr'))).toBe(false);
    expect(fingerprint(join(victim.root, 'etc'))).toEqual(before);
    expect(install('none').code).toBe(0);
  });

  it('opens no file where it unpacks, with Landlock alone', (ctx) => {
    const why = needed('landlock');
    if (why !== undefined) return ctx.skip(why);
    expect(install('unpacker', SECCOMP).code).toBe(0);
    expect(existsSync(outside)).toBe(false);
    expect(victim.run('verify').code).toBe(0);
  });

  it('writes nothing outside the root where it stages', (ctx) => {
    const why = needed('landlock');
    if (why !== undefined) return ctx.skip(why);
    expect(install('stage').code).toBe(0);
    expect(existsSync(outside)).toBe(false);
    expect(victim.run('verify').code).toBe(0);
  });

  it.each(['unpacker', 'stage'] as const)(
    'would write elsewhere from %s, if the kernel let it: so these tests tell',
    (part) => {
      expect(install(part, SECCOMP, LANDLOCK).code).toBe(0);
      expect(existsSync(outside)).toBe(true);
    },
  );

  it('says what the kernel has, and goes on where it has less', () => {
    const says = (...lacks: readonly string[]) =>
      run({ root: victim.root, binaries: without(...lacks) }, ['status']).json as { readonly confinement: string };
    expect(['landlock+seccomp', 'landlock', 'seccomp', 'none']).toContain(has);
    expect(says(SECCOMP, LANDLOCK).confinement).toBe('none');
    expect(says(LANDLOCK).confinement).toBe(has.includes('seccomp') ? 'seccomp' : 'none');
    expect(install('none', SECCOMP, LANDLOCK).code).toBe(0);
  });

  it('leaves no process behind that unpacks', () => {
    expect(
      run({ root: victim.root, binaries: BUILT }, ['install', '--allow-unsigned', victim.file('p.zpkg', bytes)], {
        after: 9,
      }).killed,
    ).toBe(true);
    // Whoever takes the lock next is not kept waiting by a child that has it open.
    const start = performance.now();
    expect(victim.run('recover').code).toBe(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
