import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { makeDataFolder } from '../../support/hallServer.ts';
import { untilShown } from './untilShown.ts';

const html = `<!doctype html><body>-</body><script src="/socket.io/socket.io.js"></script>
<script>io({ transports: ['websocket'] }).on('sent', (text) => { document.body.textContent = text; });</script>`;
const connectTimeoutMs = 15_000;

/** The yardstick of a dispatch: Socket.IO, one fsynced insert, and a page of one line that shows the text. */
export class BareHall {
  readonly #folder = makeDataFolder();
  readonly #database = new DatabaseSync(join(this.#folder.path, 'bare.db'));
  readonly #http: HttpServer;
  readonly #sockets: Server;
  #sender: Socket | null = null;
  #page: Page | null = null;

  private constructor() {
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (body TEXT)');
    const insert = this.#database.prepare('INSERT INTO rows VALUES (?)');
    this.#http = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
    this.#sockets = new Server(this.#http, { transports: ['websocket'] });
    this.#sockets.on('connection', (socket) => {
      socket.on('send', (text: string) => {
        insert.run(text);
        this.#sockets.emit('sent', text);
      });
    });
  }

  static async create(browser: Browser): Promise<BareHall> {
    const hall = new BareHall();
    await new Promise<void>((resolve) => hall.#http.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(hall.#http.address() as AddressInfo).port}`;
    hall.#sender = io(url, { transports: ['websocket'], timeout: connectTimeoutMs, reconnection: false });
    await new Promise((resolve, reject) => {
      hall.#sender?.once('connect', () => resolve(null)).once('connect_error', reject);
    });
    hall.#page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await hall.#page.goto(url);
    await hall.message('ready');
    return hall;
  }

  /** Milliseconds from sending the text to the frame of the page that shows it. */
  async message(text: string): Promise<number> {
    if (this.#page === null || this.#sender === null) throw new Error('The bare hall is not open');
    const { shownAt } = await untilShown(this.#page, text);
    const sentAt = performance.timeOrigin + performance.now();
    this.#sender.emit('send', text);
    return (await shownAt) - sentAt;
  }

  async close(): Promise<void> {
    this.#sender?.disconnect();
    await this.#page?.close();
    await this.#sockets.close();
    this.#database.close();
    this.#folder.remove();
  }
}
