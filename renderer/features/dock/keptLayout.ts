import type { SerializedDockview } from 'dockview-react';
import { z } from 'zod';
import { readAccountSetting, writeAccountSetting } from '../../connection/accountSettings.ts';
import { panelNames } from './dockLayouts.ts';

/** A changed library of panels makes older layouts void: the person gets the new one of the role. */
const version = 1;
const keptSchema = z.object({
  version: z.literal(version),
  layout: z.custom<SerializedDockview>(
    (value) => z.object({ panels: z.record(z.string(), z.unknown()) }).safeParse(value).success,
  ),
});
const writeAfterMs = 800;
let writing: ReturnType<typeof setTimeout> | null = null;

function keyOf(person: string): string {
  return `yigan.layout.${person}`;
}

/** The person's own layout as this computer has it; null where there is none, or one that lacks a panel. */
export function readKeptLayout(
  person: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): SerializedDockview | null {
  try {
    return soundLayout(JSON.parse(storage.getItem(keyOf(person)) ?? 'null'));
  } catch {
    return null;
  }
}

/**
 * The layout the account has on the server, when it is another than this computer's; undefined when it is the same or the
 * server cannot be asked: the computer's own copy then stands.
 */
export async function readAccountLayout(person: string): Promise<SerializedDockview | null | undefined> {
  try {
    const kept = await readAccountSetting('layout');
    const text = kept === null ? null : JSON.stringify(kept);
    if (text === localStorage.getItem(keyOf(person))) return undefined;
    if (text === null) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), text);
    return soundLayout(kept);
  } catch {
    return undefined;
  }
}

/** Kept here at once and with the account when the person stops moving things. */
export function keepLayout(person: string, layout: SerializedDockview): void {
  const kept = { version, layout };
  localStorage.setItem(keyOf(person), JSON.stringify(kept));
  write(kept);
}

export function forgetLayout(person: string): void {
  localStorage.removeItem(keyOf(person));
  write(null);
}

function write(kept: object | null): void {
  if (writing !== null) clearTimeout(writing);
  writing = setTimeout(() => {
    writing = null;
    // Not heard: the computer's own copy stands, and the next change is written whole.
    writeAccountSetting('layout', kept).catch(() => undefined);
  }, writeAfterMs);
}

function soundLayout(value: unknown): SerializedDockview | null {
  const kept = keptSchema.safeParse(value);
  if (!kept.success) return null;
  const names = Object.keys(kept.data.layout.panels).sort();
  return JSON.stringify(names) === JSON.stringify([...panelNames].sort()) ? kept.data.layout : null;
}
