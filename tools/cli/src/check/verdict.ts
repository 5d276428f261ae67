/** A checker's verdict in one line, the same wherever it is shown. */

interface Verdict {
  readonly name: string;
  readonly version: string;
  readonly verdict: string;
  readonly modules: number;
}
/** Of the run that gave the verdict. */
interface Time {
  readonly anew: number;
  readonly milliseconds: number;
}

/** @param more what else is to be said of it, such as how many theorems */
export function formatVerdict(verdict: Verdict & Partial<Time>, more: readonly string[] = []): string {
  const { name, version, modules, anew, milliseconds } = verdict;
  const parts = [
    ...more,
    `${modules} module${modules === 1 ? '' : 's'}${anew === undefined || anew === modules ? '' : `, ${anew} of them anew`}`,
    ...(milliseconds === undefined ? [] : [`${(milliseconds / 1000).toFixed(1)} s`]),
  ];
  return `${verdict.verdict} by ${name} ${version}: ${parts.join(', ')}`;
}
