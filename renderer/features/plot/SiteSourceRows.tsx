import { Checkbox, Slider } from 'antd';
import { useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTools } from './useMapTools.ts';

/** The site's own sources: seen or not, how strongly, and what is wrong with one that does not come. */
export function SiteSourceRows({ tools: { map, config, settings, change } }: { readonly tools: MapTools }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const [, showStates] = useReducer((count: number) => count + 1, 0);
  useEffect(() => map?.siteSources.onState(showStates), [map]);
  return (
    <>
      {config.isTokenMissing && (
        <span role="status" className="map-panel-wrong">
          {t('plot.site.tokenMissing')}
        </span>
      )}
      {config.sources.length > 0 && <span className="muted">{t('plot.site.title')}</span>}
      {config.sources.map((source) => {
        const view = settings.sites[source.id] ?? { isShown: source.isShown, opacity: source.opacity };
        const state = map?.siteSources.stateOf(source.id) ?? 'hidden';
        const set = (changed: Partial<typeof view>) =>
          change({ sites: { ...settings.sites, [source.id]: { ...view, ...changed } } });
        return (
          <div key={source.id} className="site-source" data-testid={`site-${source.id}`} data-state={state}>
            <Checkbox checked={view.isShown} onChange={() => set({ isShown: !view.isShown })}>
              {source.name[language]}
            </Checkbox>
            {view.isShown && (
              <Slider
                min={0.1}
                max={1}
                step={0.05}
                value={view.opacity}
                tooltip={{ formatter: (value) => `${Math.round((value ?? 0) * 100)}%` }}
                ariaLabelForHandle={t('plot.site.opacity', { name: source.name[language] })}
                onChange={(opacity) => set({ opacity })}
              />
            )}
            {state !== 'hidden' && state !== 'ready' && (
              <span role="status" className={state === 'loading' ? 'muted' : 'map-panel-wrong'}>
                {t(`plot.site.state.${state}`)}
              </span>
            )}
          </div>
        );
      })}
    </>
  );
}
