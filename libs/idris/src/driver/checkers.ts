/**
 * Checkers beside ours: what they are asked, what they answer, and what is said where one of them disagrees.
 *
 * A checker is asked only about what ours accepts. It says "accepted" or names what it does not accept; a checker that is
 * not on the machine gives no verdict at all, which is never the same as one that accepts.
 */
import type { CoreModule } from '../core/format.ts';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { problem } from './source.ts';

/** A module that ours accepts. */
export interface AcceptedModule {
  readonly name: string;
  /** Whether it is one of ours, and not of what is checked. */
  readonly isLibrary: boolean;
  readonly imports: readonly AcceptedModule[];
  /** A digest of its core and of all that it rests on. */
  readonly key: string;
  /** The core that the kernel accepted. */
  core(): CoreModule;
}

export interface Question {
  /** The description of the package, if one is checked. */
  readonly packageFile?: string;
  /** Each after its imports. */
  readonly modules: readonly AcceptedModule[];
}

/** What another checker has against something that ours accepts. */
export interface Disagreement {
  /** Undefined if it is about no module that was asked about. */
  readonly module?: AcceptedModule;
  /** By full name. */
  readonly declaration?: string;
  /** What it printed. */
  readonly output: string;
}

/** What a checker says of the same modules. */
export interface CheckerVerdict {
  readonly name: string;
  readonly version: string;
  readonly verdict: 'accepted' | 'rejected';
  /** How many modules it was asked about. */
  readonly modules: number;
  /** How many of them it had not accepted before. */
  readonly anew: number;
  readonly milliseconds: number;
  /** None if it accepts. */
  readonly disagreements: readonly Disagreement[];
}

export type OtherChecker = (question: Question) => Promise<CheckerVerdict>;

/** More would hide the next disagreement. */
const MOST_LINES = 40;

/**
 * What a reader is told of a verdict: nothing of one that accepts.
 *
 * @param place the file of a module and where it declares something; undefined for what belongs to no module
 */
export function disagreementDiagnostics(
  verdict: CheckerVerdict,
  ours: string,
  place: (disagreement: Disagreement) => { readonly file: string; readonly span: Span },
): Diagnostic[] {
  if (verdict.verdict === 'accepted') return [];
  const { name, version, disagreements } = verdict;
  return (disagreements.length > 0 ? disagreements : [{ output: 'it does not say why' }]).map((one) => {
    const what = one.declaration ?? one.module?.name ?? 'this package';
    const { file, span } = place(one);
    const message = `${name} ${version} rejects ${what}, which ${ours} accepts: one of them is wrong`;
    return problem(file, 'kernel', message, one.output.trimEnd().split('\n').slice(0, MOST_LINES), span);
  });
}
