import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionWords } from '../../../i18n/rejectionWords.ts';
import type { ClipProgress } from './useClip.ts';

/** What became of the clip, on the tile it was kept from. */
export function ClipNotice({ progress }: { readonly progress: ClipProgress }): ReactElement {
  const { t } = useTranslation();
  const words = (): string => {
    switch (progress.kind) {
      case 'refused':
        return rejectionWords(t, progress.error);
      case 'keeping':
        return t('tile.clip.keeping');
      case 'kept':
        return t('tile.clip.kept', { number: progress.number });
    }
  };
  return (
    <div className="tile-notice" role={progress.kind === 'refused' ? 'alert' : 'status'} data-clip={progress.kind}>
      {words()}
    </div>
  );
}
