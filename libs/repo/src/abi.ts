/** The generated bindings: every number on the wire is read and written by what was proved about its place. */
export * from '../../../abi/ts/abi.ts';
