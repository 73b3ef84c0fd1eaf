import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Assignment, Incident } from '../../../protocol/incident/incident.ts';
import { nextStep } from '../../../protocol/incident/incidentRules.ts';
import { useSeat } from '../seat/index.ts';
import { TextForm } from './TextForm.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface SpokenStepProps {
  readonly incident: Incident;
  readonly assignment: Assignment;
  readonly commands: IncidentCommands;
}

const commandOf = {
  acknowledged: 'acknowledgeAssignment',
  enRoute: 'departForScene',
  onScene: 'arriveOnScene',
} as const;

/** The unit's next step, done at the seat because the unit said it over the radio. */
export function SpokenStep({ incident, assignment, commands }: SpokenStepProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [report, setReport] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const step = nextStep(assignment.status);
  if (step === null || !isPermitted(session.role, 'reportBack')) return null;
  const on = { incidentId: incident.id, assignmentId: assignment.id };
  const words = t('assignment.spoken', { step: t(`assignmentStatus.${step}`) });
  if (step !== 'reportedBack') {
    return (
      <Button
        size="small"
        type="text"
        title={t('assignment.spokenWhy')}
        onClick={() => void commands.ask(() => ({ type: commandOf[step], ...on }))}
      >
        {words}
      </Button>
    );
  }
  const send = () => {
    setIsOpen(false);
    void commands.ask(() => ({ type: 'reportBack', ...on, report: report.trim() }));
  };
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      content={
        <TextForm
          name={words}
          text={report}
          onText={setReport}
          placeholder={t('assignment.report')}
          isReady={report.trim() !== ''}
          isPending={commands.pending === 'reportBack'}
          maxLength={2000}
          testId="spoken"
          onCancel={() => setIsOpen(false)}
          onSubmit={send}
        />
      }
    >
      <Button size="small" type="text" title={t('assignment.spokenWhy')}>
        {words}
      </Button>
    </Popover>
  );
}
