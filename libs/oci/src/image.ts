/**
 * From a recipe to a finished image: the one place where the parts of this library meet.
 *
 * Layers that are the same for every architecture are made once, all others side by side. The date of everything is
 * that of the Debian lock. A result beyond its budget is not put in place.
 */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { annotationsOf, type Facts, labelsOf } from './labels.ts';
import { type Layer, writeLayer } from './layer.ts';
import { replaceLayout, timestamp, writeImage } from './layout.ts';
import type { Sources } from './material.ts';
import { type Plan, type PlannedLayer, planImage } from './plan.ts';
import type { Recipe } from './recipe.ts';
import { type MadePart, overBudget, type Report, reportOf } from './report.ts';
import { settled } from './settled.ts';
import { type Annotations, comparePaths, type RunConfig } from './spec.ts';

export interface Build {
  readonly recipe: Recipe;
  readonly facts: Facts;
  readonly sources: Omit<Sources, 'scratch'>;
  /** Where the layout goes; its parent is made. */
  readonly place: string;
  readonly progress?: (line: string) => void;
}

/** Assembles the image. */
export async function buildImage(build: Build): Promise<Report> {
  const { recipe, facts, place } = build;
  await mkdir(dirname(place), { recursive: true });
  await sweep(place);
  const work = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
  try {
    const scratch = join(work, 'scratch');
    await mkdir(scratch);
    const layout = join(work, 'oci');
    const created = new Date(build.sources.lock.asOf);
    const plans = await planImage(recipe, facts, { ...build.sources, scratch });
    const parts = await writeParts(plans, layout, created, (unpacked) =>
      labelsOf(recipe, facts, unpacked, timestamp(created)),
    );
    build.progress?.('layers are written');
    const annotations = annotationsOf(recipe, facts, timestamp(created));
    const described = parts.map(({ architecture, layers, labels }) => ({
      platform: { architecture, os: 'linux' },
      layers,
      config: runConfig(recipe, labels),
      annotations,
    }));
    const reference = `${recipe.name}:${recipe.tag}`;
    const written = await writeImage(layout, reference, created, described, annotations);
    const report = reportOf(recipe, facts, timestamp(created), written, parts);
    const excess = overBudget(report);
    if (excess !== undefined) throw excess;
    await replaceLayout(layout, place);
    return report;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Writes the layers of every plan, each different one once. */
async function writeParts(
  plans: readonly Plan[],
  layout: string,
  created: Date,
  label: (unpacked: number) => Annotations,
): Promise<MadePart[]> {
  const made = new Map<string, Promise<Layer>>();
  const write = async ({ key, recipe, entries }: PlannedLayer) => {
    const making = made.get(key) ?? writeLayer(layout, entries, created);
    made.set(key, making);
    return { name: recipe.name, apart: recipe.apart === true, layer: await making, entries };
  };
  return settled(
    plans.map(async ({ architecture, layers: planned, greeting }) => {
      const layers = await settled(planned.map(write));
      const unpacked = layers.reduce((sum, { layer }) => sum + layer.unpacked, 0);
      if (greeting !== undefined && greeting.size !== String(unpacked)) {
        throw new Error(`${architecture}: the greeting states ${greeting.size} bytes, the image has ${unpacked}`);
      }
      return { architecture, layers, labels: label(unpacked), ...(greeting === undefined ? {} : { greeting }) };
    }),
  );
}

const HOUR = 3_600_000;

/** Takes away what runs that were killed left beside the place. */
async function sweep(place: string): Promise<void> {
  for (const name of await readdir(dirname(place))) {
    if (!name.startsWith(`.${basename(place)}-`)) continue;
    const left = join(dirname(place), name);
    const found = await stat(left).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < Date.now() - HOUR) await rm(left, { recursive: true, force: true });
  }
}

function runConfig(recipe: Recipe, labels: Readonly<Record<string, string>>): RunConfig {
  const { run } = recipe;
  const id = recipe.users.find(({ name }) => name === run.user)?.id ?? 0;
  const set = (names: readonly string[]) => Object.fromEntries([...names].sort(comparePaths).map((name) => [name, {}]));
  const environment = Object.entries(run.environment ?? {}).sort(([a], [b]) => comparePaths(a, b));
  return {
    // By number: Kubernetes can tell that a number is not root, but not that a name is not.
    User: `${id}:${id}`,
    ...(run.ports === undefined ? {} : { ExposedPorts: set(run.ports) }),
    Env: environment.map(([name, value]) => `${name}=${value}`),
    Entrypoint: run.entrypoint,
    ...(run.arguments === undefined ? {} : { Cmd: run.arguments }),
    ...(run.volumes === undefined ? {} : { Volumes: set(run.volumes) }),
    ...(run.folder === undefined ? {} : { WorkingDir: run.folder }),
    Labels: labels,
    ...(run.stopSignal === undefined ? {} : { StopSignal: run.stopSignal }),
  };
}
