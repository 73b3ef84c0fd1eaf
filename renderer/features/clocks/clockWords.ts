import type { TFunction } from 'i18next';
import type { IncidentClock } from '../../../protocol/clock/clock.ts';
import { runningClock } from '../seat/index.ts';

const dayMs = 86_400_000;

/** What a clock says: how long is left or over, or how it ended. */
export function clockWords(t: TFunction, clock: IncidentClock, now: number): string {
  if (clock.stoppedAt !== undefined) return t(clock.state === 'red' ? 'clocks.missed' : 'clocks.met');
  if (clock.isPaused === true) return t('clocks.paused');
  const leftMs = clock.dueAt - now;
  // More than a day off the seconds say nothing and are in the way.
  const time =
    Math.abs(leftMs) >= dayMs ? `${(Math.abs(leftMs) / dayMs).toFixed(1)} d` : runningClock(Math.abs(leftMs));
  return t(leftMs >= 0 ? 'clocks.left' : 'clocks.over', { time });
}

/** A shape beside the colour: a full disc is in time, a diamond nearly due, a triangle overdue, a ring stopped. */
export function clockMark({ state, stoppedAt, isPaused }: IncidentClock): string {
  if (isPaused === true) return '❚❚';
  if (stoppedAt !== undefined) return state === 'red' ? '△' : '○';
  return { normal: '●', amber: '◆', red: '▲' }[state];
}
