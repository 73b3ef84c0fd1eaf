import type { TFunction } from 'i18next';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import type { VoiceView } from './voiceView.ts';

/** What a person reads about the last press. */
export function talkWords(
  translate: TFunction,
  view: Pick<VoiceView, 'talk' | 'microphone' | 'groups' | 'ownPeerId'>,
): string {
  const { phase, talkgroupId } = view.talk;
  switch (phase.kind) {
    case 'idle':
      return '';
    case 'granted':
    case 'denied':
      return translate(`voice.phase.${phase.kind}`);
    case 'requesting':
      return translate(view.microphone.kind === 'asking' ? 'voice.microphone.asking' : 'voice.phase.requesting');
    case 'queued': {
      const queue = talkgroupId === null ? undefined : view.groups[talkgroupId]?.floor?.queue;
      const index = queue?.findIndex(({ peerId }) => peerId === view.ownPeerId) ?? -1;
      return translate('voice.phase.queued', { place: index === -1 ? '…' : index + 1 });
    }
    case 'noMicrophone':
      return translate(`voice.microphone.${view.microphone.kind === 'failed' ? view.microphone.failure : 'failed'}`);
    case 'refused':
      return rejectionWords(translate, phase.error);
    case 'revoked':
      return translate(`voice.revoked.${phase.reason}`);
  }
}
