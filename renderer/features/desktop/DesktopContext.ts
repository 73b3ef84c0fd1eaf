import { createContext, useContext } from 'react';
import type { DesktopBridge } from '../../desktop/index.ts';

const DesktopContext = createContext<DesktopBridge | null>(null);
export const DesktopProvider = DesktopContext.Provider;

/** What this page has of the machine it runs on; the same in the shell and in a browser. */
export function useDesktop(): DesktopBridge {
  const bridge = useContext(DesktopContext);
  if (bridge === null) throw new Error('No DesktopProvider above this component');
  return bridge;
}
