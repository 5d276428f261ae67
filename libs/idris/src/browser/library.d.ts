/** The library's sources by path; bundle.ts makes this module. */
declare module 'lago:library' {
  export const library: Readonly<Record<string, string>>;
}
