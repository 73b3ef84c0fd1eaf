import { z } from 'zod';
import { incidentSourceSchema, incidentTypeSchema, prioritySchema } from '../incident/incident.ts';
import { intakeFaultSchema } from './intakeFault.ts';
import { coordinateSystemSchema } from './intakeReport.ts';
import { sensorRuleSchema, sensorStateSchema } from './sensorRule.ts';

/** Also a file's name and a part of an address. */
export const intakeSourceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/);

const pathSchema = z.string().min(1).max(100);
const webAddressSchema = z.url({ protocol: /^https?$/ }).max(500);

/** Asks another system in turns. Paths are names joined by dots, as in `data.items`. */
export const pollAdapterSchema = z.strictObject({
  kind: z.literal('poll'),
  url: webAddressSchema,
  intervalMs: z.number().int().min(1_000).max(3_600_000),
  timeoutMs: z.number().int().min(500).max(60_000),
  /** Query parameter that carries the cursor of the answer before; none where the other side keeps no cursor. */
  cursorParameter: z.string().min(1).max(40).nullable(),
  cursorPath: pathSchema.nullable(),
  /** Where the list stands; empty where the answer is the list. */
  itemsPath: z.string().max(100),
  coordinates: coordinateSystemSchema,
  fields: z.strictObject({
    externalId: pathSchema,
    kind: pathSchema,
    text: pathSchema,
    priority: pathSchema.nullable(),
    lon: pathSchema.nullable(),
    lat: pathSchema.nullable(),
    address: pathSchema.nullable(),
    occurredAt: pathSchema.nullable(),
  }),
});
export type PollAdapter = z.infer<typeof pollAdapterSchema>;

export const mqttAdapterSchema = z.strictObject({
  kind: z.literal('mqtt'),
  url: z.url({ protocol: /^mqtts?$/ }).max(500),
  /** The password is the source's key. */
  username: z.string().max(100).nullable(),
  rules: z.array(sensorRuleSchema).max(2_000),
});
export type MqttAdapter = z.infer<typeof mqttAdapterSchema>;

export const intakeAdapterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook') }),
  pollAdapterSchema,
  mqttAdapterSchema,
]);

/** One system that reports into the hall, as the system administrator sets it up. Its key is kept apart. */
export const intakeSourceSchema = z.strictObject({
  id: intakeSourceIdSchema,
  name: z.string().trim().min(1).max(60),
  source: incidentSourceSchema,
  isDisabled: z.boolean(),
  /** The sender's words for what happened, and the type of incident each is. */
  kinds: z.record(z.string().min(1).max(80), incidentTypeSchema),
  defaultType: incidentTypeSchema,
  defaultPriority: prioritySchema,
  /** Alarms of one type in one area that follow each other within this time are one card. */
  windowMs: z.number().int().min(10_000).max(86_400_000),
  /** Alarms at least so urgent become incidents without a person's hand; null: never. */
  autoReport: prioritySchema.nullable(),
  mostAMinute: z.number().int().min(1).max(60_000),
  adapter: intakeAdapterSchema,
});
export type IntakeSource = z.infer<typeof intakeSourceSchema>;

/** How a source is doing, for desk and administrator. Times are the server's milliseconds. */
export const intakeStatusSchema = z.strictObject({
  id: intakeSourceIdSchema,
  name: z.string(),
  adapter: z.enum(['webhook', 'poll', 'mqtt']),
  state: z.enum(['waiting', 'good', 'failing', 'disabled']),
  lastGoodAt: z.number().nullable(),
  lastErrorAt: z.number().nullable(),
  lastError: intakeFaultSchema.nullable(),
  received: z.number().int(),
  refused: z.number().int(),
  sensors: z.array(sensorStateSchema.extend({ id: z.string(), name: z.string() })),
});
export type IntakeStatus = z.infer<typeof intakeStatusSchema>;

export const intakeSourceViewSchema = z.strictObject({
  source: intakeSourceSchema,
  hasKey: z.boolean(),
  status: intakeStatusSchema,
});
export type IntakeSourceView = z.infer<typeof intakeSourceViewSchema>;
