/**
 * How a package is found: through the targets and the roles that they delegate to, depth first, in their order.
 *
 * The first role with a record of the name answers for all of its versions and architectures (docs/repository.md). Not here:
 * which of them is wanted.
 */
import { type Delegation, type Offer, RepoError, type Targets } from './metadata.ts';
import { type Asking, current, nextDelegated, type Trusted } from './update.ts';

/** So many delegated roles are asked in one search. */
export const MAX_VISITS = 32;

/** Whether the pattern fits the whole name: `*` is any characters, `?` is one. */
export function fits(pattern: string, name: string): boolean {
  // Greedy: after a mismatch the last star takes one character more. Never more than length times length steps.
  let [at, from, star, taken] = [0, 0, -1, 0];
  while (at < name.length) {
    if (pattern[from] === '*') {
      [star, taken] = [from, at];
      from += 1;
    } else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === name[at])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      taken += 1;
      [at, from] = [taken, star + 1];
    } else return false;
  }
  return /^\**$/.test(pattern.slice(from));
}

export interface Found {
  /** What is trusted afterwards: roles that were asked for are kept. */
  readonly trusted: Trusted;
  /** The delegated roles that were asked, in their order. */
  readonly asked: readonly string[];
  readonly offers: readonly Offer[];
}

/** Offers, or whether others may be asked. */
type Answer = readonly Offer[] | 'ended' | 'go on';

/** Looks for a package after an update, without fetching more than has to be asked. */
class Search {
  private readonly name: string;
  private readonly asking: Asking;
  readonly asked: string[] = [];
  trusted: Trusted;

  constructor(trusted: Trusted, name: string, asking: Asking) {
    this.trusted = current(trusted, asking);
    this.name = name;
    this.asking = asking;
  }

  /** The offers of the first role that has some; whether the search ends without. */
  in(targets: Targets): Answer {
    const offers = targets.packages.filter(({ name }) => name === this.name);
    if (offers.length > 0) return offers;
    for (const delegation of targets.delegations) {
      if (!delegation.patterns.some((pattern) => fits(pattern, this.name))) continue;
      const answer = this.asked.includes(delegation.name) ? 'go on' : this.ask(delegation);
      if (answer !== 'go on') return answer;
      if (delegation.terminating) return 'ended';
    }
    return 'go on';
  }

  private ask(delegation: Delegation): Answer {
    if (this.asked.length === MAX_VISITS) {
      throw new RepoError('too_large', `more than ${MAX_VISITS} roles would have to be asked for ${this.name}`);
    }
    this.asked.push(delegation.name);
    this.trusted = nextDelegated(this.trusted, delegation.name, delegation, this.asking);
    const file = this.trusted.delegated.get(delegation.name);
    return file === undefined ? 'go on' : this.in(file.metadata);
  }
}

/** @throws RepoError not_offered, or why a role that had to be asked is refused */
export function find(trusted: Trusted, name: string, asking: Asking): Found {
  const search = new Search(trusted, name, asking);
  const { targets } = search.trusted;
  const answer = targets === undefined ? 'go on' : search.in(targets.metadata);
  if (typeof answer === 'string') throw new RepoError('not_offered', `no repository offers ${name}`);
  return { trusted: search.trusted, asked: search.asked, offers: answer };
}
