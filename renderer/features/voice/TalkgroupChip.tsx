import { useTranslation } from 'react-i18next';
import { SpeakerLine } from './SpeakerLine.tsx';
import { useVoiceClient } from './VoiceContext.ts';
import type { TalkgroupView } from './voiceView.ts';

interface TalkgroupChipProps {
  name: string;
  group: TalkgroupView | null;
  isChosen: boolean;
  onChoose: () => void;
}

/** One talkgroup of the bar: what is heard in it, how loud, and whether the button talks into it. */
export function TalkgroupChip({ name, group, isChosen, onChoose }: TalkgroupChipProps) {
  const { t } = useTranslation();
  const client = useVoiceClient();
  const waiting = group?.floor?.queue.length ?? 0;
  const members = group?.members ?? [];
  return (
    <div className={`talk-chip${isChosen ? ' is-chosen' : ''}`}>
      <button
        type="button"
        className="talk-choose"
        aria-pressed={isChosen}
        title={t('voice.talkTo', { group: name })}
        onClick={onChoose}
      >
        <span className="talk-head">
          <span className="talk-group">{name}</span>
          <span className="talk-count" title={members.map((member) => member.name).join('、')}>
            {t('voice.members', { count: members.length })}
          </span>
          {waiting > 0 && <span className="talk-waiting">{t('voice.waiting', { count: waiting })}</span>}
        </span>
        <SpeakerLine group={group} />
      </button>
      {group !== null && (
        <span className="talk-level">
          <button
            type="button"
            className="talk-mute"
            aria-pressed={group.isMuted}
            onClick={() => client.setMuted(group.talkgroupId, !group.isMuted)}
          >
            {t(group.isMuted ? 'voice.unmute' : 'voice.mute')}
          </button>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={group.volume}
            disabled={group.isMuted}
            aria-label={t('voice.volume', { group: name })}
            onChange={(event) => client.setVolume(group.talkgroupId, event.currentTarget.valueAsNumber)}
          />
        </span>
      )}
    </div>
  );
}
