/** Waiting for work that shares a folder: nothing may still be running when the folder is taken away. */

/** Like Promise.all, but it waits for all of them before it fails with the first error. */
export async function settled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
