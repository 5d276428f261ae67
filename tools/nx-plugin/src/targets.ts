/**
 * The tasks of each kind of project, with everything that decides their result.
 *
 * Tasks are coarse (one check for all proofs, one build for each architecture): Nx replays tens of tasks at once, and
 * each of our programs is quick at finding out what it need not do again. Nx selects `affected` by these inputs, so they
 * have to be complete: sources, what the task's programs are made of (sources.ts), the pins of every tool, and the
 * outputs of the tasks before it. Every package of npm counts, through package-lock.json.
 *
 * What is built is built from what our own kernel accepts: `generate` sees to that itself. `check` asks every other checker
 * too, and for the rules of proofs/; that takes minutes, in which programs are built. What ships waits for it: `image`
 * depends on `check`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { commandSources, importClosure, importsOutside, packageClosure, packageSources } from './sources.ts';
import { TEST_USES } from './test-uses.ts';

export const ARCHITECTURES = ['amd64', 'arm64'] as const;

type Inputs = NonNullable<TargetConfiguration['inputs']>;
type Targets = Record<string, TargetConfiguration>;

/** What every task depends on: the versions of all npm packages, Node among them, and how TypeScript is read. */
const PINS: Inputs = ['{workspaceRoot}/package-lock.json', '{workspaceRoot}/package.json'];
const TOOL_PINS: Inputs = ['{workspaceRoot}/tools/toolchain/lock.json'];

/** What the tasks before made, but for how long it took them. */
const MADE: Inputs[number] = { dependentTasksOutputFiles: '**/!(times.json)' };

function command(line: string, rest: Omit<TargetConfiguration, 'executor' | 'options' | 'cache'>): TargetConfiguration {
  return { executor: 'nx:run-commands', options: { command: line, cwd: '.' }, cache: true, ...rest };
}

/** What this machine runs. */
function hostArchitecture(): (typeof ARCHITECTURES)[number] {
  return process.arch === 'arm64' ? 'arm64' : 'amd64';
}

/** One dependency for each project: Nx takes a list of projects for one pattern, and an empty one for a mistake. */
function after(projects: readonly string[], target: string): { projects: string[]; target: string }[] {
  return projects.map((project) => ({ projects: [project], target }));
}

/** Files of the project itself, its prose apart. */
function own(folder: string): Inputs {
  return [`{workspaceRoot}/${folder}/**/*`, `!{workspaceRoot}/${folder}/**/*.md`];
}

/**
 * An Idris 2 package: `check` its proofs, `generate` the ABI from what was proved; and where it has a folder test/, what
 * every folder with TypeScript has.
 */
export function proofTargets(root: string, folder: string, ipkg: string): Targets {
  const tests = `${folder}/test`;
  const proofs = [...own(folder), `!{workspaceRoot}/${tests}/**/*`, `!{workspaceRoot}/${folder}/rejected/**/*`];
  return {
    ...(existsSync(join(root, tests, 'tsconfig.json')) ? proofTestTargets(root, folder, tests) : {}),
    check: command(`lago check ${folder}/${ipkg} --library`, {
      metadata: {
        description: 'check every proof and the library by every checker there is, and the required theorems',
      },
      inputs: [
        ...proofs,
        ...PINS,
        ...commandSources(root, 'check'),
        { env: 'IDRIS2' },
        { env: 'AGDA' },
        // A checker that comes, goes or changes is asked again; its words to whom it is missing do not matter.
        { runtime: `("\${IDRIS2:-idris2}" --version; "\${AGDA:-agda}" --version) 2>/dev/null || true` },
      ],
      outputs: ['{workspaceRoot}/dist/proofs'],
    }),
    // abi/ is read as well as written (`--check` compares), so what lies there is part of the question.
    generate: command('lago generate', {
      metadata: { description: 'write abi/ from the checked terms; --check only compares' },
      inputs: [
        ...proofs,
        ...PINS,
        ...commandSources(root, 'generate'),
        '{workspaceRoot}/abi/**/*',
        '{workspaceRoot}/biome.json',
      ],
      outputs: ['{workspaceRoot}/abi'],
    }),
  };
}

/** The tests of the proofs: programs that must not check, and gates that must notice a change. */
function proofTestTargets(root: string, folder: string, tests: string): Targets {
  const entries = readdirSync(join(root, tests)).map((name) => `${tests}/${name}`);
  const { packages } = importClosure(
    root,
    entries.filter((path) => path.endsWith('.ts')),
  );
  const sources: Inputs = [
    ...own(folder),
    ...PINS,
    '{workspaceRoot}/tsconfig.base.json',
    ...packageSources(root, packages),
  ];
  return {
    test: command(`vitest run ${folder}/`, {
      metadata: { description: `run the tests of ${folder}` },
      inputs: [...sources, '{workspaceRoot}/vitest.*.ts', '{workspaceRoot}/abi/**/*'],
    }),
    typecheck: command(`tsc -p ${tests}`, {
      metadata: { description: `check the types of ${tests}` },
      inputs: sources,
    }),
    lint: lintTarget(folder),
  };
}

export interface ZigProject {
  readonly folder: string;
  readonly name: string;
  /** Folders of other targets that are part of it. */
  readonly shared: readonly string[];
  /** The projects whose proofs its ABI comes from. */
  readonly proofs: readonly string[];
  /** Whether its build.zig builds for wasm32 too. */
  readonly wasm: boolean;
  /** Whether it has a variant for crash tests. */
  readonly fault: boolean;
  /** Whether it has a program that tells tests the verdict of signatures. */
  readonly verdicts: boolean;
}

/** A Zig program: one `build` for each architecture, and one for all. */
export function zigTargets(root: string, { folder, name, shared, proofs, wasm, fault, verdicts }: ZigProject): Targets {
  const dependsOn = after(proofs, 'generate');
  const inputs: Inputs = [
    ...[folder, ...shared].flatMap(own),
    ...PINS,
    ...TOOL_PINS,
    ...commandSources(root, 'build'),
    '{workspaceRoot}/abi/**/*',
    MADE,
  ];
  const targets: Targets = {};
  for (const arch of ARCHITECTURES) {
    targets[`build-${arch}`] = command(`lago build ${name} --arch ${arch}`, {
      metadata: { description: `cross-build ${name} for ${arch}` },
      dependsOn,
      inputs,
      outputs: [`{workspaceRoot}/dist/${name}/${arch}/${name}`],
    });
  }
  if (wasm) {
    targets['build-wasm32'] = command(`lago build ${name} --arch wasm32`, {
      metadata: { description: `build the library of ${name} for wasm32` },
      dependsOn,
      inputs,
      outputs: [`{workspaceRoot}/dist/${name}/wasm32`],
    });
  }
  targets['build'] = {
    executor: 'nx:noop',
    cache: false,
    metadata: { description: `build ${name} for everything it runs on` },
    dependsOn: Object.keys(targets),
  };
  if (fault) {
    targets['fault-build'] = command(`lago build ${name} --arch ${hostArchitecture()} --fault`, {
      metadata: { description: `build the variant of ${name} that stops where a test says, for this machine` },
      dependsOn,
      inputs,
      outputs: [`{workspaceRoot}/dist/${name}/${hostArchitecture()}/${name}-fault`],
    });
  }
  if (verdicts) {
    targets['verdicts-build'] = command(`lago build ${name} --arch ${hostArchitecture()} --verdicts`, {
      metadata: {
        description: `build the program that tells tests what ${name} thinks of signatures, for this machine`,
      },
      dependsOn,
      inputs,
      outputs: [`{workspaceRoot}/dist/${name}/${hostArchitecture()}/verdicts`],
    });
  }
  return targets;
}

/** A recipe: `image` assembles it from what the named programs built. */
export function imageTargets(
  root: string,
  folder: string,
  name: string,
  proofs: readonly string[],
  programs: readonly string[],
): Targets {
  return {
    image: command(`lago image ${name}`, {
      metadata: { description: `assemble the image ${name}, for every architecture` },
      dependsOn: [...after(proofs, 'check'), ...ARCHITECTURES.flatMap((arch) => after(programs, `build-${arch}`))],
      inputs: [...own(folder), ...PINS, ...commandSources(root, 'image'), '{workspaceRoot}/LICENSE', MADE],
      outputs: [`{workspaceRoot}/dist/${name}/oci`, `{workspaceRoot}/dist/${name}/report.json`],
    }),
  };
}

/** What a package has extracted from proofs: written, and read, as `generate` does with abi/. */
function extractTarget(root: string, folder: string, proofs: readonly string[]): TargetConfiguration {
  return command(`lago extract ${folder}`, {
    metadata: { description: `write what ${folder} has of the checked terms; --check only compares` },
    dependsOn: after(proofs, 'check'),
    inputs: [
      `{workspaceRoot}/${folder}/extract.json`,
      `{workspaceRoot}/${folder}/extracted/**/*`,
      ...proofs.flatMap((name) => [
        `{workspaceRoot}/${name}/**/*.{idr,ipkg}`,
        `!{workspaceRoot}/${name}/rejected/**/*`,
      ]),
      ...PINS,
      ...commandSources(root, 'extract'),
      MADE,
    ],
    outputs: [`{workspaceRoot}/${folder}/extracted`],
  });
}

/** A TypeScript package: `test`, `typecheck`, `lint`, and `extract` where it has an extract.json. */
export function packageTargets(root: string, folder: string, proofs: readonly string[] = []): Targets {
  // The package's own tests count here, which the patterns for its use elsewhere leave out.
  const others = (inputs: string[]) => inputs.filter((input) => !input.includes(`/${folder}/`));
  const sources: Inputs = [
    ...own(folder),
    ...PINS,
    '{workspaceRoot}/tsconfig.base.json',
    ...others(packageSources(root, [folder])),
    ...importsOutside(root, folder),
  ];
  const { commands = [], files = [], tasks = [], variables = [] } = TEST_USES[folder] ?? {};
  const dependsOn = tasks.flatMap((task) => {
    const [project = '', target = ''] = task.split(':');
    return after([project], target);
  });
  return {
    ...(existsSync(join(root, folder, 'extract.json')) ? { extract: extractTarget(root, folder, proofs) } : {}),
    test: command(`vitest run ${folder}/`, {
      metadata: { description: `run the tests of ${folder}` },
      dependsOn,
      inputs: [
        ...sources,
        '{workspaceRoot}/vitest.*.ts',
        ...(packageClosure(root, [folder]).includes('tools/toolchain') ? TOOL_PINS : []),
        ...commands.flatMap((name) => others(commandSources(root, name))),
        ...files.map((glob) => `{workspaceRoot}/${glob}`),
        ...variables.map((env) => ({ env })),
        ...(dependsOn.length > 0 ? [MADE] : []),
      ],
    }),
    typecheck: command(`tsc -p ${folder}`, {
      metadata: { description: `check the types of ${folder}` },
      inputs: sources,
    }),
    lint: lintTarget(folder),
  };
}

function lintTarget(folder: string): TargetConfiguration {
  return command(`biome check ${folder}`, {
    metadata: { description: `check format and style of ${folder}` },
    inputs: [...own(folder), ...PINS, '{workspaceRoot}/biome.json', '{workspaceRoot}/tsconfig.json'],
  });
}
