import { useState } from 'react';
import type { IncidentId } from '../../../protocol/ids.ts';
import { LazySheet } from '../parts/LazySheet.tsx';
import { RecordSheet, SignatureSheet } from '../parts/lazySheets.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useWords } from '../useWords.ts';

const kinds = ['voice', 'video', 'signature'] as const;

/** What a unit can add beside a photo and a note. */
export function MoreSheet({ incidentId, onClose }: { readonly incidentId: IncidentId; readonly onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  if (kind === null)
    return (
      <Sheet heading={t('field.more.heading')} onClose={onClose}>
        <div className="menu-verbs">
          {kinds.map((one) => (
            <button key={one} type="button" data-testid={`field-more-${one}`} onClick={() => setKind(one)}>
              {t(`field.more.${one}`)}
            </button>
          ))}
        </div>
      </Sheet>
    );
  return (
    <LazySheet heading={t(`field.more.${kind}`)} onClose={onClose}>
      {kind === 'signature' ? (
        <SignatureSheet incidentId={incidentId} onClose={onClose} />
      ) : (
        <RecordSheet kind={kind} incidentId={incidentId} onClose={onClose} />
      )}
    </LazySheet>
  );
}
