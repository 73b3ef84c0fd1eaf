import { z } from 'zod';
import { incidentTypeSchema, prioritySchema } from '../../../protocol/incident/incident.ts';
import { readAccountSetting, writeAccountSetting } from '../../connection/accountSettings.ts';
import { listSorts, wholeList, type ListFilter, type ListSort } from './listView.ts';

const writeAfterMs = 800;
let writing: ReturnType<typeof setTimeout> | null = null;

const filterSchema = z.object({
  types: z.array(incidentTypeSchema),
  kinds: z.array(z.string().max(60)).max(60).default([]),
  priorities: z.array(prioritySchema),
  words: z.string().max(80),
});
const keptSchema = z.object({
  sort: z.enum(listSorts),
  filter: filterSchema,
  saved: z.array(z.object({ name: z.string().min(1).max(24), filter: filterSchema })).max(20),
});

/** How a person looks at the list. */
export interface ListView {
  readonly sort: ListSort;
  readonly filter: ListFilter;
  readonly saved: readonly { readonly name: string; readonly filter: ListFilter }[];
}

const keyOf = (person: string) => `yigan.list.${person}`;

/** The person's own as this computer has it; anything unreadable counts as nothing kept. */
export function readListView(person: string, storage: Pick<Storage, 'getItem'> = localStorage): ListView {
  try {
    return keptSchema.parse(JSON.parse(storage.getItem(keyOf(person)) ?? 'null'));
  } catch {
    return { sort: 'priority', filter: wholeList, saved: [] };
  }
}

/** What the account keeps on the server; null where nothing, or where the server cannot be asked. */
export async function readAccountListView(): Promise<ListView | null> {
  try {
    const kept = keptSchema.safeParse(await readAccountSetting('incidentList'));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

/** Kept here at once and with the account when the person stops choosing. */
export function keepListView(person: string, view: ListView): void {
  localStorage.setItem(keyOf(person), JSON.stringify(view));
  if (writing !== null) clearTimeout(writing);
  writing = setTimeout(() => {
    writing = null;
    // Not heard: this computer's copy stands, and the next change is written whole.
    writeAccountSetting('incidentList', view).catch(() => undefined);
  }, writeAfterMs);
}
