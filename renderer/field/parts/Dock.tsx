import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place at the thumb, in the frame; null until the frame stands. */
export const DockContext = createContext<HTMLElement | null>(null);

/** What the thumb needs of a screen, at the lower edge of the frame that all screens share. */
export function Dock({ children }: { readonly children: ReactNode }) {
  const place = useContext(DockContext);
  return place === null ? null : createPortal(children, place);
}
