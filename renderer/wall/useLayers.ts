import { useCallback, useEffect, useState } from 'react';

export interface Layered<Value> {
  readonly key: string;
  readonly value: Value;
}

/** shown: on the glass; arriving: beneath it until its pictures are there; warming: opened ahead, paused. */
export type LayerPhase = 'shown' | 'arriving' | 'warming';

export interface Layer<Value> extends Layered<Value> {
  readonly phase: LayerPhase;
}

/** A picture that does not come must not hold back the rest for longer. */
const longestArrivalMs = 5_000;

/**
 * Changes one thing for another without a gap: what was shown stays on top until the new one, opened ahead beneath it,
 * says that it is there.
 */
export function useLayers<Value>(
  current: Layered<Value>,
  upcoming: Layered<Value> | null,
): { readonly layers: readonly Layer<Value>[]; readonly onReady: (key: string) => void } {
  const [shown, setShown] = useState(current);
  const isChanging = shown.key !== current.key;
  // What is shown follows its own changes; the one it gives way to stands as it last was.
  if (!isChanging && shown.value !== current.value) setShown(current);

  const onReady = useCallback(
    (key: string) => {
      if (key === current.key) setShown(current);
    },
    [current],
  );
  useEffect(() => {
    if (!isChanging) return;
    const timer = setTimeout(() => setShown(current), longestArrivalMs);
    return () => clearTimeout(timer);
    // The limit counts from the change, not from every change of what arrives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isChanging, current.key]);

  const layers: Layer<Value>[] = [{ ...(isChanging ? shown : current), phase: 'shown' }];
  if (isChanging) layers.push({ ...current, phase: 'arriving' });
  if (upcoming !== null && layers.every(({ key }) => key !== upcoming.key))
    layers.push({ ...upcoming, phase: 'warming' });
  return { layers, onReady };
}
