/**
 * What Agda accepted before: for each module a record that it did, and its interface file, which spares it the work.
 *
 * Both stand under a digest of Agda's version and of the texts of the module and of all it rests on, so that nothing has
 * to be thrown away when something changes; what nobody asked for in a month is. Whether an interface fits its source is
 * for Agda to find. Files are renamed into their places, so that two runs at once do not meet.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digest, directoryCache } from '../driver/cache.ts';

export interface Text {
  readonly agdaName: string;
  readonly text: string;
  readonly closure: readonly Text[];
}

const DAY = 86_400_000;
const ACCEPTED = '"accepted"';

export class Interfaces {
  readonly #directory: string;
  readonly #prefix: readonly string[];
  readonly #records: ReturnType<typeof directoryCache>;
  readonly #keys = new Map<Text, string>();

  /** @param always what counts for every module: Agda's version, the module that all import */
  constructor(directory: string, ...always: readonly string[]) {
    this.#directory = directory;
    this.#prefix = always;
    this.#records = directoryCache(directory);
    mkdirSync(directory, { recursive: true });
  }

  keyOf(one: Text): string {
    const known = this.#keys.get(one);
    if (known !== undefined) return known;
    const key = digest(...this.#prefix, one.agdaName, one.text, ...one.closure.map((each) => this.keyOf(each)));
    this.#keys.set(one, key);
    return key;
  }

  /** Whether what stands under a key was accepted. */
  accepted(key: string): boolean {
    if (this.#records.get(key) !== ACCEPTED) return false;
    this.#touch(this.#path(key, 'json'));
    return true;
  }
  accept(key: string): void {
    this.#records.put(key, ACCEPTED);
  }

  /** Puts the interface, if there is one, where Agda looks for it. */
  lay(one: Text, at: string): void {
    const kept = this.#path(this.keyOf(one), 'agdai');
    try {
      copyFileSync(kept, at);
      this.#touch(kept);
    } catch {
      // None, or gone just now: Agda reads the source.
    }
  }
  keep(one: Text, made: string): void {
    const kept = this.#path(this.keyOf(one), 'agdai');
    if (existsSync(kept) || !existsSync(made)) return;
    mkdirSync(dirname(kept), { recursive: true });
    renameSync(made, kept);
  }

  /** Removes what nobody asked for in a month, and what a run left behind that was killed a day ago or more. */
  prune(now = Date.now()): void {
    for (const entry of readdirSync(this.#directory, { withFileTypes: true })) {
      const path = join(this.#directory, entry.name);
      try {
        if (entry.name.startsWith('run-')) {
          if (statSync(path).mtimeMs < now - DAY) rmSync(path, { recursive: true, force: true });
          continue;
        }
        for (const file of readdirSync(path)) {
          const kept = join(path, file);
          if (statSync(kept).mtimeMs < now - 30 * DAY) rmSync(kept, { force: true });
        }
      } catch {
        // Another run is at it.
      }
    }
  }

  #path(key: string, extension: string): string {
    return join(this.#directory, key.slice(0, 2), `${key}.${extension}`);
  }
  #touch(path: string): void {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // It belongs to somebody else, or is gone.
    }
  }
}
