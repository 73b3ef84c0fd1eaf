import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';
import { newId } from '../../connection/newId.ts';
import { serverNow, useHall, useHallStore } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { verbWord } from './incidentVerbs.ts';
import { OtherIncidentField } from './OtherIncidentField.tsx';
import { TextForm } from './TextForm.tsx';
import { UntilField } from './UntilField.tsx';
import { formCommand, isAnswered, noAnswers, verbAsks, type FormVerb, type VerbAnswers } from './verbCommand.ts';

interface VerbFormProps {
  readonly verb: FormVerb;
  readonly incident: Incident;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly onSubmit: (build: (incident: Incident) => Command) => Promise<void>;
}

/** What a verb needs to know before it is done: an outcome, a note, a reason, a time, an agency, another incident. */
export function VerbForm({ verb, incident, isPending, onCancel, onSubmit }: VerbFormProps) {
  const { t, i18n } = useTranslation();
  const { session } = useSeat();
  const store = useHallStore();
  const agencies = useHall((state) => state.directory.directory?.agencies ?? none);
  const [answers, setAnswers] = useState<VerbAnswers>(noAnswers);
  const set = (part: Partial<VerbAnswers>) => setAnswers((before) => ({ ...before, ...part }));
  const ask = verbAsks[verb];
  const isTextNeeded = ask.text === 'needed' || (ask.outcome === true && answers.outcome === 'failed');

  function submit(): void {
    void onSubmit((now) => {
      const state = store.getState();
      const { rulebook, incidents } = state.dispatch.state;
      const { handOffAnswerS } = rulebookOf(rulebook, now.rulebookVersion);
      return formCommand(verb, now, answers, { incidents, now: serverNow(state), handOffAnswerS, newId });
    });
  }
  return (
    <TextForm
      name={t(`verb.${verbWord(verb, incident, session)}`)}
      words={t(`verbWords.${verb}`)}
      text={answers.text}
      onText={(text) => set({ text })}
      placeholder={ask.text === null ? null : t(isTextNeeded ? 'verb.reason' : 'verb.note')}
      isReady={isAnswered(verb, answers, serverNow(store.getState()))}
      isPending={isPending}
      isDanger={verb === 'void'}
      isTextFirst={ask.agency !== true && ask.other === undefined}
      testId="verb"
      onCancel={onCancel}
      onSubmit={submit}
    >
      {ask.outcome === true && (
        <Radio.Group
          value={answers.outcome}
          optionType="button"
          buttonStyle="solid"
          options={[
            { value: 'passed', label: t('verify.passed') },
            { value: 'failed', label: t('verify.failed') },
          ]}
          onChange={(event) => set({ outcome: event.target.value === 'failed' ? 'failed' : 'passed' })}
        />
      )}
      {ask.agency === true && (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          value={answers.agencyId}
          options={agencies
            .filter(({ id }) => id !== incident.agencyId)
            .map(({ id, name }) => ({ value: id, label: name[i18n.language === 'en' ? 'en' : 'zh'] }))}
          onChange={(agencyId) => set({ agencyId })}
          placeholder={t('sideRoads.agency')}
          aria-label={t('sideRoads.agency')}
          data-testid="verb-agency"
        />
      )}
      {ask.other !== undefined && (
        <OtherIncidentField
          incident={incident}
          which={ask.other}
          value={answers.otherId}
          onChange={(otherId) => set({ otherId })}
        />
      )}
      {ask.until !== undefined && (
        <UntilField until={answers.until} isOptional={ask.until === 'optional'} onUntil={(until) => set({ until })} />
      )}
    </TextForm>
  );
}

const none: readonly never[] = [];
