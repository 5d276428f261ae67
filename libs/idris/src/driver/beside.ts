/**
 * A kernel on a thread of its own, which checks modules while the next ones are elaborated, and writes to the cache.
 *
 * It is given the modules in their order, each as JSON, and has one environment for all of them. What it accepts there is
 * accepted on top of its own imports too, with the same constraints: fewer modules are fewer names to declare twice and
 * fewer constraints to form a cycle, and a module sees no others than its imports anyway. What it does not accept it has
 * no say in: whoever asked has a kernel too, which then decides and says why (program.ts). The same goes for a thread that
 * ends before its time.
 *
 * Not there in a browser; nothing but time depends on it.
 */
import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { SerialConstraint } from '../kernel/kernel.ts';
import { type Cache, directoryCache } from './cache.ts';

type Constraints = readonly SerialConstraint[];

/** Where something is kept: a cache, and the key in it. */
interface Place {
  readonly directory: string;
  readonly key: string;
}
/** A module for the kernel: its JSON text and, if that was accepted before, its constraints; else where to keep them. */
interface Module {
  readonly kind: 'module';
  readonly text: string;
  readonly constraints: Constraints | undefined;
  readonly place: Place | undefined;
}
/** An entry of a cache. */
interface Entry extends Place {
  readonly kind: 'entry';
  readonly body: string;
}
export type Message = Module | Entry | { readonly kind: 'end' };
/** Constraints of the module with that number; null if it was not accepted. */
export interface Answer {
  readonly number: number;
  readonly constraints: Constraints | null;
}
export interface Start {
  readonly compileCache: string | undefined;
}

/** For so few modules no thread is started: it takes some time to begin. */
const FEW = 4;
/** About what the process itself has (`--stack-size` of the command). */
const STACK_MB = 4;

export class KernelBeside {
  /** Modules before there is a thread; their texts are read when they are needed. */
  #waiting: (Omit<Module, 'kind' | 'text'> & { readonly text: () => string })[] = [];
  #given = 0;
  #anew = 0;
  #thread: Worker | undefined;
  #accepted: Promise<ReadonlyMap<number, Constraints>> = Promise.resolve(new Map());

  #directory: string | undefined;

  /**
   * Takes a module whose imports it was given before; its number.
   *
   * @param key under which the constraints are kept if the module is accepted and they are not known
   */
  give(text: () => string, constraints: Constraints | undefined, key: string): number {
    const place = this.#directory === undefined ? undefined : { directory: this.#directory, key };
    this.#waiting.push({ text, constraints, place });
    if (constraints === undefined) this.#anew++;
    if (this.#anew > FEW) {
      this.#thread ??= this.#start();
      for (const one of this.#waiting.splice(0)) this.#say({ ...one, kind: 'module', text: one.text() });
    }
    return this.#given++;
  }

  #say(message: Message): void {
    this.#thread?.postMessage(message);
  }

  #start(): Worker {
    const workerData: Start = { compileCache: getCompileCacheDir() };
    const url = new URL('./beside.worker.ts', import.meta.url);
    const thread = new Worker(url, { workerData, resourceLimits: { stackSizeMb: STACK_MB } });
    this.#accepted = new Promise((resolve) => {
      const accepted = new Map<number, Constraints>();
      thread.on('message', ({ number, constraints }: Answer) => {
        if (constraints !== null) accepted.set(number, constraints);
      });
      // Whatever ended it: what it has not accepted is not accepted.
      thread.on('error', () => resolve(accepted));
      thread.on('exit', () => resolve(accepted));
    });
    return thread;
  }

  /** Entries are written by the thread, while there is one. */
  cache(directory: string): Cache {
    this.#directory = directory;
    const own = directoryCache(directory);
    const put = (key: string, body: string) =>
      this.#thread === undefined ? own.put(key, body) : this.#say({ kind: 'entry', directory, key, body });
    return { get: own.get, put };
  }

  /** When it is done with all that it was given: by number, the constraints of what it has accepted. */
  accepted(): Promise<ReadonlyMap<number, Constraints>> {
    this.#say({ kind: 'end' });
    this.#thread = undefined;
    return this.#accepted;
  }
}
