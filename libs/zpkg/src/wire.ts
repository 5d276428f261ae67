/** How records and strings are laid out, and what names may be: for what is written as packages are (libs/repo). */
export { sha512, viewOf } from './bytes.ts';
export { comparePaths, isName, isVersion } from './path.ts';
export { putRelations, RecordWriter } from './records.ts';
export { abi, unreserved } from './refuse.ts';
export { Strings } from './strings.ts';
export { decodeRelations } from './tables.ts';
