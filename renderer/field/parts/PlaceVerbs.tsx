import { useState } from 'react';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { LazySheet } from './LazySheet.tsx';
import { NavigationSheet, SceneSheet } from './lazySheets.ts';
import { useWords } from '../useWords.ts';

/** How to get there: the page's own small map, or a map app of the phone. */
export function PlaceVerbs({ entry, address }: { readonly entry: FieldAssignment; readonly address: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState<'scene' | 'navigation' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="row-verbs">
      <button type="button" data-testid="field-scene" onClick={() => setOpen('scene')}>
        {t('field.around.open')}
      </button>
      <button type="button" data-testid="field-map" onClick={() => setOpen('navigation')}>
        {t('field.assignment.openMap')}
      </button>
      {open === 'scene' && (
        <LazySheet heading={t('field.around.heading')} onClose={close}>
          <SceneSheet entry={entry} onClose={close} />
        </LazySheet>
      )}
      {open === 'navigation' && (
        <LazySheet heading={t('field.navigation.heading')} onClose={close}>
          <NavigationSheet place={entry.incident.place} address={address} onClose={close} />
        </LazySheet>
      )}
    </div>
  );
}
