import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { cameraStatusSchema } from '../camera/camera.ts';
import { fieldViewSchema } from '../hall/fieldView.ts';
import { hallStateSchema } from '../hall/hallState.ts';
import { incidentIdSchema, unitIdSchema } from '../ids.ts';
import { trackCalls } from '../unit/unitTrack.ts';
import { messageCalls } from '../message/messageCalls.ts';
import { linkageCalls } from '../linkage/linkageCalls.ts';
import { ptzCalls } from '../ptz/ptzCalls.ts';
import { fieldDutyCalls } from '../unit/fieldDuty.ts';
import { fieldSceneSchema } from '../scene/fieldScene.ts';
import { positionReportSchema, unitPositionSchema } from '../unit/unitPosition.ts';
import { unitNeedSchema } from '../plan/unitNeed.ts';
import { advisedUnitSchema, unitAdviceSchema } from '../unit/unitAdvice.ts';
import { journalEntrySchema } from './journalEntry.ts';

const nothing = z.strictObject({});

/**
 * Everything a page may ask that is not a command: name -> what is needed to ask, input, output. The server loops over
 * this table; media and voice bring their own rows (protocol/media/mediaCalls.ts, protocol/voice/voiceCalls.ts).
 */
export const hallCalls = {
  /** Without `afterSeq`, or too far behind: a snapshot and what follows. Otherwise only the entries missed. */
  'live.join': {
    action: 'readHall',
    input: z.strictObject({ afterSeq: z.number().int().nonnegative().exactOptional() }),
    output: z.strictObject({ snapshot: hallStateSchema.nullable(), entries: z.array(journalEntrySchema) }),
  },
  /** Equal codes at one sequence number: the page knows exactly what the server knows. */
  'live.code': {
    action: 'readHall',
    input: nothing,
    output: z.strictObject({ seq: z.number().int().nonnegative(), code: z.string().regex(/^[0-9a-f]{64}$/) }),
  },
  /** A person touched the seat; without it a desk seat is logged out after `idleLogoutMs`. */
  'session.active': { action: 'talk', input: nothing, output: nothing },
  'field.join': {
    action: 'readOwnAssignments',
    input: nothing,
    output: fieldViewSchema,
  },
  ...fieldDutyCalls,
  /** What is around the scene of an own incident: other crews, closed roads, cameras. */
  'field.scene': {
    action: 'readOwnAssignments',
    input: z.strictObject({ incidentId: incidentIdSchema }),
    output: fieldSceneSchema,
  },
  'cameras.statuses': {
    action: 'readHall',
    input: nothing,
    output: z.record(z.string(), cameraStatusSchema),
  },
  'units.positions': {
    action: 'readUnitPositions',
    input: nothing,
    output: z.array(unitPositionSchema),
  },
  /** The nearest suitable units by road, best first, with what speaks for each. */
  'units.recommend': {
    action: 'dispatchUnits',
    input: z.strictObject({ incidentId: incidentIdSchema }),
    output: z.array(advisedUnitSchema),
  },
  /** The same with the shortfall and with those left out; `needs` as a plan has them, or what is usual for the type. */
  'units.advise': {
    action: 'dispatchUnits',
    input: z.strictObject({ incidentId: incidentIdSchema, needs: z.array(unitNeedSchema).max(20).exactOptional() }),
    output: unitAdviceSchema,
  },
  /** The way of a unit to an incident over the roads that are open now; an empty line where there is none. */
  'roads.way': {
    action: 'readUnitPositions',
    input: z.strictObject({ incidentId: incidentIdSchema, unitId: unitIdSchema }),
    output: z.strictObject({
      line: z.array(z.tuple([z.number(), z.number()])),
      etaS: z.number().nullable(),
      roadM: z.number().nullable(),
    }),
  },
  'position.report': {
    action: 'reportPosition',
    input: positionReportSchema,
    output: nothing,
  },
  ...linkageCalls,
  ...ptzCalls,
  ...messageCalls,
  ...trackCalls,
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type HallCallName = keyof typeof hallCalls;
