import { useEffect, useState } from 'react';
import { plainMapConfig, type MapConfig } from '../../../protocol/map/mapConfig.ts';
import { readMapConfig } from '../../connection/hallApi.ts';

/**
 * How this site wants its map; null until it is known. A map is worth more than its extras, so where the answer does not
 * come the plain one is shown and the page's error report hears why.
 */
export function useMapConfig(): MapConfig | null {
  const [config, setConfig] = useState<MapConfig | null>(null);
  useEffect(() => {
    let isGone = false;
    readMapConfig().then(
      (read) => {
        if (!isGone) setConfig(read);
      },
      (error: unknown) => {
        if (isGone) return;
        setConfig(plainMapConfig);
        reportError(error);
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  return config;
}
