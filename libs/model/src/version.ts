/** The order of versions of digits and points; that of all versions is tested beside the program (version.zig). */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((each, index) => each !== (right[index] ?? -1));
  return at !== -1 && left[at]! > (right[at] ?? -1);
}
