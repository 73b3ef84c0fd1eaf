import { z } from 'zod';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { prioritySchema } from '../incident/incident.ts';

/** In which system a feed writes its coordinates; inside the hall everything is WGS-84. */
export const coordinateSystemSchema = z.enum(['wgs84', 'gcj02', 'bd09']);
export type CoordinateSystem = z.infer<typeof coordinateSystemSchema>;

/** Where it is: degrees in a named system, with or without an address, or an address alone. */
export const intakePlaceSchema = z.union([
  z.strictObject({
    lon: lonSchema,
    lat: latSchema,
    system: coordinateSystemSchema.default('wgs84'),
    address: z.string().trim().min(1).max(200).exactOptional(),
  }),
  z.strictObject({ address: z.string().trim().min(1).max(200) }),
]);
export type IntakePlace = z.infer<typeof intakePlaceSchema>;

/**
 * One report as another system sends it. The same `externalId` from the same source is the same report: sent again it
 * changes nothing, sent with other content it updates the one before.
 */
export const intakeReportSchema = z.strictObject({
  externalId: z.string().trim().min(1).max(200),
  /** The sender's own word for what happened; the source's settings say which type of incident it is. */
  kind: z.string().trim().min(1).max(80),
  priority: prioritySchema.exactOptional(),
  place: intakePlaceSchema,
  text: z.string().trim().min(1).max(2000),
  /** When it happened, RFC 3339 with an offset; the time of arrival where absent. */
  occurredAt: z.iso.datetime({ offset: true }).exactOptional(),
  /** Entered afterwards, e.g. from paper after an outage; shown so. */
  isBackEntry: z.boolean().exactOptional(),
  /** The sender takes the report back; people still decide what becomes of its alarm. */
  isCancelled: z.boolean().exactOptional(),
});
export type IntakeReport = z.infer<typeof intakeReportSchema>;

export const mostReportsARequest = 500;

/** The body of POST /api/intake/:source: one report, or many. */
export const intakeBodySchema = z.union([
  intakeReportSchema,
  z.strictObject({ reports: z.array(intakeReportSchema).min(1).max(mostReportsARequest) }),
]);

export const intakeOutcomes = ['received', 'updated', 'unchanged', 'noted'] as const;
/** What became of each report; `noted` is kept and raises nothing, `note` says why. */
export const intakeAnswerSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      externalId: z.string(),
      outcome: z.enum(intakeOutcomes),
      note: z.string().exactOptional(),
    }),
  ),
});
export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>;
export type IntakeResult = IntakeAnswer['results'][number];
