import type { IntakeSource } from '../../../protocol/intake/intakeSource.ts';

const shared = {
  isDisabled: false,
  kinds: { 火灾: 'fire', 内涝: 'flood' },
  defaultType: 'other',
  defaultPriority: 3,
  windowMs: 600_000,
  autoReport: null,
  mostAMinute: 20_000,
} as const;

/** What a new source begins with, one for each road. */
export const sourceTemplates: Readonly<Record<IntakeSource['adapter']['kind'], IntakeSource>> = {
  webhook: { id: 'fire-119', name: '119 接处警', source: '119', ...shared, adapter: { kind: 'webhook' } },
  poll: {
    id: 'hotline-12345',
    name: '12345 热线',
    source: '12345',
    ...shared,
    adapter: {
      kind: 'poll',
      url: 'https://12345.example/api/events',
      intervalMs: 30_000,
      timeoutMs: 10_000,
      cursorParameter: 'after',
      cursorPath: 'next',
      itemsPath: 'data.items',
      coordinates: 'gcj02',
      fields: {
        externalId: 'id',
        kind: 'category',
        text: 'content',
        priority: null,
        lon: 'lng',
        lat: 'lat',
        address: 'address',
        occurredAt: 'createdAt',
      },
    },
  },
  mqtt: {
    id: 'water-sensors',
    name: '水务传感器',
    source: 'sensor',
    ...shared,
    adapter: {
      kind: 'mqtt',
      url: 'mqtt://127.0.0.1:1883',
      username: null,
      rules: [
        {
          id: 'underpass-1',
          name: '一号下穿通道水位',
          kind: 'waterLevel',
          topic: 'city/water/underpass-1',
          path: 'level',
          direction: 'above',
          threshold: 0.3,
          clearAt: 0.2,
          holdMs: 60_000,
          silentMs: 600_000,
          place: { lon: 113.1, lat: 29.4 },
          incidentType: 'flood',
          priority: 2,
        },
      ],
    },
  },
};
