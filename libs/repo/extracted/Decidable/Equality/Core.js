/**
 * Extracted from the checked terms of Decidable.Equality.Core: do not edit.
 *
 * Equality that can be decided, with its proof.
 */

export {};
