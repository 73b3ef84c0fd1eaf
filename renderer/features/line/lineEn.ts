import type { lineZh } from './lineZh.ts';

export const lineEn: typeof lineZh = {
  sameness: {
    title: 'Compare with the server',
    compare: 'Compare again',
    comparing: 'Comparing…',
    busy: 'Not compared: the hall changes too fast, or this browser cannot. Try again in a moment.',
    same: 'Same: entry {{seq}}, code {{code}}',
    different: 'Different at entry {{seq}}. Reload this page and tell the system administrator.',
  },
};
