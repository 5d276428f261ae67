/**
 * The root that malicious packages are tried on, for tests: a few files of an administrator, and a key set that is trusted.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeKeySet, type SecretKeys } from '@lago-grey/sign';
import { type Answer, BUILT, run } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';

export class Victim {
  /** For files of the test, the root among them. */
  readonly folder: string = mkdtempSync(join(tmpdir(), 'lago-malicious-'));
  readonly root: string = join(this.folder, 'root');

  /** The root as it is at first, trusting nobody. */
  reset(): void {
    rmSync(this.root, { recursive: true, force: true });
    mkdirSync(join(this.root, 'etc'), { recursive: true });
    writeFileSync(join(this.root, 'etc/passwd'), 'root:x:0:0\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  file(name: string, bytes: Uint8Array): string {
    const file = join(this.folder, name);
    writeFileSync(file, bytes);
    return file;
  }

  run(...args: readonly string[]): Answer {
    return run({ root: this.root, binaries: BUILT }, args);
  }

  /** @throws Error if it is not taken */
  trust({ set }: Pick<SecretKeys, 'set'>): void {
    const { code, stderr } = this.run('key', 'trust', this.file('set.keys', encodeKeySet(set)));
    if (code !== 0) throw new Error(`the key set is not trusted: ${stderr}`);
  }

  /** All but what says when something was last staged, and the log, which is told of every package that was looked at. */
  everything(): string[] {
    return fingerprint(this.root, (path) => path === 'var/lib/obli-pkg/log.jsonl').filter(
      (line) => !line.startsWith('"var/lib/obli-pkg/stage" '),
    );
  }
}
