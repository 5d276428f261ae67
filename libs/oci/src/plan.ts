/**
 * From a recipe to the layers of each architecture: what goes into them, upon what, and with which figures.
 *
 * Nothing is written here. Layers with the same entries have the same key, so that they are made once.
 */
import { arrange, type Entry } from './entry.ts';
import { ImageError } from './errors.ts';
import { type Figures, figuresOf, fillFigures } from './greeting.ts';
import type { Facts } from './labels.ts';
import { measureLayer } from './layer.ts';
import { isShared, layerEntries, type Sources } from './material.ts';
import type { Architecture, LayerRecipe, Recipe } from './recipe.ts';
import { settled } from './settled.ts';
import { comparePaths } from './spec.ts';
import { digestOf } from './store.ts';
import { bytesOf } from './tar.ts';

export interface PlannedLayer {
  /** Equal for layers that are the same. */
  readonly key: string;
  readonly recipe: LayerRecipe;
  readonly entries: readonly Entry[];
}

export interface Plan {
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

/** One plan for each architecture, in the order of their names. */
export async function planImage(recipe: Recipe, facts: Facts, sources: Sources): Promise<Plan[]> {
  const architectures = [...recipe.architectures].sort(comparePaths);
  const gathered = new Map<string, Promise<Entry[]>>();
  const gather = (layer: LayerRecipe, architecture: Architecture): Promise<Entry[]> => {
    const key = isShared(layer, sources.lock, architectures) ? layer.name : `${layer.name} ${architecture}`;
    const gathering = gathered.get(key) ?? layerEntries(recipe, layer, architecture, sources);
    gathered.set(key, gathering);
    return gathering;
  };
  return settled(
    architectures.map(async (architecture) => {
      const heaps = await settled(recipe.layers.map((layer) => gather(layer, architecture)));
      return greet({ architecture, layers: stack(recipe.layers, heaps) }, recipe, facts);
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
