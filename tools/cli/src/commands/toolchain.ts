/**
 * `lago toolchain`: where the pinned tools are; `--verify` reads them again, `--renew` pins them anew, `--renew-npm` only
 * makes package-lock.json whole, after `npm install` has changed it, `--renew-materials` only says anew what is unpacked.
 */
import { parseArgs } from 'node:util';
import {
  findAgda,
  findIdris2,
  readLock,
  renewLock,
  renewMaterials,
  renewNpmLock,
  ToolchainError,
  thisHost,
  verifyTool,
  zig,
} from '@lago-grey/toolchain';
import { readArguments, WRONG_USE } from '../arguments.ts';

const USAGE = 'usage: lago toolchain [--verify] [--renew [--zig VERSION] | --renew-npm | --renew-materials] [--json]\n';

function options(args: string[]) {
  return parseArgs({
    args,
    options: {
      verify: { type: 'boolean', default: false },
      renew: { type: 'boolean', default: false },
      'renew-npm': { type: 'boolean', default: false },
      'renew-materials': { type: 'boolean', default: false },
      zig: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  }).values;
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('toolchain', USAGE, () => options(args));
  if (asked === undefined) return WRONG_USE;
  const progress = (line: string) => process.stderr.write(`toolchain: ${line}\n`);
  try {
    if (asked.renew || asked['renew-npm']) await renewNpmLock();
    if (asked['renew-materials']) await renewMaterials(progress);
    if (asked.renew) await renewLock({ progress, ...(asked.zig === undefined ? {} : { zig: asked.zig }) });
    const lock = readLock();
    const program = await zig({ progress });
    if (asked.verify) await verifyTool('zig', lock.tools.zig, thisHost());
    const provers = { idris2: await findIdris2(), agda: await findAgda() };
    if (asked.json) {
      const report = { zig: { version: lock.tools.zig.version, program }, ...provers };
      process.stdout.write(`${JSON.stringify(report)}\n`);
    } else {
      process.stdout.write(`zig ${lock.tools.zig.version}  ${program}\n`);
      for (const [name, found] of Object.entries(provers)) {
        const line =
          'missing' in found ? `not here (optional): ${found.missing}` : `${found.version}  ${found.program}`;
        process.stdout.write(`${name} ${line}\n`);
      }
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    process.stderr.write(`lago toolchain: ${error.message}\n`);
    return 1;
  }
}
