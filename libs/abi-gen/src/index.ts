/** The generated ABI: from proved layouts to a manifest, a C header, a Zig module and TypeScript bindings. */
export { type Drift, diff, drift, type Generated, write } from './drift.ts';
export { fromCore, type Plain } from './from-core.ts';
export { fromExtracted } from './from-extracted.ts';
export { generate } from './generate.ts';
export {
  type Enum,
  type EnumValue,
  type Field,
  type FieldType,
  type Layout,
  type Manifest,
  ManifestError,
  MODELS,
  type Model,
  type Struct,
} from './manifest.ts';
export { parseManifest } from './parse.ts';
