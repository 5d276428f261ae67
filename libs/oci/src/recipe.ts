/**
 * The recipe of an image: what a person decides about it.
 *
 * Relies on JSON Schema draft 7 (schema/image.schema.json, which an editor reads too) through ajv; what a schema cannot
 * say (names that refer to each other, labels that are computed) is checked here. Every mistake is named at once.
 */
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { pathProblem } from './entry.ts';
import { ImageError } from './errors.ts';

export type Architecture = 'amd64' | 'arm64';

export interface User {
  readonly name: string;
  readonly id: number;
  readonly home: string;
  readonly comment?: string;
}

export interface PackageUse {
  readonly name: string;
  readonly take: readonly string[];
  readonly leave?: readonly string[];
  readonly certificates?: string;
}

export interface FileUse {
  readonly path: string;
  readonly mode: string;
  readonly owner?: string;
  readonly from?: string;
  readonly lines?: readonly string[];
}

export interface LayerRecipe {
  readonly name: string;
  readonly apart?: boolean;
  readonly packages?: readonly PackageUse[];
  readonly accounts?: boolean;
  readonly directories?: readonly { readonly path: string; readonly mode: string; readonly owner?: string }[];
  readonly files?: readonly FileUse[];
  readonly symlinks?: readonly { readonly path: string; readonly target: string }[];
}

export interface Recipe {
  readonly name: string;
  readonly tag: string;
  readonly vendor: string;
  readonly description: string;
  readonly architectures: readonly Architecture[];
  readonly users: readonly User[];
  readonly layers: readonly LayerRecipe[];
  readonly run: {
    readonly user: string;
    readonly entrypoint: readonly string[];
    readonly arguments?: readonly string[];
    readonly folder?: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly ports?: readonly string[];
    readonly volumes?: readonly string[];
    readonly stopSignal?: string;
  };
  readonly labels?: Readonly<Record<string, string>>;
  readonly greeting?: string;
  readonly features?: string;
  readonly budget: Budget;
}

export interface Budget {
  readonly unpacked: number;
  readonly compressed: number;
}

/** What is built for whoever makes packages: it handles secret keys, which no image has. */
const NEVER_SHIPPED = /^dist\/obli-sign(\/|$)/;

/** Labels under these names state what was built: they come from the result (labels.ts), never from a recipe. */
const COMPUTED = /^(org\.opencontainers\.image|io\.hyperpolymath)\./;

const schema: object = JSON.parse(
  await readFile(new URL('../schema/image.schema.json', import.meta.url), 'utf8'),
) as object;
const fits = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile<Recipe>(schema);

/** Reads the text of a recipe. */
export function parseRecipe(text: string, file: string): Recipe {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ImageError(
      `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      'correct it',
    );
  }
  const mistakes = fits(value)
    ? contradictions(value)
    : (fits.errors ?? []).map(({ instancePath, message, params }) => {
        const named = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
        return `${instancePath === '' ? 'the recipe' : instancePath} ${message ?? 'is wrong'}${named}`;
      });
  if (mistakes.length === 0 && fits(value)) return value;
  throw new ImageError(
    `${file} is no image recipe:\n  ${mistakes.join('\n  ')}`,
    'libs/oci/schema/image.schema.json says what may stand in it',
  );
}

export const readRecipe = async (file: string): Promise<Recipe> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ImageError(`there is no recipe ${file}`, 'a recipe lies in targets/NAME/image.json');
  });
  return parseRecipe(text, file);
};

function contradictions(recipe: Recipe): string[] {
  const mistakes: string[] = [];
  const users = new Set(recipe.users.map(({ name }) => name));
  const twice = (what: string, names: readonly (string | number)[]) => {
    for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at))) {
      mistakes.push(`${what} ${name} is there twice`);
    }
  };
  twice(
    '/users: the name',
    recipe.users.map(({ name }) => name),
  );
  twice(
    '/users: the id',
    recipe.users.map(({ id }) => id),
  );
  twice(
    '/layers: the name',
    recipe.layers.map(({ name }) => name),
  );
  const user = (name: string | undefined, where: string) => {
    if (name !== undefined && !users.has(name)) mistakes.push(`${where}: ${name} is none of users`);
  };
  const path = (value: string, where: string) => {
    const problem = pathProblem(value);
    if (problem !== undefined) mistakes.push(`${where}: ${value}: ${problem}`);
  };
  user(recipe.run.user, '/run/user');
  for (const layer of recipe.layers) {
    const where = `/layers (${layer.name})`;
    for (const item of [...(layer.directories ?? []), ...(layer.files ?? [])]) {
      user(item.owner, `${where} ${item.path}`);
      path(item.path, where);
    }
    for (const link of layer.symlinks ?? []) path(link.path, where);
    for (const { from } of layer.files ?? []) {
      if (from === undefined) continue;
      path(from, `${where} from`);
      if (NEVER_SHIPPED.test(from)) mistakes.push(`${where} from: ${from} signs packages and is part of no image`);
    }
  }
  const files = new Set(recipe.layers.flatMap(({ files }) => files ?? []).map((file) => file.path));
  for (const key of ['greeting', 'features'] as const) {
    const named = recipe[key];
    if (named !== undefined && !files.has(named)) mistakes.push(`/${key}: ${named} is none of the files`);
  }
  for (const label of Object.keys(recipe.labels ?? {})) {
    if (COMPUTED.test(label)) mistakes.push(`/labels: ${label} is computed and cannot be set`);
  }
  return mistakes;
}
