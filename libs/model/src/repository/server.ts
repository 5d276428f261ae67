/** A web server in this process, as repositories are served, for tests: what is asked for is written down, and each answer can be spoilt. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers a request itself, or leaves it to the server. */
type Spoil = (file: string, request: IncomingMessage, response: ServerResponse) => boolean;

export class FileServer {
  files: ReadonlyMap<string, Uint8Array> = new Map();
  asked: string[] = [];
  spoil: Spoil = () => false;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((request, response) => this.answer(request, response));

  constructor() {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** On the loopback of IPv6, or at another address. */
  async listen(host = '::1'): Promise<void> {
    await new Promise<void>((done, failed) => this.server.once('error', failed).listen(0, host, done));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `http://[::1]:${this.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const file = (request.url ?? '').slice(1);
    this.asked.push(file);
    if (this.spoil(file, request, response)) return;
    const bytes = this.files.get(file);
    if (bytes === undefined) {
      response.writeHead(404).end('there is no such file');
      return;
    }
    const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) {
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
      return;
    }
    if (Number(from) >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    const part = bytes.subarray(Number(from));
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { 'content-length': part.length, 'content-range': range }).end(part);
  }
}
