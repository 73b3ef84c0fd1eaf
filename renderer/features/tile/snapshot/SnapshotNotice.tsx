import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionWords } from '../../../i18n/rejectionWords.ts';
import type { SnapshotProgress } from './useSnapshot.ts';

/** What became of the picture, on the tile it was taken of. */
export function SnapshotNotice({ progress }: { readonly progress: SnapshotProgress }): ReactElement {
  const { t } = useTranslation();
  const isRefused = progress.kind === 'refused';
  return (
    <div className="tile-notice" role={isRefused ? 'alert' : 'status'} data-snapshot={progress.kind}>
      {isRefused ? rejectionWords(t, progress.error) : t(`tile.snapshot.${progress.kind}`)}
    </div>
  );
}
