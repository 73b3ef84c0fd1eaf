import { z } from 'zod';

/** A day of a calendar, `2026-10-01`, in the calendar's own time zone. */
export const civilDateSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Working hours in minutes since midnight; `to` may be 1440, the end of the day. */
export const workingSpanSchema = z
  .strictObject({ fromMin: z.number().int().min(0).max(1439), toMin: z.number().int().min(1).max(1440) })
  .refine(({ fromMin, toMin }) => fromMin < toMin, 'a span ends after it begins');
export type WorkingSpan = z.infer<typeof workingSpanSchema>;

/** In order and apart, so that no second counts twice. */
const workingDaySchema = z
  .array(workingSpanSchema)
  .max(6)
  .refine(
    (spans) => spans.every((span, index) => index === 0 || span.fromMin >= (spans[index - 1]?.toMin ?? 0)),
    'spans of a day follow each other',
  );

export const calendarSchema = z.strictObject({
  /** A zone without daylight saving, so that its offset is the same on every day. */
  timeZone: z.strictObject({
    name: z.string().min(1).max(40),
    utcOffsetMin: z.number().int().min(-720).max(840),
  }),
  /** Monday first. */
  week: z.array(workingDaySchema).length(7),
  /** Nobody works, whatever the day of the week. */
  holidays: z.array(civilDateSchema).max(400),
  /** Worked with the hours beside it, though it were a weekend or a holiday (调休). */
  extraDays: z.array(z.strictObject({ date: civilDateSchema, spans: workingDaySchema })).max(200),
});
export type Calendar = z.infer<typeof calendarSchema>;
