import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TinyHall {
  readonly url: string;
  /** Every request that arrived, as `METHOD path`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A server that gives pages and nothing else, for what the shell does with any server; `pages` are by path. */
export async function openTinyHall(pages: Record<string, string> = {}, port = 0): Promise<TinyHall> {
  const requests: string[] = [];
  const answer = (response: ServerResponse, path: string): void => {
    const target = /^redirect:(.+)$/.exec(pages[path] ?? '')?.[1];
    if (target !== undefined) {
      response.writeHead(302, { location: target }).end();
      return;
    }
    const body = pages[path] ?? `<h1>${path}</h1>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>${path}</title>${body}`);
  };
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(response, new URL(request.url ?? '/', 'http://hall').pathname);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
