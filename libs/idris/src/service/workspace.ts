/** The documents that an editor has open, on one set of checked modules. */
import { resolve } from 'node:path';
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import { type CheckOptions, Run } from '../driver/check.ts';
import { readSource } from '../driver/source.ts';
import { Document } from './document.ts';
import { KernelThread } from './kernel-thread.ts';

export type { Completion, Document, Edit, Location, Symbol as DocumentSymbol } from './document.ts';

export class Workspace {
  readonly #options: CheckOptions;
  readonly #texts = new Map<string, string>();
  readonly #documents = new Map<string, Document>();
  #run: Run;
  readonly #kernel: KernelThread;

  constructor(options: CheckOptions = {}) {
    this.#options = options;
    this.#run = this.#begin();
    const { cache, library, roots } = options;
    this.#kernel = new KernelThread({
      ...(cache === undefined ? {} : { cache }),
      ...(library === undefined ? {} : { library }),
      ...(roots === undefined ? {} : { roots }),
    });
  }

  #begin(): Run {
    return new Run(
      { ...this.#options, overlay: (path) => this.#texts.get(path) },
      this.#options.roots ?? [],
      true,
      () => false,
    );
  }

  /** A document is open with this text, or has it now. */
  update(path: string, text: string): Document {
    const full = resolve(path);
    this.#texts.set(full, text);
    const known = this.#documents.get(full);
    if (known !== undefined) {
      known.update();
      return known;
    }
    const opened = new Document(this.#run, full);
    this.#documents.set(full, opened);
    return opened;
  }

  close(path: string): void {
    this.#texts.delete(resolve(path));
    this.#documents.delete(resolve(path));
  }

  /** All that is wrong with a document, the kernel's word included; nothing if it has changed meanwhile. */
  async verdict(document: Document): Promise<readonly Diagnostic[] | undefined> {
    const { text, diagnostics } = document;
    if (diagnostics.length > 0) return diagnostics;
    const said = await this.#kernel.ask(document.path, this.#texts);
    return this.find(document.path) === document && document.text === text ? said : undefined;
  }

  /** Something was stored: who rests on it must see it. */
  saved(): readonly Document[] {
    const read = (path: string) => this.#texts.get(path) ?? this.read(path);
    const stale = this.documents.filter((document) => document.isStale(read));
    if (stale.length === 0) return [];
    this.#run = this.#begin();
    this.#kernel.forget();
    const anew = stale.map(({ path }) => new Document(this.#run, path));
    for (const document of anew) this.#documents.set(document.path, document);
    return anew;
  }

  /** The text of a stored file; nothing if it cannot be read. */
  read(path: string): string {
    try {
      return readSource(path);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return '';
    }
  }

  get documents(): readonly Document[] {
    return [...this.#documents.values()];
  }
  find(path: string): Document | undefined {
    return this.#documents.get(resolve(path));
  }
}
