/**
 * The checker: Idris 2 in, a verdict out, and the values of checked definitions.
 *
 * `checkFiles` and `checkPackage` are the front door (driver/). What is here and in no other file of this library may be
 * relied on from outside.
 */
export type { Diagnostic, DiagnosticKind, Place, Span } from './diagnostic.ts';
export {
  CHECKER,
  type CheckedTheorem,
  type CheckOptions,
  type CheckResult,
  checkFiles,
  checkPackage,
  renewTheorems,
} from './driver/check.ts';
export type { CheckerVerdict, OtherChecker } from './driver/checkers.ts';
export type { ModuleVerdict } from './driver/program.ts';
export { type Answer, type Evaluated, Opened, type RestsOn } from './driver/query.ts';
export { printTheorems, type Theorem } from './driver/theorems.ts';
export type { Match } from './elaborate/query.ts';
export { type Plain, type Tree, toPlain } from './evaluate/evaluate.ts';
export { ExtractError, type Extracted } from './extract/extract.ts';
export { renderGithub } from './render/github.ts';
export { type JsonDiagnostic, renderJson } from './render/json.ts';
export { lineStarts as lineStartsOf, positionOf as positionIn } from './render/position.ts';
export { renderSarif, type SarifLog } from './render/sarif.ts';
export { renderText, type TextOptions } from './render/text.ts';
export { lex, type Token } from './syntax/lexer.ts';
