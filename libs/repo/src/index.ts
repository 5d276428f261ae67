/** Repositories of packages: their metadata as values and bytes, and what a client believes of them. */

export { type Checked, checkRepository, offerOf, type Problem } from './check.ts';
export { decode } from './decode.ts';
export { encode } from './encode.ts';
export { demandThreshold, JUDGE, type Judge, parseFile, type SignedFile, signersOf, withBlock } from './file.ts';
export { type Disk, folderDisk, readPending, sourceOf, writeOutcome } from './folder.ts';
export { drafts, load, type Published } from './load.ts';
export {
  type Authority,
  BOUNDS,
  type Common,
  type Delegation,
  type Metadata,
  metadataFile,
  nameOf,
  type Offer,
  packageFile,
  type Reason,
  type Reference,
  RepoError,
  ROLES,
  type RoleName,
  type Root,
  type Snapshot,
  type Targets,
  type Timestamp,
} from './metadata.ts';
export { type Found, find, fits } from './search.ts';
export { type Asking, type Source, type Trusted, timeOf, trustRoot, type Updated, update } from './update.ts';
export { DAYS, type Missing, type Outcome, type Sign, type Times, Workshop } from './workshop.ts';
