import { useTranslation } from 'react-i18next';
import type { IncidentId } from '../../../protocol/ids.ts';
import { hallTalkgroupId, incidentTalkgroupId } from '../../../protocol/voice/talkgroup.ts';
import { SpeakerLine } from './SpeakerLine.tsx';
import { talkWords } from './talkWords.ts';
import { usePressToTalk } from './usePressToTalk.ts';
import { useTalkgroup } from './useTalkgroup.ts';
import { useVoice } from './VoiceContext.ts';
import './voice.css';

/** The phone's talk button: into the group of the incident the unit is sent to, else into the hall's; both are heard. */
export function TalkButton({ incidentId }: { incidentId: IncidentId | null }) {
  const { t } = useTranslation();
  const talkgroupId = incidentId === null ? hallTalkgroupId : incidentTalkgroupId(incidentId);
  const hall = useTalkgroup(hallTalkgroupId);
  const incident = useTalkgroup(incidentId === null ? null : incidentTalkgroupId(incidentId));
  const view = useVoice((whole) => whole);
  const handlers = usePressToTalk(talkgroupId);
  const emergencyHandlers = usePressToTalk(talkgroupId, { isEmergency: true });
  const { kind } = view.talk.phase;
  const isHallTalking = (hall?.floor?.speaker ?? null) !== null;
  return (
    <section className="talk-phone" aria-label={t('voice.title')}>
      {incidentId !== null && (
        <p className="talk-line">
          <b>{t('voice.incident')}</b> <SpeakerLine group={incident} />
        </p>
      )}
      {(incidentId === null || isHallTalking) && (
        <p className="talk-line">
          <b>{t('voice.hall')}</b> <SpeakerLine group={hall} />
        </p>
      )}
      <div className="talk-thumb">
        <button type="button" className="talk-press" data-phase={kind} {...handlers}>
          <span className="talk-press-verb">{t(kind === 'granted' ? 'voice.letGo' : 'voice.press')}</span>
          <span className="talk-press-group">
            {t('voice.talkTo', { group: t(incidentId === null ? 'voice.hall' : 'voice.incident') })}
          </span>
        </button>
        <button
          type="button"
          className="talk-alarm"
          data-phase={kind}
          aria-label={t('voice.emergency')}
          {...emergencyHandlers}
        >
          {t('voice.emergencyShort')}
        </button>
      </div>
      {(kind !== 'idle' || view.isWaitingForTouch) && (
        <p className="talk-state" role="status" data-phase={kind}>
          {view.isWaitingForTouch && kind === 'idle' ? t('voice.touchToHear') : talkWords(t, view)}
        </p>
      )}
    </section>
  );
}
