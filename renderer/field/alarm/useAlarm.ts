import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { isIncoming } from '../assignment/selectScreen.ts';
import { endedAssignments } from '../assignment/watchedAssignments.ts';
import { unconfirmedBroadcasts } from '../broadcast/unconfirmedBroadcasts.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { ringingMessages } from '../messages/unreadMessages.ts';
import { isLoudCall, welfareCalls } from '../safety/welfareCalls.ts';
import type { AlarmPattern } from './AssignmentAlarm.ts';

/**
 * Rings for an assignment not yet acknowledged and for a recall not yet read, until a hand touches the phone: a page
 * that lies open on a seat shows an assignment without anybody having seen it.
 */
export function useAlarm(): void {
  const { alarm } = useFieldTools();
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  const watched = useField((state) => state.watched);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  // Seen on the unit's other device: this one, in a pocket, has no need to ring on.
  const isHidden = useIsHidden();
  const incoming = view?.assignments.filter((entry) => isIncoming(entry, acts)) ?? [];
  const recalled =
    view === null ? [] : endedAssignments(watched, view).filter(({ assignment }) => assignment.status === 'recalled');
  const unheeded = [...incoming, ...recalled].filter(
    (entry) => !touched.has(alarmKey(entry)) && !(isHidden && entry.assignment.status === 'seen'),
  );
  const broadcasts = unconfirmedBroadcasts(view, acts).filter(({ id }) => !touched.has(id));
  const messages = ringingMessages(view, acts).filter(({ id }) => !touched.has(id));
  const keys = [...unheeded.map(alarmKey), ...[...broadcasts, ...messages].map(({ id }) => id)].join('|');
  const calls = welfareCalls(view, acts);
  const isCritical = unheeded.some(({ incident }) => incident.priority === 1);
  const orderPattern: AlarmPattern | null = keys === '' ? null : isCritical ? 'critical' : 'normal';
  // A question to the unit itself rings until it is answered: a touch alone is no answer.
  const pattern: AlarmPattern | null = calls.some(isLoudCall)
    ? 'welfareLoud'
    : calls.length > 0
      ? 'welfare'
      : orderPattern;

  useEffect(() => {
    if (pattern === null) alarm.stop();
    else alarm.ring(pattern);
  }, [alarm, pattern]);

  useEffect(() => {
    function heed(): void {
      if (document.visibilityState !== 'visible') return;
      void alarm.unlock();
      if (keys !== '') setTouched((before) => new Set([...before, ...keys.split('|')]));
    }
    document.addEventListener('pointerdown', heed);
    document.addEventListener('keydown', heed);
    return () => {
      document.removeEventListener('pointerdown', heed);
      document.removeEventListener('keydown', heed);
    };
  }, [alarm, keys]);
}

/** A ring that was touched away comes again when the hall rings again. */
function alarmKey({ assignment }: FieldAssignment): string {
  return `${assignment.id} ${String(assignment.status === 'recalled')} ${assignment.delivery?.realertedAt ?? 0}`;
}

function useIsHidden(): boolean {
  return useSyncExternalStore(subscribeVisibility, () => document.visibilityState === 'hidden');
}

function subscribeVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
