import type { DockviewApi } from 'dockview-react';
import type { Role } from '../../../protocol/access/role.ts';

/** The library of panels. Each stands in every layout, so that nothing of the seat can be lost by moving things. */
export const panelNames = ['alarms', 'queue', 'units', 'messages', 'wall', 'map', 'cameras', 'incident'] as const;
export type PanelName = (typeof panelNames)[number];

export interface DockSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of one rem. */
  readonly remPx: number;
}

/** Narrower, words of a row would be cut. */
const leastWidthRem: Readonly<Partial<Record<PanelName, number>>> = { queue: 17.5, incident: 20 };

/** Holds what a window that becomes smaller may not take away. */
export function constrain(api: DockviewApi, remPx: number): void {
  for (const name of panelNames) {
    const leastRem = leastWidthRem[name];
    if (leastRem !== undefined) api.getPanel(name)?.group.api.setConstraints({ minimumWidth: leastRem * remPx });
  }
}

interface RoleLayout {
  readonly arrange: (api: DockviewApi) => void;
  /** Shares the room out among what is visible; once more after a panel with nothing in it gave its room away. */
  readonly proportion: (api: DockviewApi, size: DockSize) => void;
}

/** The video seat has its wall beside the pictures; everybody else has the queue's column under one hand. */
export function layoutOf(role: Role): RoleLayout {
  return role === 'videoOperator' ? videoLayout : dispatchLayout;
}

const unitShare = 0.32;
const alarmShare = 0.28;

function arrangeForDispatch(api: DockviewApi): void {
  add(api, 'map');
  add(api, 'incident', { referencePanel: 'map', direction: 'right' });
  add(api, 'queue', { referencePanel: 'map', direction: 'left' });
  add(api, 'alarms', { referencePanel: 'queue', direction: 'above' });
  add(api, 'units', { referencePanel: 'queue', direction: 'below' });
  addBehind(api, 'messages', 'units');
  add(api, 'wall', { referencePanel: 'units', direction: 'below' });
  add(api, 'cameras', { referencePanel: 'map', direction: 'below' });
}

function proportionForDispatch(api: DockviewApi, size: DockSize): void {
  setWidth(api, 'queue', between(18.5, 0.185 * inRem(size.widthPx, size), 22.5) * size.remPx);
  setWidth(api, 'incident', between(21.25, 0.245 * inRem(size.widthPx, size), 32) * size.remPx);
  const wallPx = between(10.5, 0.21 * inRem(size.heightPx, size), 14) * size.remPx;
  const hasAlarms = api.getPanel('alarms')?.group.api.isVisible === true;
  setHeight(api, 'alarms', alarmShare * size.heightPx);
  setHeight(api, 'units', unitShare * size.heightPx);
  // What one gains the lowest gives: set last, the queue leaves the wall what it needs and no more.
  setHeight(api, 'queue', (1 - unitShare - (hasAlarms ? alarmShare : 0)) * size.heightPx - wallPx);
  setHeight(api, 'cameras', between(9.5, 0.25 * inRem(size.heightPx, size), 17) * size.remPx);
}

function arrangeForVideo(api: DockviewApi): void {
  add(api, 'map');
  add(api, 'incident', { referencePanel: 'map', direction: 'right' });
  add(api, 'wall', { referencePanel: 'incident', direction: 'above' });
  add(api, 'queue', { referencePanel: 'map', direction: 'left' });
  add(api, 'alarms', { referencePanel: 'queue', direction: 'above' });
  add(api, 'units', { referencePanel: 'queue', direction: 'below' });
  addBehind(api, 'messages', 'units');
  add(api, 'cameras', { referencePanel: 'map', direction: 'below' });
}

function proportionForVideo(api: DockviewApi, size: DockSize): void {
  setWidth(api, 'queue', between(18.5, 0.17 * inRem(size.widthPx, size), 21) * size.remPx);
  setWidth(api, 'incident', between(21.25, 0.28 * inRem(size.widthPx, size), 40) * size.remPx);
  setHeight(api, 'wall', 0.3 * size.heightPx);
  setHeight(api, 'cameras', 0.36 * size.heightPx);
}

const dispatchLayout: RoleLayout = { arrange: arrangeForDispatch, proportion: proportionForDispatch };
const videoLayout: RoleLayout = { arrange: arrangeForVideo, proportion: proportionForVideo };

function add(
  api: DockviewApi,
  name: PanelName,
  position?: { readonly referencePanel: PanelName; readonly direction: 'left' | 'right' | 'above' | 'below' },
): void {
  api.addPanel({ id: name, component: name, ...(position !== undefined && { position }) });
}

/** A tab of the same place, not shown until somebody opens it. */
function addBehind(api: DockviewApi, name: PanelName, referencePanel: PanelName): void {
  api.addPanel({ id: name, component: name, position: { referencePanel, direction: 'within' }, inactive: true });
}

function setWidth(api: DockviewApi, name: PanelName, width: number): void {
  api.getPanel(name)?.group.api.setSize({ width: Math.round(width) });
}

function setHeight(api: DockviewApi, name: PanelName, height: number): void {
  const group = api.getPanel(name)?.group.api;
  // A hidden one takes its size when it is shown again.
  if (group?.isVisible === true) group.setSize({ height: Math.round(height) });
}

function between(least: number, wished: number, most: number): number {
  return Math.min(most, Math.max(least, wished));
}

function inRem(px: number, { remPx }: DockSize): number {
  return px / remPx;
}
