import { useSyncExternalStore } from 'react';
import { useFieldTools } from '../FieldContext.ts';

/** Whether the browser lets this page sound now. */
export function useSound(): boolean {
  const { alarm } = useFieldTools();
  return useSyncExternalStore(alarm.onSound, () => alarm.canSound);
}
