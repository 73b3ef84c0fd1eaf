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
  const { key } = current;
  const [shown, setShown] = useState(current);
  const [arrivedKey, setArrivedKey] = useState(key);
  const isChanging = shown.key !== key && arrivedKey !== key;
  // What is shown follows its own changes; the one it gives way to stands as it last was.
  if (!isChanging && (shown.key !== key || shown.value !== current.value)) setShown(current);

  const onReady = useCallback(
    (ready: string) => {
      if (ready === key) setArrivedKey(key);
    },
    [key],
  );
  // The limit counts from the change, not from every change of what arrives.
  useEffect(() => {
    if (!isChanging) return;
    const timer = setTimeout(() => setArrivedKey(key), longestArrivalMs);
    return () => clearTimeout(timer);
  }, [isChanging, key]);

  const layers: Layer<Value>[] = [{ ...(isChanging ? shown : current), phase: 'shown' }];
  if (isChanging) layers.push({ ...current, phase: 'arriving' });
  if (upcoming !== null && layers.every(({ key }) => key !== upcoming.key))
    layers.push({ ...upcoming, phase: 'warming' });
  return { layers, onReady };
}
