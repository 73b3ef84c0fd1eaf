import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentId, TalkgroupId } from '../../../protocol/ids.ts';
import { hallTalkgroupId, incidentTalkgroupId } from '../../../protocol/voice/talkgroup.ts';
import { TalkgroupChip } from './TalkgroupChip.tsx';
import { talkWords } from './talkWords.ts';
import { usePressToTalk } from './usePressToTalk.ts';
import { useTalkgroup } from './useTalkgroup.ts';
import { useTalkKey } from './useTalkKey.ts';
import { useVoice, useVoiceClient } from './VoiceContext.ts';
import './voice.css';

interface TalkBarProps {
  /** The selected incident while its talkgroup is open, else null. */
  incidentId: IncidentId | null;
  /** How the seat names the incident, such as its number. */
  incidentLabel?: string;
  /** Told the group that a press talks into: another key than this bar's own may press. */
  onGroup?: (talkgroupId: TalkgroupId) => void;
}

/** The seat's talkgroups: the hall's and the selected incident's, and the button and key that talk into one of them. */
export function TalkBar({ incidentId, incidentLabel, onGroup }: TalkBarProps) {
  const { t } = useTranslation();
  const client = useVoiceClient();
  const incidentGroupId = incidentId === null ? null : incidentTalkgroupId(incidentId);
  const [chosen, setChosen] = useState<{ incidentId: IncidentId | null; talkgroupId: TalkgroupId } | null>(null);
  // A choice holds for as long as the same incident is selected; another incident brings its own group to the front.
  const talkgroupId =
    chosen !== null && chosen.incidentId === incidentId ? chosen.talkgroupId : (incidentGroupId ?? hallTalkgroupId);
  const hall = useTalkgroup(hallTalkgroupId);
  const incident = useTalkgroup(incidentGroupId);
  const view = useVoice((whole) => whole);
  const handlers = usePressToTalk(talkgroupId);
  useTalkKey(talkgroupId);
  useEffect(() => onGroup?.(talkgroupId), [onGroup, talkgroupId]);
  useEffect(() => {
    void client.warmUp();
  }, [client]);

  const incidentName =
    incidentLabel === undefined ? t('voice.incident') : t('voice.incidentLabelled', { label: incidentLabel });
  return (
    <section className="talk-bar" aria-label={t('voice.title')}>
      <TalkgroupChip
        name={t('voice.hall')}
        group={hall}
        isChosen={talkgroupId === hallTalkgroupId}
        onChoose={() => setChosen({ incidentId, talkgroupId: hallTalkgroupId })}
      />
      {incidentGroupId !== null && (
        <TalkgroupChip
          name={incidentName}
          group={incident}
          isChosen={talkgroupId === incidentGroupId}
          onChoose={() => setChosen({ incidentId, talkgroupId: incidentGroupId })}
        />
      )}
      <div className="talk-state" role="status" data-phase={view.talk.phase.kind}>
        {view.isWaitingForTouch && view.talk.phase.kind === 'idle' ? t('voice.touchToHear') : talkWords(t, view)}
      </div>
      <button type="button" className="talk-press" data-phase={view.talk.phase.kind} {...handlers}>
        <span className="talk-press-verb">
          {t(view.talk.phase.kind === 'granted' ? 'voice.letGo' : 'voice.pressKey')}
        </span>
        <span className="talk-press-group">{talkgroupId === hallTalkgroupId ? t('voice.hall') : incidentName}</span>
      </button>
    </section>
  );
}
