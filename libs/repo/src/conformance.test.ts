/** The reference does what every client must do (testing/conformance.ts), with signatures on paper. */
import { decode } from '@lago-grey/zpkg';
import { sha512 } from '@lago-grey/zpkg/wire';
import { describe, it } from 'vitest';
import { type Offer, packageFile, type Reason, RepoError } from './metadata.ts';
import { find } from './search.ts';
import { type Client, CONFORMANCE, PAPER, paper, TestRepository } from './testing.ts';
import { type Trusted, timeOf, trustRoot, update } from './update.ts';

/** The reference as a client; what it was given it keeps, and what it obtained. */
function reference(repository: TestRepository): Client {
  const obtained = new Set<string>();
  let asked: string[] = [];
  let trusted: Trusted | undefined;
  const source = (file: string) => {
    asked.push(file);
    return repository.files.get(file);
  };
  const why = <T>(work: () => T): T | { readonly refused: Reason } => {
    try {
      return work();
    } catch (error) {
      if (error instanceof RepoError) return { refused: error.reason };
      throw error;
    }
  };
  const fetched = ({ digest, size, version }: Offer) => {
    const file = packageFile(digest);
    if (obtained.has(file)) return { version };
    const bytes = source(file) ?? new Uint8Array();
    if (BigInt(bytes.length) > size) throw new RepoError('size_exceeded', file);
    if (Buffer.compare(sha512(bytes), digest) !== 0) throw new RepoError('mismatched', file);
    obtained.add(file);
    return { version: decode(bytes).package.version };
  };
  return {
    begin(root) {
      const began = why(() => trustRoot(root, PAPER));
      if ('refused' in began) return false;
      trusted = began;
      return true;
    },
    update(clock) {
      if (trusted === undefined) return 'not_found';
      const { trusted: then, refused } = update(trusted, source, clock, PAPER);
      trusted = then;
      return refused?.reason;
    },
    kept(role) {
      if (trusted === undefined) return undefined;
      const { root, timestamp, snapshot, targets, delegated } = trusted;
      const files: Readonly<Record<string, { readonly bytes: Uint8Array } | undefined>> = {
        root,
        timestamp,
        snapshot,
        targets,
      };
      return (files[role] ?? delegated.get(role))?.bytes;
    },
    obtain(name, clock) {
      return why(() => {
        if (trusted === undefined) throw new RepoError('not_found', 'no repository');
        const found = find(trusted, name, { source, time: timeOf(trusted, clock), judge: PAPER });
        trusted = found.trusted;
        const [offer] = found.offers;
        if (offer === undefined) throw new RepoError('not_offered', name);
        return fetched(offer);
      });
    },
    asked() {
      const files = asked;
      asked = [];
      return files;
    },
  };
}

describe.each([...new Set(CONFORMANCE.map(({ tuf }) => tuf))])('%s', (name) => {
  it.each(CONFORMANCE.filter(({ tuf }) => tuf === name))('$title', async ({ run }) => {
    const repository = new TestRepository(paper);
    await run({ repository, client: reference(repository) });
  });
});
