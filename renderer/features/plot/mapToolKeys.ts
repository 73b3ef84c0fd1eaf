import type { MapPanel } from './useMapTools.ts';

export type ToolName = MapPanel | 'distance' | 'area' | 'split' | 'theme';

/** Copies the coordinates under the pointer. */
export const copyKey = 'i';

/** Single keys that no verb and no other shortcut of the seat uses. */
export const mapToolKeys: Record<ToolName, string> = {
  plot: 'p',
  layers: 'y',
  goto: 'g',
  bookmarks: 'b',
  heat: 'h',
  export: 'e',
  distance: 'q',
  area: 'w',
  split: 's',
  theme: 'z',
};
