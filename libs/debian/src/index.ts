/** Debian packages as the material of images: pinned, fetched, verified, read. */
export { cacheDirectory, type FetchOptions, fetchPackage } from './cache.ts';
export { certificateBundle } from './certificates.ts';
export { type DebEntry, type DebKind, readControl, readData } from './deb.ts';
export { useProxies } from './download.ts';
export { DebianError } from './errors.ts';
export {
  type DebianLock,
  findPackage,
  formatLock,
  LOCK_FILE,
  type LockedPackage,
  parseLock,
  readLock,
  readWishes,
  writeLock,
} from './lock.ts';
export { type RenewOptions, renewLock } from './renew.ts';
export { archiveRoots } from './sources.ts';
export { readTar, type TarEntry } from './tar-reader.ts';
