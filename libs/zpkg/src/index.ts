/** The .zpkg container: packages as values, their one canonical encoding, and what is in a file. */
export { KeyRole } from './abi.ts';
export { isPackaged } from './attributes.ts';
export { type Decoded, type DecodeOptions, decode } from './decode.ts';
export { packageOf, readTree, type TreeOptions } from './directory.ts';
export { DEFAULT_LEVEL, type EncodeOptions, encode } from './encode.ts';
export { describe, type InspectedEntry, type Inspection, inspect } from './inspect.ts';
export { Libobli, type Opened, type StatusName, type Verified } from './libobli.ts';
export { type Owner, parseAttributes, parseOwner, parseOwners } from './metadata.ts';
export {
  type Attribute,
  type Entry,
  type Package,
  type Reason,
  type Relation,
  type Signature,
  type Time,
  type VersionBound,
  ZpkgError,
} from './package.ts';
export { checkPath, comparePaths, parentOf, STATE_DIRECTORY } from './path.ts';
export { parseRelation, relationText } from './relations.ts';
export { withSignatures } from './signed.ts';
