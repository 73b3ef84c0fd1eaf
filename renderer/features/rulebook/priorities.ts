import type { Priority } from '../../../protocol/incident/incident.ts';

export const priorities: readonly Priority[] = [1, 2, 3, 4];
