import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { hallTalkgroupId, incidentTalkgroupId } from '../../../protocol/voice/talkgroup.ts';
import { isFinished, selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { useVoice } from '../voice/index.ts';

/** One click into the talkgroup in which a unit in danger is heard; a desk that listens there already is told so. */
export function AnswerButton({ incident }: { readonly incident: Incident | null }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const own = incident === null || isFinished(incident) ? null : incident;
  const selectedId = useHall((state) => state.selection.incidentId);
  const talkgroupId = own === null ? hallTalkgroupId : incidentTalkgroupId(own.id);
  const isJoined = useVoice((view) => view.groups[talkgroupId]?.status === 'joined');
  const isTalking = useVoice((view) => view.groups[talkgroupId]?.floor?.speaker?.isEmergency === true);
  // Every desk hears the hall's own group.
  if (own === null || (isJoined && selectedId === own.id)) {
    return (
      <span className="emergency-voice" data-talking={isTalking} data-testid="emergency-answered">
        {t(isTalking ? 'safety.callsNow' : own === null ? 'safety.inHallGroup' : 'safety.inGroup')}
      </span>
    );
  }
  return (
    // The selected incident's group is the one the talk bar joins and speaks into.
    <Button type="primary" onClick={() => selectIncident(store, own.id)} data-testid="emergency-answer">
      {t('safety.answer')}
    </Button>
  );
}
