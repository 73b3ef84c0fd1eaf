import { createContext, useContext, useState } from 'react';

/** Names the screen that is shown: the assignment, or waiting. */
export const ScreenContext = createContext('');

/** A sheet that is open on this screen only: an order that comes meanwhile must not stand behind it. */
export function useOpenHere(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const screen = useContext(ScreenContext);
  const [openOn, setOpenOn] = useState<string | null>(null);
  // Nor does it come back with the screen on which it was opened.
  if (openOn !== null && openOn !== screen) setOpenOn(null);
  return [openOn === screen, (isOpen) => setOpenOn(isOpen ? screen : null)];
}
