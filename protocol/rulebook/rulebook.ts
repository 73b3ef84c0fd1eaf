import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { bilingualNameSchema } from '../area/area.ts';
import { incidentTypeSchema, prioritySchema } from '../incident/incident.ts';
import { calendarSchema } from './calendar.ts';
import { quickPhraseSchema } from './quickPhrase.ts';
import { reportScheduleSchema } from './reportSchedule.ts';

const idSchema = z.string().regex(/^[a-z0-9][a-zA-Z0-9_-]{0,39}$/);
/** Up to a year. */
const secondsSchema = z.number().int().min(1).max(31_622_400);

/** A kind of incident as the hall names it, under one of the ten families (`incidentTypes`). */
export const incidentKindSchema = z.strictObject({
  id: idSchema,
  family: incidentTypeSchema,
  name: bilingualNameSchema,
  defaultPriority: prioritySchema,
  /** One that is not active is offered no more; what was born under it keeps it. */
  isActive: z.boolean(),
});
export type IncidentKind = z.infer<typeof incidentKindSchema>;

/**
 * For which incidents a deadline holds; null stands for any. Of several that fit, the most exact one holds: a kind before a
 * family before any, then with the priority before without. A clock without seconds has no deadline.
 */
export const deadlineSchema = z.strictObject({
  kindId: idSchema.nullable(),
  family: incidentTypeSchema.nullable(),
  priority: prioritySchema.nullable(),
  /** Sent until on the way, on the way until on scene, on scene until reported back, reported until closed. */
  turnoutS: secondsSchema.nullable(),
  travelS: secondsSchema.nullable(),
  sceneS: secondsSchema.nullable(),
  wholeS: secondsSchema.nullable(),
  /** What the whole is counted in; the three of a unit always run by the wall's clock. */
  clock: z.enum(['wall', 'working']),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** What is done when an assignment stays unacknowledged: counted from the moment it was sent. */
export const deliveryLadderSchema = z
  .strictObject({
    realertS: secondsSchema,
    warnS: secondsSchema,
    nextS: secondsSchema,
    /** `nextUnit` sends the best of the rest beside the first; `propose` names it; `voice` has the dispatcher call. */
    next: z.enum(['nextUnit', 'propose', 'voice', 'none']),
  })
  .refine(({ realertS, warnS, nextS }) => realertS <= warnS && warnS <= nextS, 'the rungs of the ladder go up');
export type DeliveryLadder = z.infer<typeof deliveryLadderSchema>;

/** Whether a unit on scene is well: asked every so often, asked again without an answer, then Mayday. */
export const welfareRuleSchema = z.strictObject({
  isOn: z.boolean(),
  everyS: secondsSchema,
  answerS: secondsSchema,
  secondS: secondsSchema,
});

export const rulebookSchema = z
  .strictObject({
    kinds: z.array(incidentKindSchema).max(500),
    priorityNames: z.strictObject({
      1: bilingualNameSchema,
      2: bilingualNameSchema,
      3: bilingualNameSchema,
      4: bilingualNameSchema,
    }),
    deadlines: z.array(deadlineSchema).max(1000),
    calendar: calendarSchema,
    ladder: deliveryLadderSchema,
    welfare: welfareRuleSchema,
    /** How long another agency has to answer a hand-off before it goes back to the sender. */
    handOffAnswerS: secondsSchema,
    /** Whether the clock of the whole stands still while an incident is parked. */
    doesParkingStopWhole: z.boolean(),
    /** From this share of its time on a clock is amber. */
    amberPercent: z.number().int().min(10).max(100),
    /** Absent in books written before there were any: the ones the product comes with. */
    phrases: z.array(quickPhraseSchema).max(200).exactOptional(),
    reports: reportScheduleSchema.exactOptional(),
  })
  .refine(({ kinds }) => new Set(kinds.map(({ id }) => id)).size === kinds.length, 'an id stands for one kind')
  .refine(
    ({ kinds, deadlines }) => deadlines.every(({ kindId }) => kindId === null || kinds.some(({ id }) => id === kindId)),
    'a deadline names a kind that exists',
  );
export type Rulebook = z.infer<typeof rulebookSchema>;

export const rulebookVersionSchema = z.strictObject({
  version: z.number().int().positive(),
  at: z.number(),
  by: actorSchema,
  /** Why it was changed, in words. */
  note: z.string(),
  book: rulebookSchema,
});

/** Version 1 is the book the product comes with, never edited once released; `versions` are those written here since. */
export const rulebookStateSchema = z.strictObject({
  current: z.number().int().positive(),
  versions: z.array(rulebookVersionSchema),
});
export type RulebookState = z.infer<typeof rulebookStateSchema>;

export const changeRulebookSchema = z.strictObject({
  type: z.literal('changeRulebook'),
  expect: z.number().int().positive(),
  note: z.string().trim().min(1).max(200),
  book: rulebookSchema,
});
export const rulebookCommandSchemas = [changeRulebookSchema] as const;

export const rulebookEventSchemas = [
  z.strictObject({
    type: z.literal('rulebookChanged'),
    version: z.number().int().positive(),
    note: z.string(),
    book: rulebookSchema,
  }),
] as const;
export type RulebookEvent = z.infer<(typeof rulebookEventSchemas)[number]>;
