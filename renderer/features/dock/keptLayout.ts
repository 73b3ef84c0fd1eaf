import type { SerializedDockview } from 'dockview-react';
import { z } from 'zod';
import { panelNames } from './dockLayouts.ts';

/** A changed library of panels makes older layouts void: the person gets the new one of the role. */
const version = 1;
const keptSchema = z.object({
  version: z.literal(version),
  layout: z.custom<SerializedDockview>(
    (value) => z.object({ panels: z.record(z.string(), z.unknown()) }).safeParse(value).success,
  ),
});

function keyOf(person: string): string {
  return `yigan.layout.${person}`;
}

/** The person's own layout on this computer; null where there is none, or one that lacks a panel. */
export function readKeptLayout(
  person: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): SerializedDockview | null {
  try {
    const { layout } = keptSchema.parse(JSON.parse(storage.getItem(keyOf(person)) ?? 'null'));
    const names = Object.keys(layout.panels).sort();
    return JSON.stringify(names) === JSON.stringify([...panelNames].sort()) ? layout : null;
  } catch {
    return null;
  }
}

export function keepLayout(person: string, layout: SerializedDockview): void {
  localStorage.setItem(keyOf(person), JSON.stringify({ version, layout }));
}

export function forgetLayout(person: string): void {
  localStorage.removeItem(keyOf(person));
}
