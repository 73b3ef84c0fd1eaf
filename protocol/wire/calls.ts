import { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { cameraStatusSchema } from '../camera/camera.ts';
import { fieldViewSchema } from '../hall/fieldView.ts';
import { hallStateSchema } from '../hall/hallState.ts';
import { incidentIdSchema, unitIdSchema } from '../ids.ts';
import { linkageCalls } from '../linkage/linkageCalls.ts';
import { ptzCalls } from '../ptz/ptzCalls.ts';
import { positionReportSchema, unitPositionSchema } from '../unit/unitPosition.ts';
import { unitKindSchema } from '../unit/unit.ts';
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
  /** A person touched the seat; without it a desk seat is logged out after `idleLogoutMs`. */
  'session.active': { action: 'talk', input: nothing, output: nothing },
  'field.join': {
    action: 'readOwnAssignments',
    input: nothing,
    output: fieldViewSchema,
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
  /** The five nearest suitable units, best first, with what speaks for each. */
  'units.recommend': {
    action: 'dispatchUnits',
    input: z.strictObject({ incidentId: incidentIdSchema }),
    output: z.array(
      z.strictObject({
        unitId: unitIdSchema,
        kind: unitKindSchema,
        distanceM: z.number(),
        isSuitable: z.boolean(),
        positionAt: z.number().nullable(),
        busyWith: z.number().int().nonnegative(),
      }),
    ),
  },
  'position.report': {
    action: 'reportPosition',
    input: positionReportSchema,
    output: nothing,
  },
  ...linkageCalls,
  ...ptzCalls,
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type HallCallName = keyof typeof hallCalls;
