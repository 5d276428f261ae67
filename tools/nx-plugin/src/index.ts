/**
 * The Nx plugin: what lies in the tree says which projects there are and what can be done with them.
 *
 * An .ipkg in proofs/ gives `check` and `generate`; a build.zig under targets/ gives a build for each architecture, unless
 * it builds nothing but is imported by others; an image.json gives `image`; the package.json of a library or a tool gives `test`, `typecheck` and `lint`, and with an
 * extract.json beside it `extract`. Nothing is registered by hand. Run as TypeScript by Node 24; the only place in the
 * repository that knows Nx.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CreateNodes, type CreateNodesResult, createNodesFromFiles, type ProjectConfiguration } from '@nx/devkit';
import { readAgain } from './sources.ts';
import { imageTargets, packageTargets, proofTargets, zigTargets } from './targets.ts';

export const name = 'lago-grey';

const MARKERS = '{proofs/*.ipkg,targets/*/build.zig,targets/*/image.json,libs/*/package.json,tools/*/package.json}';

export const createNodes: CreateNodes = [
  MARKERS,
  (markers, options, context) => {
    readAgain();
    return createNodesFromFiles(
      (marker) => inferProject(context.workspaceRoot, marker, markers),
      markers,
      options ?? {},
      context,
    );
  },
];

/** The project that a marker file stands for; `markers` are all of them, for tasks that depend on other projects. */
export function inferProject(root: string, marker: string, markers: readonly string[]): CreateNodesResult {
  const folder = dirname(marker);
  const file = basename(marker);
  const short = basename(folder);
  const proofs = projectsWith('.ipkg', markers);
  if (file.endsWith('.ipkg')) {
    return project(folder, { name: short, projectType: 'library', targets: proofTargets(root, folder, file) });
  }
  if (file === 'build.zig') {
    const description = readFileSync(join(root, marker), 'utf8');
    // What others are built with, and nothing by itself.
    if (BUILDS_NOTHING.test(description)) return project(folder, { name: short, projectType: 'library', targets: {} });
    const shared = sharedFolders(description, markers);
    const wasm = description.includes('b.step("wasm"');
    const fault = description.includes('"fault"');
    const verdicts = description.includes('b.step("verdicts"');
    const targets = zigTargets(root, { folder, name: short, shared, proofs, wasm, fault, verdicts });
    return project(folder, { name: short, projectType: 'application', targets });
  }
  if (file === 'image.json') {
    const programs = programsIn(readFileSync(join(root, marker), 'utf8'), markers);
    return project(folder, {
      name: short,
      projectType: 'application',
      targets: imageTargets(root, folder, short, proofs, programs),
    });
  }
  return project(folder, { projectType: 'library', targets: packageTargets(root, folder, proofs) });
}

function project(folder: string, configuration: Omit<ProjectConfiguration, 'root'>): CreateNodesResult {
  const implicitDependencies = usedProjects(configuration);
  return { projects: { [folder]: { root: folder, ...configuration, implicitDependencies } } };
}

/** The projects whose tasks come before this one's: for `nx graph`, which shows them as the way of the data. */
function usedProjects({ name, targets = {} }: Omit<ProjectConfiguration, 'root'>): string[] {
  const named = Object.values(targets)
    .flatMap((target) => target.dependsOn ?? [])
    .flatMap((task) => (typeof task === 'object' ? (task.projects ?? []) : []));
  return [...new Set(named)].filter((other) => other !== name).sort();
}

const BUILDS_NOTHING = /^pub fn build\(_: \*std\.Build\) void \{\}$/m;

/** The folders of the targets that a build.zig imports. */
function sharedFolders(description: string, markers: readonly string[]): string[] {
  const imported = [...description.matchAll(/@import\("([a-z0-9-]+)"\)/g)].map((match) => `targets/${match[1]}`);
  return imported.filter((folder) => markers.includes(`${folder}/build.zig`));
}

/** The names of the projects that have a marker of this kind. */
function projectsWith(ending: string, markers: readonly string[]): string[] {
  return markers.filter((marker) => marker.endsWith(ending)).map((marker) => basename(dirname(marker)));
}

/** The programs that a recipe takes from dist/NAME/, as far as they are built here. */
function programsIn(recipe: string, markers: readonly string[]): string[] {
  return projectsWith('/build.zig', markers).filter((program) => recipe.includes(`"dist/${program}/`));
}
