/**
 * A whole repository looked at as a client would: every role that can be reached, and every package that is offered.
 *
 * What a client would refuse when it comes to it is refused here, wherever it is.
 */
import { decode, relationText, ZpkgError } from '@lago-grey/zpkg';
import { sha512 } from '@lago-grey/zpkg/wire';
import { JUDGE, type Judge } from './file.ts';
import { BOUNDS, metadataFile, nameOf, type Offer, packageFile, type Reason, RepoError } from './metadata.ts';
import { nextDelegated, type Source, type Trusted, timeOf, trustRoot, update } from './update.ts';

/** What a package file is, as a repository offers it. @throws ZpkgError if it is no package */
export function offerOf(bytes: Uint8Array, architecture: Offer['architecture']): Offer {
  const { package: pkg, header } = decode(bytes);
  const { name, version, relations = [] } = pkg;
  return {
    name,
    version,
    architecture,
    size: BigInt(bytes.length),
    unpackedSize: header.unpacked_size,
    digest: sha512(bytes),
    privileges: header.privileges,
    relations,
  };
}

export interface Problem {
  readonly what: string;
  readonly reason: Reason;
  readonly message: string;
}

export interface Checked {
  /** By the names of roles: versions, and until when. */
  readonly roles: ReadonlyMap<string, { readonly version: bigint; readonly expires: bigint }>;
  readonly packages: number;
  readonly problems: readonly Problem[];
}

const words = ({ relations }: Offer): string => relations.map((one) => `${one.kind} ${relationText(one)}`).join(', ');

/** @throws RepoError, ZpkgError */
function checkOffer(offer: Offer, source: Source): void {
  const file = packageFile(offer.digest);
  const bytes = source(file, offer.size);
  if (bytes === undefined) throw new RepoError('unavailable', `there is no ${file}`);
  if (BigInt(bytes.length) > offer.size)
    throw new RepoError('size_exceeded', `${file} has more than ${offer.size} bytes`);
  const is = offerOf(bytes, offer.architecture);
  const differs =
    Buffer.compare(is.digest, offer.digest) !== 0 ||
    is.name !== offer.name ||
    is.version !== offer.version ||
    is.unpackedSize !== offer.unpackedSize ||
    is.privileges !== offer.privileges ||
    words(is) !== words(offer);
  if (differs) throw new RepoError('mismatched', `${file} is not the package that was signed for`);
}

class Check {
  readonly problems: Problem[] = [];
  private readonly source: Source;
  private readonly time: bigint;
  private readonly judge: Judge;
  private offers = 0;

  constructor(source: Source, time: bigint, judge: Judge) {
    this.source = source;
    this.time = time;
    this.judge = judge;
  }

  private attempt<T>(what: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RepoError) && !(error instanceof ZpkgError)) throw error;
      this.problems.push({ what, reason: error.reason, message: error.message });
      return undefined;
    }
  }

  everything(updated: Trusted): Checked {
    const { source, time, judge } = this;
    let trusted = updated;
    const queue = [trusted.targets?.metadata];
    const seen = new Set<string>();
    for (let targets = queue.shift(); targets !== undefined; targets = queue.shift()) {
      for (const offer of targets.packages) {
        this.offers++;
        this.attempt(`${offer.name} ${offer.version}`, () => checkOffer(offer, source));
      }
      for (const delegation of targets.delegations) {
        const { name } = delegation;
        const then = this.attempt(name, () => nextDelegated(trusted, name, delegation, { source, time, judge }));
        if (then === undefined || seen.has(name)) continue;
        seen.add(name);
        trusted = then;
        queue.push(trusted.delegated.get(name)?.metadata);
      }
    }
    const { root, timestamp, snapshot, targets: first, delegated } = trusted;
    const files = [root, timestamp, snapshot, first, ...delegated.values()].filter((file) => file !== undefined);
    const roles = files.map(({ metadata }) => {
      const { version, expires } = metadata;
      return [nameOf(metadata), { version, expires }] as const;
    });
    return { roles: new Map(roles), packages: this.offers, problems: this.problems };
  }
}

/**
 * Looks at everything, from a root file on that is trusted: version 1 of the repository itself if no other is given.
 *
 * @throws RepoError as an update is refused
 */
export function checkRepository(source: Source, clock: bigint, first?: Uint8Array, judge: Judge = JUDGE): Checked {
  const root = first ?? source(metadataFile('root', 1n), BOUNDS.root);
  if (root === undefined) throw new RepoError('unavailable', 'there is no metadata/1.root: this is no repository');
  const begun = trustRoot(root, judge);
  const { trusted, refused } = update(begun, source, clock, judge);
  if (refused !== undefined) throw refused;
  return new Check(source, timeOf(begun, clock), judge).everything(trusted);
}
