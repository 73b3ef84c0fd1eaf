import type { Attachment } from '../../../protocol/incident/incident.ts';
import { useWords } from '../useWords.ts';

/** A photo, a signature, a recording or a video, as the hall has it. */
export function FieldAttachment({ attachment, name }: { readonly attachment: Attachment; readonly name: string }) {
  const { t } = useWords();
  const { id, mediaType, signedBy } = attachment;
  const src = `/api/attachments/${encodeURIComponent(id)}`;
  if (mediaType.startsWith('audio/'))
    return (
      <audio
        className="attachment-wide"
        src={src}
        controls
        preload="none"
        aria-label={t('field.assignment.voiceBy', { name })}
      />
    );
  if (mediaType.startsWith('video/'))
    return <video src={src} controls playsInline preload="none" aria-label={t('field.assignment.videoBy', { name })} />;
  if (signedBy === undefined) return <img src={src} alt={t('field.assignment.photoBy', { name })} loading="lazy" />;
  return (
    <figure className="attachment-signature">
      <img src={src} alt={t('field.assignment.signedBy', { name: signedBy })} loading="lazy" />
      <figcaption>{t('field.assignment.signedBy', { name: signedBy })}</figcaption>
    </figure>
  );
}
