import { intakeSourceSchema, type IntakeSource } from '../../protocol/intake/intakeSource.ts';
import { StartRefused, type Tables } from '../database/index.ts';

/** The systems that report into the hall: in memory, stored in a table. */
export class IntakeSources {
  readonly #tables: Tables;
  readonly #sources = new Map<string, IntakeSource>();

  private constructor(tables: Tables) {
    this.#tables = tables;
  }

  static async create(tables: Tables): Promise<IntakeSources> {
    const sources = new IntakeSources(tables);
    for (const { id, body } of await tables.selectFrom('intake_sources').selectAll().execute()) {
      const parsed = intakeSourceSchema.safeParse(JSON.parse(body));
      if (!parsed.success) {
        throw new StartRefused(
          `The stored intake source ${id} cannot be read. Restore the last backup of the data folder.`,
          {
            cause: parsed.error,
          },
        );
      }
      sources.#sources.set(id, parsed.data);
    }
    return sources;
  }

  list(): IntakeSource[] {
    return [...this.#sources.values()].sort((first, second) => first.id.localeCompare(second.id));
  }

  find(sourceId: string): IntakeSource | undefined {
    return this.#sources.get(sourceId);
  }

  /** For as long as this server runs; nothing of it is stored. */
  hold(source: IntakeSource): void {
    this.#sources.set(source.id, source);
  }

  async save(source: IntakeSource): Promise<void> {
    await this.#tables
      .replaceInto('intake_sources')
      .values({ id: source.id, body: JSON.stringify(source) })
      .execute();
    this.#sources.set(source.id, source);
  }
}
