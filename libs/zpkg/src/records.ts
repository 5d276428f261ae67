/**
 * Records with strings behind them, to be written: how packages and metadata of repositories are laid out.
 *
 * What strings belong to records follows them in their order and without a gap, so that there is one way to write the same.
 */
import { RELATION_SIZE, RelationKind, writeRelation } from './abi.ts';
import { viewOf } from './bytes.ts';
import type { Relation } from './package.ts';
import { refuse } from './refuse.ts';
import { boundOf, checkRelation, compareRelations, relationText } from './relations.ts';

/** Where strings begin is a u32. */
const MAX_STRINGS = 0xffff_ffff;

/** Records and strings, as they come to the end of what is there already. */
export class RecordWriter {
  private readonly records: Uint8Array[] = [];
  private readonly texts: Uint8Array[] = [];
  private size = 0;

  /** Where the next string begins. */
  get end(): number {
    if (this.size > MAX_STRINGS) refuse('too_large', `bytes of strings: ${this.size} is more than ${MAX_STRINGS}`);
    return this.size;
  }

  text(...texts: readonly Uint8Array[]): void {
    this.texts.push(...texts);
    for (const { length } of texts) this.size += length;
  }

  record(size: number, write: (view: DataView) => void): void {
    const bytes = new Uint8Array(size);
    write(viewOf(bytes));
    this.records.push(bytes);
  }

  bytes(): { records: Uint8Array; strings: Uint8Array } {
    return { records: Buffer.concat(this.records), strings: Buffer.concat(this.texts) };
  }
}

/** The records of relations, in their order. @throws ZpkgError bad_relation */
export function putRelations(manifest: RecordWriter, unsorted: readonly Relation[]): void {
  const relations = [...unsorted].sort(compareRelations);
  relations.forEach((relation, index) => {
    checkRelation(relation);
    const before = relations[index - 1];
    if (before !== undefined && compareRelations(before, relation) === 0) {
      refuse('bad_relation', `${relation.kind} ${relationText(relation)} is there twice`);
    }
    const [name, lower, upper] = [relation.name, relation.lower?.version ?? '', relation.upper?.version ?? ''].map(
      (text) => Buffer.from(text),
    ) as [Buffer, Buffer, Buffer];
    manifest.record(RELATION_SIZE, (view) =>
      writeRelation(view, {
        kind: RelationKind[relation.kind],
        lower: boundOf(relation.lower),
        upper: boundOf(relation.upper),
        reserved: new Uint8Array(3),
        name_size: name.length,
        lower_size: lower.length,
        upper_size: upper.length,
        name_offset: manifest.end,
        lower_offset: manifest.end + name.length,
        upper_offset: manifest.end + name.length + lower.length,
      }),
    );
    manifest.text(name, lower, upper);
  });
}
