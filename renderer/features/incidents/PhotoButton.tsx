import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { preparePhoto } from '../../field/photo/preparePhoto.ts';
import { useSeat } from '../seat/index.ts';

interface PhotoButtonProps {
  readonly incidentId: IncidentId;
  /** What is written beside it goes with the picture. */
  readonly caption: string;
  readonly isOffline: boolean;
  readonly onProblem: (problem: unknown) => void;
}

const longestCaption = 200;

/** Adds a picture from this computer: made smaller, freed of the camera's own data, stored, then written to the log. */
export function PhotoButton({ incidentId, caption, isOffline, onProblem }: PhotoButtonProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const input = useRef<HTMLInputElement>(null);
  const [isSending, setIsSending] = useState(false);

  async function attach(file: File): Promise<void> {
    setIsSending(true);
    onProblem(null);
    try {
      const photo = await preparePhoto(file);
      const words = caption.trim().slice(0, longestCaption);
      await seat.attachPhoto({ incidentId, attachmentId: attachmentIdSchema.parse(newId()), caption: words }, photo);
    } catch (error) {
      onProblem(error);
    } finally {
      setIsSending(false);
    }
  }
  return (
    <>
      <Button loading={isSending} disabled={isOffline} onClick={() => input.current?.click()} title={t('photo.why')}>
        {t('photo.add')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        data-testid="seat-photo"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void attach(file);
        }}
      />
    </>
  );
}
