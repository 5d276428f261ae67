/**
 * Everything that is wrong with an image layout, not only the first thing.
 *
 * Relies on the OCI image specification 1.1. Each blob is read and digested again, each layer unpacked; nothing the
 * layout says about itself is taken for true. What is written for other tools (an unknown media type, an artefact) is
 * left alone as long as its digest and size are right.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathProblem } from './entry.ts';
import { layerFiles, openLayer } from './read.ts';
import { type Descriptor, type Digest, LAYOUT_VERSION, MEDIA } from './spec.ts';
import { blobPath, digestFile } from './store.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const LAYERS: readonly string[] = [MEDIA.layer, MEDIA.layerGzip, MEDIA.layerZstd];

/** What is wrong, one line each, beginning with where; empty if nothing is. */
export async function validateLayout(layout: string): Promise<string[]> {
  return new Validation(layout).run();
}

/** One run: the mistakes so far and the blobs that something has named. */
class Validation {
  readonly #layout: string;
  readonly #mistakes: string[] = [];
  readonly #named = new Set<string>();

  constructor(layout: string) {
    this.#layout = layout;
  }

  async run(): Promise<string[]> {
    const marker = await this.#json('oci-layout', join(this.#layout, 'oci-layout'));
    if (marker !== undefined && marker['imageLayoutVersion'] !== LAYOUT_VERSION) {
      this.#say('oci-layout', `expected imageLayoutVersion ${LAYOUT_VERSION}`);
    }
    const index = await this.#json('index.json', join(this.#layout, 'index.json'));
    if (index !== undefined) await this.#index('index.json', index, MEDIA.index);
    const folder = join(this.#layout, 'blobs', 'sha256');
    const present = await readdir(folder).catch((): string[] => []);
    for (const name of present.sort()) {
      if (!this.#named.has(`sha256:${name}`)) this.#say(`blobs/sha256/${name}`, 'nothing names this blob');
    }
    return this.#mistakes;
  }

  #say(where: string, what: string): void {
    this.#mistakes.push(`${where}: ${what}`);
  }

  async #json(where: string, file: string): Promise<Fields | undefined> {
    try {
      const value: unknown = JSON.parse(await readFile(file, 'utf8'));
      if (isFields(value)) return value;
      this.#say(where, 'expected a JSON object');
    } catch (error) {
      this.#say(where, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  }

  /** A well-formed descriptor whose blob is what it says, or undefined. */
  async #descriptor(where: string, value: unknown): Promise<Descriptor | undefined> {
    if (!isFields(value)) {
      this.#say(where, 'expected a descriptor');
      return undefined;
    }
    const { mediaType, digest, size, platform } = value;
    if (typeof mediaType !== 'string' || mediaType === '') this.#say(where, 'a descriptor has a mediaType');
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
      this.#say(where, 'a descriptor has a size');
    if (typeof digest !== 'string' || !DIGEST.test(digest)) {
      this.#say(where, `expected a sha256 digest, got ${JSON.stringify(digest)}`);
      return undefined;
    }
    this.#named.add(digest);
    const found = await digestFile(blobPath(this.#layout, digest as Digest)).catch(() => undefined);
    if (found === undefined) {
      this.#say(where, `there is no blob ${digest}`);
      return undefined;
    }
    if (found.digest !== digest) this.#say(where, `the blob ${digest} has the digest ${found.digest}`);
    if (found.size !== size) this.#say(where, `the blob ${digest} has ${found.size} bytes, expected ${String(size)}`);
    const base = { mediaType: String(mediaType), digest: digest as Digest, size: Number(size) };
    if (!isFields(platform)) return base;
    const { architecture, os } = platform;
    if (typeof architecture !== 'string' || typeof os !== 'string')
      this.#say(where, 'a platform has architecture and os');
    return { ...base, platform: { architecture: String(architecture), os: String(os) } };
  }

  #header(where: string, document: Fields, mediaType: string): void {
    if (document['schemaVersion'] !== 2) this.#say(where, 'expected schemaVersion 2');
    if (document['mediaType'] !== mediaType) this.#say(where, `expected mediaType ${mediaType}`);
  }

  async #index(where: string, index: Fields, mediaType: string): Promise<void> {
    this.#header(where, index, mediaType);
    const manifests = index['manifests'];
    if (!Array.isArray(manifests)) return this.#say(where, 'expected a list of manifests');
    const platforms = new Set<string>();
    for (const [at, value] of manifests.entries()) {
      const here = `${where} manifests[${at}]`;
      const descriptor = await this.#descriptor(here, value);
      if (descriptor === undefined) continue;
      const { platform } = descriptor;
      if (platform !== undefined) {
        const name = `${platform.os}/${platform.architecture}`;
        if (platforms.has(name)) this.#say(here, `a second manifest for ${name}`);
        platforms.add(name);
      }
      if (descriptor.mediaType !== MEDIA.index && descriptor.mediaType !== MEDIA.manifest) continue;
      const document = await this.#json(descriptor.digest, blobPath(this.#layout, descriptor.digest));
      if (document === undefined) continue;
      if (descriptor.mediaType === MEDIA.index) await this.#index(descriptor.digest, document, MEDIA.index);
      else await this.#manifest(descriptor, document);
    }
  }

  async #manifest(descriptor: Descriptor, manifest: Fields): Promise<void> {
    const where = descriptor.digest;
    this.#header(where, manifest, MEDIA.manifest);
    const config = await this.#descriptor(`${where} config`, manifest['config']);
    const listed = manifest['layers'];
    if (!Array.isArray(listed)) return this.#say(where, 'expected a list of layers');
    const isImage = config?.mediaType === MEDIA.config;
    const diffIds: (Digest | undefined)[] = [];
    for (const [at, value] of listed.entries()) {
      const here = `${where} layers[${at}]`;
      const layer = await this.#descriptor(here, value);
      if (!isImage) continue;
      if (layer !== undefined && !LAYERS.includes(layer.mediaType)) {
        this.#say(here, `${layer.mediaType} is no layer of an image`);
      }
      diffIds.push(layer === undefined ? undefined : await this.#layer(here, layer));
    }
    if (config === undefined || !isImage) return;
    const document = await this.#json(config.digest, blobPath(this.#layout, config.digest));
    if (document !== undefined) this.#config(config.digest, document, descriptor, diffIds);
  }

  #config(where: string, config: Fields, manifest: Descriptor, diffIds: readonly (Digest | undefined)[]): void {
    const { architecture, os, rootfs, history } = config;
    if (typeof architecture !== 'string' || typeof os !== 'string') this.#say(where, 'expected architecture and os');
    const { platform } = manifest;
    if (platform !== undefined && (platform.architecture !== architecture || platform.os !== os)) {
      const said = `${platform.os}/${platform.architecture}`;
      this.#say(where, `it is for ${String(os)}/${String(architecture)}, but its descriptor says ${said}`);
    }
    const listed = isFields(rootfs) && rootfs['type'] === 'layers' ? rootfs['diff_ids'] : undefined;
    if (!Array.isArray(listed)) {
      this.#say(where, 'expected rootfs with type "layers" and diff_ids');
      return;
    }
    if (listed.length !== diffIds.length) {
      this.#say(where, `${listed.length} diff_ids for ${diffIds.length} layers`);
    }
    for (const [at, diffId] of diffIds.entries()) {
      if (diffId !== undefined && listed[at] !== undefined && listed[at] !== diffId) {
        this.#say(where, `diff_ids[${at}] is ${String(listed[at])}, but layer ${at} unpacks to ${diffId}`);
      }
    }
    if (!Array.isArray(history)) return;
    const full = history.filter((each) => isFields(each) && each['empty_layer'] !== true).length;
    if (full !== diffIds.length) this.#say(where, `the history tells of ${full} layers, there are ${diffIds.length}`);
  }

  /** The digest of a layer unpacked; its paths are checked on the way. */
  async #layer(where: string, layer: Descriptor): Promise<Digest | undefined> {
    const hash = createHash('sha256');
    const tar = openLayer(this.#layout, layer);
    const digested = async function* () {
      for await (const chunk of tar as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        yield chunk;
      }
    };
    const seen = new Set<string>();
    try {
      for await (const { path } of layerFiles(digested())) {
        const problem = path === '' ? undefined : pathProblem(path);
        if (problem !== undefined && !path.includes('.wh.')) this.#say(where, `${path}: ${problem}`);
        if (seen.has(path)) this.#say(where, `${path} is there twice`);
        seen.add(path);
      }
    } catch (error) {
      this.#say(where, `cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
    return `sha256:${hash.digest('hex')}`;
  }
}
