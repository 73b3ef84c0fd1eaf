import { createContext, useContext, type ReactNode } from 'react';
import type { PanelName } from './dockLayouts.ts';

const DockPanelsContext = createContext<Readonly<Partial<Record<PanelName, ReactNode>>>>({});
export const DockPanels = DockPanelsContext.Provider;

/** What stands in a panel: given by the seat, so that the dock knows nothing of it. */
export function DockPanel({ name }: { readonly name: PanelName }) {
  const panels = useContext(DockPanelsContext);
  return <div className={`dock-panel is-${name}`}>{panels[name]}</div>;
}
