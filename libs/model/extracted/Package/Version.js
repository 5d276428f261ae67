/**
 * Extracted from the checked terms of Package.Version: do not edit.
 *
 * Versions of an installed package only go up, unless somebody asks for an older one.
 *
 * The order of versions is left open (obli-pkg takes Debian's, targets/obli-pkg/src/version.zig): the theorems need only that
 * it is strict. targets/obli-pkg/src/plan_upgrade.zig is written after `step`.
 */

export {};
