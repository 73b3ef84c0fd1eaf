import { useEffect, useState } from 'react';
import { isIncoming } from '../assignment/selectScreen.ts';
import { endedAssignments } from '../assignment/watchedAssignments.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
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
  const incoming = view?.assignments.filter((entry) => isIncoming(entry, acts)) ?? [];
  const recalled =
    view === null ? [] : endedAssignments(watched, view).filter(({ assignment }) => assignment.status === 'recalled');
  const unheeded = [...incoming, ...recalled].filter(
    ({ assignment }) => !touched.has(`${assignment.id} ${String(assignment.status === 'recalled')}`),
  );
  const keys = unheeded
    .map(({ assignment }) => `${assignment.id} ${String(assignment.status === 'recalled')}`)
    .join('|');
  const isCritical = unheeded.some(({ incident }) => incident.priority === 1);
  const pattern: AlarmPattern | null = unheeded.length === 0 ? null : isCritical ? 'critical' : 'normal';

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
