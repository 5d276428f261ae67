/** The documents that an editor has open, on one set of checked modules. */
import { resolve } from 'node:path';
import { Rejected } from '../diagnostic.ts';
import { type CheckOptions, Run } from '../driver/check.ts';
import { readSource } from '../driver/source.ts';
import { Document } from './document.ts';

export type { Completion, Document, Edit, Location, Symbol as DocumentSymbol } from './document.ts';

export class Workspace {
  readonly #options: CheckOptions;
  readonly #texts = new Map<string, string>();
  #documents = new Map<string, Document>();
  #run: Run;

  constructor(options: CheckOptions = {}) {
    this.#options = options;
    this.#run = this.#begin();
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

  /** Something was stored: who imports it must see it. */
  saved(): readonly Document[] {
    this.#run = this.#begin();
    this.#documents = new Map([...this.#documents.keys()].map((path) => [path, new Document(this.#run, path)]));
    return this.documents;
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
