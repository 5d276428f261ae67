/**
 * From a recipe to a finished image: the one place where the parts of this library meet.
 *
 * Layers that are the same for every architecture are made once, all others side by side. The date of everything is
 * that of the Debian lock. A result beyond its budget is not put in place.
 */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { arrange, type Entry } from './entry.ts';
import { ImageError } from './errors.ts';
import { type Figures, figuresOf, fillFigures } from './greeting.ts';
import { annotationsOf, type Facts, labelsOf } from './labels.ts';
import { type Layer, measureLayer, writeLayer } from './layer.ts';
import { replaceLayout, timestamp, writeImage } from './layout.ts';
import { isShared, layerEntries, type Sources } from './material.ts';
import type { Architecture, LayerRecipe, Recipe } from './recipe.ts';
import { overBudget, type Report, reportOf } from './report.ts';
import { comparePaths, type RunConfig } from './spec.ts';
import { digestOf } from './store.ts';
import { bytesOf } from './tar.ts';

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
    const layout = join(work, 'oci');
    const created = new Date(build.sources.lock.asOf);
    const plans = await Promise.all(
      (await plan(build, await scratchIn(work))).map((each) => greet(each, recipe, facts)),
    );
    const made = new Map<string, Promise<Layer>>();
    const parts = await Promise.all(
      plans.map(async ({ architecture, layers }) => ({
        architecture,
        layers: await Promise.all(
          layers.map(async ({ key, recipe: layer, entries }) => {
            const making = made.get(key) ?? writeLayer(layout, entries, created);
            made.set(key, making);
            return { name: layer.name, apart: layer.apart === true, layer: await making, entries };
          }),
        ),
      })),
    );
    build.progress?.('layers are written');
    const date = timestamp(created);
    const labelled = parts.map((part, at) => {
      const unpacked = part.layers.reduce((sum, { layer }) => sum + layer.unpacked, 0);
      const greeting = plans[at]?.greeting;
      if (greeting !== undefined && greeting.size !== String(unpacked)) {
        throw new Error(`${part.architecture}: the greeting states ${greeting.size} bytes, the image has ${unpacked}`);
      }
      return {
        ...part,
        ...(greeting === undefined ? {} : { greeting }),
        labels: labelsOf(recipe, facts, unpacked, date),
      };
    });
    const annotations = annotationsOf(recipe, facts, date);
    const written = await writeImage(
      layout,
      `${recipe.name}:${recipe.tag}`,
      created,
      labelled.map(({ architecture, layers, labels }) => ({
        platform: platformOf(architecture),
        layers,
        config: runConfig(recipe, labels),
        annotations,
      })),
      annotations,
    );
    const report = reportOf(recipe, facts, date, written, labelled);
    const excess = overBudget(report);
    if (excess !== undefined) throw excess;
    await replaceLayout(layout, place);
    return report;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
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

async function scratchIn(work: string): Promise<string> {
  const scratch = join(work, 'scratch');
  await mkdir(scratch);
  return scratch;
}

interface PlannedLayer {
  /** Equal for layers that are the same. */
  readonly key: string;
  readonly recipe: LayerRecipe;
  readonly entries: readonly Entry[];
}

interface Plan {
  readonly architecture: Architecture;
  readonly layers: readonly PlannedLayer[];
  /** What the greeting states, where there is one. */
  readonly greeting?: Figures;
}

/** The same plan with the image's own figures in the program that states them. */
async function greet(plan: Plan, recipe: Recipe, facts: Facts): Promise<Plan> {
  const path = recipe.greeting;
  if (path === undefined) return plan;
  const sizes = await Promise.all(plan.layers.map(({ entries }) => measureLayer(entries)));
  const greeting = figuresOf(
    sizes.reduce((sum, size) => sum + size, 0),
    facts,
  );
  const filled = async (entry: Entry): Promise<Entry> => {
    if (entry.path !== path || entry.kind !== 'file') return entry;
    return {
      ...entry,
      content: { kind: 'bytes', bytes: fillFigures(await bytesOf(entry.content), greeting, entry.from) },
    };
  };
  const layers = plan.layers.map(async (layer) => {
    const entries = await Promise.all(layer.entries.map(filled));
    return { ...layer, entries, key: keyOf(entries) };
  });
  return { ...plan, layers: await Promise.all(layers), greeting };
}

async function plan({ recipe, sources }: Pick<Build, 'recipe' | 'sources'>, scratch: string): Promise<Plan[]> {
  const architectures = [...recipe.architectures].sort(comparePaths);
  const gathered = new Map<string, Promise<Entry[]>>();
  const gather = (layer: LayerRecipe, architecture: Architecture): Promise<Entry[]> => {
    const key = isShared(layer, sources.lock, architectures) ? layer.name : `${layer.name} ${architecture}`;
    const gathering = gathered.get(key) ?? layerEntries(recipe, layer, architecture, { ...sources, scratch });
    gathered.set(key, gathering);
    return gathering;
  };
  return Promise.all(
    architectures.map(async (architecture) => {
      const heaps = await Promise.all(recipe.layers.map((layer) => gather(layer, architecture)));
      return { architecture, layers: stack(recipe.layers, heaps) };
    }),
  );
}

/** Arranges each layer upon those beneath it. */
function stack(recipes: readonly LayerRecipe[], heaps: readonly (readonly Entry[])[]): PlannedLayer[] {
  const below = new Map<string, string>();
  return recipes.map((recipe, at) => {
    const entries = arrange(heaps[at] ?? [], new Set(below.keys()));
    for (const { path, kind } of entries) {
      const earlier = below.get(path);
      if (earlier !== undefined && kind !== 'directory') {
        throw new ImageError(`layer ${recipe.name} covers /${path} of layer ${earlier}`, 'correct the recipe');
      }
      below.set(path, recipe.name);
    }
    return { key: keyOf(entries), recipe, entries };
  });
}

function keyOf(entries: readonly Entry[]): string {
  const content = (entry: Entry) =>
    entry.kind === 'file' && entry.content.kind === 'bytes' ? digestOf(entry.content.bytes) : entry;
  return digestOf(Buffer.from(JSON.stringify(entries.map((entry) => [entry.path, entry.mode, content(entry)]))));
}

const platformOf = (architecture: Architecture) => ({ architecture, os: 'linux' });

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
