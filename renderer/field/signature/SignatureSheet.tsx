import { useEffect, useRef, useState } from 'react';
import { attachmentIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { createActFile } from '../photo/createActFile.ts';
import { SignaturePad } from './SignaturePad.ts';
import { useWords } from '../useWords.ts';
import './signature.css';

const longestName = 40;

/** Somebody at the scene signs with a finger; the name beside it says whose hand it was. */
export function SignatureSheet({
  incidentId,
  onClose,
}: {
  readonly incidentId: IncidentId;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useWords();
  const { line } = useFieldTools();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [isSigned, setSigned] = useState(false);
  const [name, setName] = useState('');
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  useEffect(() => {
    if (canvas.current === null) return;
    const made = new SignaturePad(canvas.current, setSigned);
    pad.current = made;
    return () => made.close();
  }, []);

  function keep(): void {
    ask(async () => {
      if (pad.current === null) return;
      const file = await createActFile(await pad.current.toPng());
      const attachmentId = attachmentIdSchema.parse(newId());
      await line.act({ type: 'attachPhoto', incidentId, attachmentId, caption: '', signedBy: name.trim() }, file);
    }, onClose);
  }

  return (
    <Sheet heading={t('field.signature.heading')} onClose={onClose}>
      <label className="signature-name">
        {t('field.signature.name')}
        <input
          data-testid="field-signature-name"
          lang={i18n.language}
          maxLength={longestName}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="done"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <canvas
        ref={canvas}
        className="signature-pad"
        data-testid="field-signature-pad"
        role="img"
        aria-label={t('field.signature.pad')}
      />
      <Problem words={problem} />
      <div className="row-verbs">
        <button type="button" onClick={() => pad.current?.clear()}>
          {t('field.signature.clear')}
        </button>
        <button
          type="button"
          className="verb signature-keep"
          data-testid="field-signature-keep"
          disabled={isBusy || !isSigned || name.trim() === ''}
          onClick={keep}
        >
          {t('field.signature.keep')}
        </button>
      </div>
      {(!isSigned || name.trim() === '') && <p className="muted">{t('field.signature.missing')}</p>}
    </Sheet>
  );
}
