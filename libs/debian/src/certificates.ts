/**
 * The bundle of certificate authorities, as update-ca-certificates makes it, from the package alone.
 *
 * Every certificate of the package's own Mozilla list, in the order of their names' bytes: the same package gives the
 * same bundle on every machine. Relies on RFC 7468 (the text between BEGIN and END) and on Node's X.509 parser, which
 * has to accept each one.
 */
import { X509Certificate } from 'node:crypto';
import { readData } from './deb.ts';

const FOLDER = 'usr/share/ca-certificates/mozilla/';

export async function certificateBundle(deb: string): Promise<Buffer> {
  const found: { name: string; text: string }[] = [];
  for await (const { path, kind, content } of readData(deb)) {
    if (kind !== 'file' || !path.startsWith(FOLDER) || !path.endsWith('.crt')) continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    found.push({ name: path, text: checked(path, Buffer.concat(chunks).toString('latin1')) });
  }
  if (found.length === 0) throw new Error(`${deb} holds no certificate below ${FOLDER}`);
  found.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return Buffer.from(found.map(({ text }) => text).join(''), 'latin1');
}

function checked(path: string, text: string): string {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
  if (blocks !== 1) throw new Error(`${path}: expected one certificate, found ${blocks}`);
  try {
    new X509Certificate(text);
  } catch (error) {
    throw new Error(`${path} is no certificate: ${error instanceof Error ? error.message : String(error)}`);
  }
  return text.endsWith('\n') ? text : `${text}\n`;
}
