import type { Act } from './Act.ts';
import type { OutboxStorage } from './OutboxStorage.ts';

const databaseName = 'yigan-field';
const storeName = 'acts';

/** The outbox in the browser's own database. */
export class IndexedDbOutboxStorage implements OutboxStorage {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async create(): Promise<IndexedDbOutboxStorage> {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(storeName, { keyPath: 'envelope.id' });
    };
    return new IndexedDbOutboxStorage(await resultOf(opening));
  }

  async list(): Promise<readonly Act[]> {
    const store = this.#database.transaction(storeName, 'readonly').objectStore(storeName);
    return await resultOf(store.getAll() as IDBRequest<Act[]>);
  }

  put(act: Act): Promise<void> {
    return this.#write((store) => store.put(act));
  }

  remove(commandId: string): Promise<void> {
    return this.#write((store) => store.delete(commandId));
  }

  close(): void {
    this.#database.close();
  }

  #write(work: (store: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(storeName, 'readwrite', { durability: 'strict' });
    work(transaction.objectStore(storeName));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () =>
        reject(new Error('The act could not be kept on this phone', { cause: transaction.error }));
    });
  }
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The storage of this phone failed', { cause: request.error }));
  });
}
