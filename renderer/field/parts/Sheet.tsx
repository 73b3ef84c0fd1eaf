import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../useWords.ts';

interface SheetProps {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel over the screen that comes from the thumb's side; the rest cannot be touched while it is open. */
export function Sheet({ heading, onClose, children }: SheetProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-label={heading} onClose={onClose}>
      <header className="sheet-head">
        <h2>{heading}</h2>
        <button type="button" className="plain" onClick={onClose}>
          {t('field.close')}
        </button>
      </header>
      <div className="sheet-body">{children}</div>
    </dialog>
  );
}
