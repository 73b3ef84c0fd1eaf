import { journalEntrySchema, type JournalEntry } from '../../../../protocol/wire/journalEntry.ts';

/** `count` reports, one entry each, from sequence 1. */
export function buildEntries(count: number): JournalEntry[] {
  return Array.from({ length: count }, (_, index) =>
    journalEntrySchema.parse({
      seq: index + 1,
      at: 1_000 * (index + 1),
      commandId: `command-${index + 1}`,
      actor: { accountId: 'taker', name: '接报一席', role: 'callTaker', seatId: 'seat-1' },
      event: {
        type: 'incidentReported',
        incidentId: `incident-${index + 1}`,
        number: index + 1,
        incidentType: 'fire',
        priority: ((index * 7) % 4) + 1,
        place: { lon: 104, lat: 30 },
        areaId: null,
        summary: `Report ${index + 1}`,
        source: 'phone',
      },
    }),
  );
}
