import { useEffect } from 'react';
import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useFieldTools } from '../FieldContext.ts';

/** Tells the hall that the assignment stands on a screen a person can see: never for a page in the background. */
export function useConfirmSeen(entry: FieldAssignment): void {
  const { line } = useFieldTools();
  useEffect(() => {
    function confirm(): void {
      if (document.visibilityState === 'visible') line.confirmSeen(entry);
    }
    confirm();
    document.addEventListener('visibilitychange', confirm);
    return () => document.removeEventListener('visibilitychange', confirm);
  }, [line, entry]);
}
