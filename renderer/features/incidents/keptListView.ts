import { z } from 'zod';
import { incidentTypeSchema, prioritySchema } from '../../../protocol/incident/incident.ts';
import { listSorts, wholeList, type ListFilter, type ListSort } from './listView.ts';

const filterSchema = z.object({
  types: z.array(incidentTypeSchema),
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

/** The person's own on this computer; anything unreadable counts as nothing kept. */
export function readListView(person: string, storage: Pick<Storage, 'getItem'> = localStorage): ListView {
  try {
    return keptSchema.parse(JSON.parse(storage.getItem(keyOf(person)) ?? 'null'));
  } catch {
    return { sort: 'priority', filter: wholeList, saved: [] };
  }
}

export function keepListView(person: string, view: ListView): void {
  localStorage.setItem(keyOf(person), JSON.stringify(view));
}
