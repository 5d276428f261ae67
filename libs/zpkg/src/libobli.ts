/**
 * libobli in JavaScript: the code that ships, asked about a package through its wasm build.
 *
 * The reports that it fills in are structs of the ABI with pointers into the module's memory (wasm32 layout); what they
 * point to is copied before that memory is given back. Whoever does not trust libs/zpkg asks this, and the other way round.
 */
import {
  bindLibobli,
  ENTRY_RECORD_SIZE,
  type EntryRecord,
  type Libobli as Functions,
  PACKAGE_REPORT_SIZE,
  readEntryRecord,
  readPackageReport,
  readVerifyReport,
  type Slice,
  STATUS_NAMES,
  type Status,
  VERIFY_REPORT_SIZE,
} from './abi.ts';

/** A status by name. */
export type StatusName = (typeof STATUS_NAMES)[Status];

/** What libobli found in a package; the rest is there when the status is `ok`. */
export interface Opened {
  readonly status: StatusName;
  readonly name: string;
  readonly version: string;
  /** Bytes of all files, unpacked. */
  readonly unpackedSize: bigint;
  /** Bytes of the content section. */
  readonly contentSize: bigint;
  readonly signatures: number;
  readonly entries: readonly (EntryRecord & { readonly path: string; readonly target: string })[];
}

/** Whether a package is what its manifest says, and if not, where. */
export interface Verified {
  readonly status: StatusName;
  /** Number and path of the entry that is not; undefined for the package as a whole. */
  readonly entry: number | undefined;
  readonly path: string;
  readonly expected: Uint8Array | undefined;
  readonly actual: Uint8Array | undefined;
}

/** What of WebAssembly is used; Node's types leave it to the browser's. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

/** The entry number that means none. */
const WHOLE = 0xffff_ffff;
const DIGEST_SIZE = 64;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

export class Libobli {
  private readonly wasm: Functions;

  private constructor(wasm: Functions) {
    this.wasm = wasm;
  }

  /**
   * @param bytes the module (dist/obli-pkg/wasm32/libobli.wasm)
   * @throws AbiError if it is another module
   */
  static async load(bytes: Uint8Array): Promise<Libobli> {
    return new Libobli(bindLibobli((await WebAssembly.instantiate(bytes, {})).instance.exports));
  }

  private allocate(size: number): number {
    const address = this.wasm.obli_alloc(size);
    if (address === 0) throw new RangeError(`libobli has no room for ${size} bytes`);
    return address;
  }

  /** Copies a package in, has a report filled in, and gives the memory back. */
  private ask<T>(
    bytes: Uint8Array,
    reportSize: number,
    use: (package_: number, report: number, view: () => DataView) => T,
  ): T {
    const report = this.allocate(reportSize);
    try {
      const package_ = this.allocate(bytes.length);
      try {
        new Uint8Array(this.wasm.memory.buffer).set(bytes, package_);
        // The memory may grow in a call, which replaces the buffer.
        return use(package_, report, () => new DataView(this.wasm.memory.buffer));
      } finally {
        this.wasm.obli_free(package_, bytes.length);
      }
    } finally {
      this.wasm.obli_free(report, reportSize);
    }
  }

  private bytes(address: number, size: number): Uint8Array {
    return new Uint8Array(this.wasm.memory.buffer, address, size).slice();
  }

  private text({ pointer, length }: Slice): string {
    return length === 0 ? '' : UTF8.decode(this.bytes(pointer, length));
  }

  private digest(address: number): Uint8Array | undefined {
    return address === 0 ? undefined : this.bytes(address, DIGEST_SIZE);
  }

  /** Header, manifest and signature block; the content is not looked at. */
  open(bytes: Uint8Array): Opened {
    return this.ask(bytes, PACKAGE_REPORT_SIZE, (address, reportAt, view) => {
      const status = STATUS_NAMES[this.wasm.obli_package_open(address, bytes.length, reportAt)];
      const report = readPackageReport(view(), reportAt);
      const entries = Array.from({ length: report.entry_count }, (_, index) => {
        const record = readEntryRecord(view(), report.entries + index * ENTRY_RECORD_SIZE);
        const path = { pointer: report.strings.pointer + record.path_offset, length: record.path_size };
        const target = { pointer: path.pointer + path.length, length: record.link_size };
        return { ...record, path: this.text(path), target: this.text(target) };
      });
      return {
        status,
        name: this.text(report.name),
        version: this.text(report.version),
        unpackedSize: report.unpacked_size,
        contentSize: report.content_size,
        signatures: report.signature_count,
        entries,
      };
    });
  }

  /** Everything but what signatures are worth: structure, and the content of each file against its digest. */
  verify(bytes: Uint8Array): Verified {
    return this.ask(bytes, VERIFY_REPORT_SIZE, (address, reportAt, view) => {
      const status = STATUS_NAMES[this.wasm.obli_package_verify(address, bytes.length, reportAt)];
      const report = readVerifyReport(view(), reportAt);
      return {
        status,
        entry: report.entry_index === WHOLE ? undefined : report.entry_index,
        path: this.text(report.path),
        expected: this.digest(report.expected_digest),
        actual: this.digest(report.actual_digest),
      };
    });
  }
}
