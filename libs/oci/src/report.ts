/**
 * What was built, for machines and people: sizes, files, formation, digests; and whether it keeps to its budget.
 *
 * "Unpacked" is the size of the layers' archives, which is what podman and docker say an image's size is; "compressed"
 * is what is pulled. Both are sums over layers.
 */
import { classify, describeFormation, type Formation } from '@lago-grey/ice';
import { type Entry, sizeOf } from './entry.ts';
import { ImageError } from './errors.ts';
import type { Figures } from './greeting.ts';
import { type Facts, megabytes, type Verification } from './labels.ts';
import type { Layer } from './layer.ts';
import type { Written } from './layout.ts';
import type { Architecture, Budget, Recipe } from './recipe.ts';
import type { Annotations, Digest } from './spec.ts';

export interface Sizes {
  readonly unpacked: number;
  readonly compressed: number;
  readonly files: number;
}

export interface LayerReport extends Sizes {
  readonly name: string;
  /** Not counted against the budget. */
  readonly apart: boolean;
  readonly digest: Digest;
  readonly diffId: Digest;
}

export interface ArchitectureReport extends Sizes {
  readonly manifest: Digest;
  readonly config: Digest;
  readonly formation: Formation;
  /** Without the layers that are set apart: what the budget is about. */
  readonly counted: Sizes;
  readonly layers: readonly LayerReport[];
  readonly labels: Annotations;
  /** What the image's own greeting states, where it has one. */
  readonly greeting?: Figures;
  /** The largest files, for whoever has to make it smaller. */
  readonly largest: readonly { readonly path: string; readonly size: number }[];
}

export interface Report {
  readonly format: 'lago-image-report/1';
  readonly name: string;
  readonly reference: string;
  readonly version: string;
  readonly created: string;
  readonly digest: Digest;
  readonly verification: Verification;
  readonly budget: Budget;
  readonly architectures: Readonly<Partial<Record<Architecture, ArchitectureReport>>>;
}

export interface MadePart {
  readonly architecture: Architecture;
  readonly greeting?: Figures;
  readonly labels: Annotations;
  readonly layers: readonly {
    readonly name: string;
    readonly apart: boolean;
    readonly layer: Layer;
    readonly entries: readonly Entry[];
  }[];
}

const LARGEST = 5;

const sum = (layers: readonly Sizes[]): Sizes => ({
  unpacked: layers.reduce((total, { unpacked }) => total + unpacked, 0),
  compressed: layers.reduce((total, { compressed }) => total + compressed, 0),
  files: layers.reduce((total, { files }) => total + files, 0),
});

export function reportOf(
  recipe: Recipe,
  facts: Facts,
  created: string,
  written: Written,
  parts: readonly MadePart[],
): Report {
  const architectures: Partial<Record<Architecture, ArchitectureReport>> = {};
  parts.forEach((part, at) => {
    const documents = written.parts[at];
    if (documents === undefined) throw new Error(`no manifest was written for ${part.architecture}`);
    const layers = part.layers.map(
      ({ name, apart, layer }): LayerReport => ({
        name,
        apart,
        digest: layer.digest,
        diffId: layer.diffId,
        unpacked: layer.unpacked,
        compressed: layer.size,
        files: layer.files,
      }),
    );
    const total = sum(layers);
    architectures[part.architecture] = {
      manifest: documents.manifest.digest,
      config: documents.config.digest,
      formation: classify(total.unpacked),
      ...total,
      counted: sum(layers.filter(({ apart }) => !apart)),
      layers,
      labels: part.labels,
      ...(part.greeting === undefined ? {} : { greeting: part.greeting }),
      largest: largestFiles(part),
    };
  });
  return {
    format: 'lago-image-report/1',
    name: recipe.name,
    reference: `${recipe.name}:${recipe.tag}`,
    version: facts.version,
    created,
    digest: written.index.digest,
    verification: facts.verification,
    budget: recipe.budget,
    architectures,
  };
}

function largestFiles(part: MadePart): { path: string; size: number }[] {
  return part.layers
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.kind === 'file' ? [{ path: `/${entry.path}`, size: sizeOf(entry.content) }] : []))
    .sort((a, b) => b.size - a.size)
    .slice(0, LARGEST);
}

/** The error of an image that is beyond its budget, or undefined. */
export function overBudget({ name, budget, architectures }: Report): ImageError | undefined {
  const excesses = Object.entries(architectures).flatMap(([architecture, { counted, largest }]) =>
    (['unpacked', 'compressed'] as const)
      .filter((kind) => counted[kind] > budget[kind])
      .map((kind) => {
        const files = largest.map(({ path, size }) => `${path} ${megabytes(size)} MB`).join(', ');
        return `${architecture}: ${counted[kind]} bytes ${kind}, the budget is ${budget[kind]}; largest: ${files}`;
      }),
  );
  if (excesses.length === 0) return undefined;
  return new ImageError(
    `${name} is beyond its budget:\n  ${excesses.join('\n  ')}`,
    'take something out, or raise "budget" in the recipe and say why in the commit',
  );
}

/** The report as lines for a person. */
export function describeReport(report: Report): string {
  const lines = [`${report.reference}  ${report.digest}`];
  for (const [architecture, part] of Object.entries(report.architectures)) {
    lines.push(
      `${architecture}  ${part.manifest}`,
      `  ${megabytes(part.unpacked)} MB unpacked, ${megabytes(part.compressed)} MB compressed, ${part.files} files: ` +
        describeFormation(part.unpacked),
      `  counted against the budget: ${megabytes(part.counted.unpacked)} of ${megabytes(report.budget.unpacked)} MB ` +
        `unpacked, ${megabytes(part.counted.compressed)} of ${megabytes(report.budget.compressed)} MB compressed, ` +
        `${part.counted.files} files`,
    );
    for (const layer of part.layers) {
      const apart = layer.apart ? ' (apart)' : '';
      lines.push(
        `  ${layer.name}${apart}: ${layer.unpacked} bytes, ${layer.compressed} compressed, ${layer.files} files`,
      );
    }
  }
  const { verified, theorems, checkers, why } = report.verification;
  lines.push(
    verified ? `verified: ${theorems} theorems, by ${checkers.join(', ')}` : `not verified: ${why ?? 'unknown'}`,
  );
  return `${lines.join('\n')}\n`;
}
