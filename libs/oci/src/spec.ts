/**
 * The documents of the OCI image format, as far as this project writes or reads them.
 *
 * Relies on the OCI image specification 1.1 (image-spec: descriptor, manifest, image index, config, image layout).
 * The property order here is the order they are written in: one value has one text, hence one digest.
 */

export const MEDIA = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  layerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  layerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
} as const;

export const LAYOUT_VERSION = '1.0.0';

/** The annotation by which a layout names an image; podman takes it for the name of what it loads. */
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha256:${string}`;

export interface Platform {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
}

export type Annotations = Readonly<Record<string, string>>;

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the blob. */
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Annotations;
}

export interface Index {
  readonly schemaVersion: 2;
  readonly mediaType: typeof MEDIA.index;
  readonly manifests: readonly Descriptor[];
  readonly annotations?: Annotations;
}

export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: typeof MEDIA.manifest;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations?: Annotations;
}

export interface History {
  readonly created?: string;
  readonly created_by?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

export interface RunConfig {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Volumes?: Readonly<Record<string, Record<string, never>>>;
  readonly WorkingDir?: string;
  readonly Labels?: Annotations;
  readonly StopSignal?: string;
}

export interface ImageConfig {
  readonly created?: string;
  readonly author?: string;
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly config?: RunConfig;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly Digest[] };
  readonly history?: readonly History[];
}

/** The bytes of a document. */
export const encode = (document: Index | Manifest | ImageConfig | { imageLayoutVersion: string }): Buffer =>
  Buffer.from(JSON.stringify(document));

/** A copy with its keys in the order of their bytes. */
export function sortedKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => comparePaths(a, b)));
}

/** The order of names in everything that is written: by bytes, whatever the locale. */
export const comparePaths = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
