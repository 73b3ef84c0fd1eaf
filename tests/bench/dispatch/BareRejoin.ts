import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { Server } from 'socket.io';
import { makeDataFolder } from '../../support/hallServer.ts';

/** Parses every entry, keeps the last, and shows its words; answers milliseconds from the line to the next frame. */
const html = `<!doctype html><body>-</body><script src="/socket.io/socket.io.js"></script><script>
const socket = io({ transports: ['websocket'] });
function rejoin() {
  return new Promise((resolve) => {
    socket.disconnect();
    socket.once('connect', () => {
      const onlineAt = performance.now();
      socket.emit('join', (rows) => {
        let last;
        for (const row of rows) last = JSON.parse(row);
        document.body.textContent = last.event.text;
        requestAnimationFrame(() => resolve(performance.now() - onlineAt));
      });
    });
    socket.connect();
  });
}</script>`;

/** The yardstick of a page that comes back: rows of a table over Socket.IO to a page of one line, no state to keep. */
export class BareRejoin {
  readonly #folder = makeDataFolder();
  readonly #database = new DatabaseSync(join(this.#folder.path, 'bare.db'));
  readonly #http: HttpServer;
  readonly #sockets: Server;
  #page: Page | null = null;

  private constructor(entry: string, count: number) {
    this.#database.exec('CREATE TABLE rows (seq INTEGER PRIMARY KEY, body TEXT); BEGIN');
    const insert = this.#database.prepare('INSERT INTO rows (body) VALUES (?)');
    for (let row = 0; row < count; row += 1) insert.run(entry);
    this.#database.exec('COMMIT');
    const select = this.#database.prepare('SELECT body FROM rows ORDER BY seq');
    this.#http = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
    this.#sockets = new Server(this.#http, { transports: ['websocket'] });
    this.#sockets.on('connection', (socket) => {
      socket.on('join', (answer: (rows: unknown[]) => void) => answer(select.all().map(({ body }) => body)));
    });
  }

  /** `entry`: one entry as the journal has it. */
  static async create(browser: Browser, entry: string, count: number): Promise<BareRejoin> {
    const bare = new BareRejoin(entry, count);
    await new Promise<void>((resolve) => bare.#http.listen(0, '127.0.0.1', resolve));
    bare.#page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await bare.#page.goto(`http://127.0.0.1:${(bare.#http.address() as AddressInfo).port}`);
    return bare;
  }

  async rejoin(): Promise<number> {
    if (this.#page === null) throw new Error('The yardstick is not open');
    return await this.#page.evaluate<number>('rejoin()');
  }

  async close(): Promise<void> {
    await this.#page?.close();
    await this.#sockets.close();
    this.#database.close();
    this.#folder.remove();
  }
}
