import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AssignmentAlarm } from './alarm/AssignmentAlarm.ts';
import type { FieldLine } from './line/FieldLine.ts';
import type { FieldState, FieldStore } from './line/fieldState.ts';

export interface FieldTools {
  readonly store: FieldStore;
  readonly line: FieldLine;
  readonly alarm: AssignmentAlarm;
}

export const FieldContext = createContext<FieldTools | null>(null);

export function useFieldTools(): FieldTools {
  const tools = useContext(FieldContext);
  if (tools === null) throw new Error('Outside of the field page');
  return tools;
}

export function useField<Selected>(selector: (state: FieldState) => Selected): Selected {
  return useStore(useFieldTools().store, selector);
}
