import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useVoice } from './VoiceContext.ts';
import type { TalkgroupView } from './voiceView.ts';

/** Who talks in a group and for how long, or why nothing is heard from it. */
export function SpeakerLine({ group }: { group: TalkgroupView | null }) {
  const { t } = useTranslation();
  const ownPeerId = useVoice((view) => view.ownPeerId);
  const seconds = useSecondsSince(group?.speakerHeardAt ?? null);
  if (group === null || group.status === 'joining') return <span className="talk-speaker">{t('voice.joining')}</span>;
  if (group.status === 'removed') return <span className="talk-speaker">{t('voice.removed')}</span>;
  if (group.status === 'failed') {
    const words = group.error instanceof Rejected ? rejectionWords(t, group.error) : t('voice.cannotHear');
    return <span className="talk-speaker is-failed">{words}</span>;
  }
  const speaker = group.floor?.speaker ?? null;
  if (speaker === null) return <span className="talk-speaker">{t('voice.silent')}</span>;
  const name = speaker.peerId === ownPeerId ? t('voice.you') : speaker.name;
  return (
    <span className="talk-speaker is-talking">
      <span className="talk-wave" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {speaker.isEmergency && <strong className="talk-emergency">{t('voice.emergencyMark')}</strong>}
      <span className="talk-name">{t('voice.speaking', { name, role: t(`role.${speaker.role}`) })}</span>
      <span className="talk-seconds">{t('voice.seconds', { seconds })}</span>
    </span>
  );
}

function useSecondsSince(sinceMs: number | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (sinceMs === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [sinceMs]);
  return sinceMs === null ? 0 : Math.max(0, Math.floor((now - sinceMs) / 1_000));
}
