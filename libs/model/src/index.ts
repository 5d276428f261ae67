/** A model of the package manager's file system: what obli-pkg must do, as functions over plain data. */
export { install } from './install.ts';
export { remove } from './remove.ts';
export { type Listed, list, type Problem, type TracedChange, trace, verify } from './report.ts';
export { rollback } from './rollback.ts';
export * from './state.ts';
export { upgrade } from './upgrade.ts';
