/** The generated ABI: from proved layouts to a manifest, a C header, a Zig module and TypeScript bindings. */
export { diff } from './diff.ts';
export { fromCore, type Plain } from './from-core.ts';
export { type Drift, drift, type Generated, generate, write } from './generate.ts';
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
