/**
 * The kernel's word on a document, asked for in a thread of its own (node:worker_threads), so that an editor's questions do
 * not wait for it. Of several questions about one document that come while the thread is at work, the last one is asked.
 */
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostic.ts';
import type { CheckOptions } from '../driver/check.ts';

/** What can be handed to a thread. */
export type ThreadOptions = Pick<CheckOptions, 'cache' | 'library' | 'roots'>;

export interface Question {
  readonly path: string;
  /** Texts as they are being edited, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Something that documents rest on was stored. */
  readonly anew: boolean;
}

interface Asked extends Question {
  /** With nothing where a later question took its place, or the thread came to an end. */
  readonly answer: (diagnostics: readonly Diagnostic[] | undefined) => void;
}

export class KernelThread {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<string, Asked>();
  #worker: Worker | undefined;
  #under: Asked | undefined;
  #anew = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** All that is wrong with a document; nothing if it is not asked about any more. */
  ask(path: string, texts: ReadonlyMap<string, string>): Promise<readonly Diagnostic[] | undefined> {
    return new Promise((answer) => {
      this.#waiting.get(path)?.answer(undefined);
      this.#waiting.set(path, { path, texts: new Map(texts), anew: this.#anew, answer });
      this.#anew = false;
      this.#next();
    });
  }

  /** What the thread knows of stored files is old. */
  forget(): void {
    this.#anew = true;
  }

  #next(): void {
    const [asked] = this.#waiting.values();
    if (this.#under !== undefined || asked === undefined) return;
    this.#waiting.delete(asked.path);
    this.#under = asked;
    const { answer: _, ...question } = asked;
    this.#thread().postMessage(question satisfies Question);
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./kernel-thread.worker.ts', import.meta.url), { workerData: this.#options });
    const answered = (diagnostics: readonly Diagnostic[] | undefined) => {
      this.#under?.answer(diagnostics);
      this.#under = undefined;
      this.#next();
    };
    worker.on('message', answered);
    // Out of memory, or a mistake of the checker: the next question has a thread of its own.
    worker.on('error', () => {
      this.#worker = undefined;
      answered(undefined);
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}
