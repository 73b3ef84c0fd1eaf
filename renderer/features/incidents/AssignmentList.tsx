import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { assignmentSteps, type Assignment, type Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition, isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';
import { runningClock, useNearTime, useSeat, useServerNow } from '../seat/index.ts';
import { writeTileDrag } from '../tile/index.ts';
import { useUnitName } from '../units/index.ts';
import { SpokenStep } from './SpokenStep.tsx';
import { TextForm } from './TextForm.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface AssignmentListProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

export function AssignmentList({ incident, commands }: AssignmentListProps) {
  const { t } = useTranslation();
  if (incident.assignments.length === 0) return null;
  return (
    <section aria-label={t('assignment.title')}>
      <h3>{t('assignment.title')}</h3>
      <ul className="assignments">
        {incident.assignments.map((assignment) => (
          <AssignmentCard key={assignment.id} incident={incident} assignment={assignment} commands={commands} />
        ))}
      </ul>
    </section>
  );
}

function AssignmentCard({ incident, assignment, commands }: AssignmentListProps & { readonly assignment: Assignment }) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const { session } = useSeat();
  const unitName = useUnitName();
  const isActive = isActiveAssignment(assignment);
  const mayRecall =
    isActive &&
    isPermitted(session.role, 'recallAssignment') &&
    checkTransition(incident, 'recallAssignment', session) === null;
  return (
    <li className="assignment" data-status={assignment.status} data-testid="assignment">
      <div
        className="assignment-head"
        draggable
        onDragStart={(event) => writeTileDrag(event.dataTransfer, { kind: 'unitVideo', unitId: assignment.unitId })}
      >
        <b>{unitName(assignment.unitId)}</b>
        <span className="status-tag" data-status={assignment.status} data-testid="assignment-status">
          {t(`assignmentStatus.${assignment.status}`)}
        </span>
        {isActive && <StepClock assignment={assignment} />}
        <span className="assignment-verbs">
          {isActive && <SpokenStep incident={incident} assignment={assignment} commands={commands} />}
          {mayRecall && <RecallButton assignment={assignment} commands={commands} />}
        </span>
      </div>
      {assignment.order !== '' && <p className="assignment-order">{assignment.order}</p>}
      <ol className="steps">
        {assignmentSteps.map((step) => {
          const stamp = assignment.stamps[step];
          const skew = stamp?.deviceAt === undefined ? 0 : stamp.at - stamp.deviceAt;
          return (
            <li key={step} data-done={stamp !== undefined}>
              <span>{t(`assignmentStatus.${step}`)}</span>
              <time>{stamp === undefined ? '–' : nearTime(stamp.at)}</time>
              {stamp?.deviceAt !== undefined && (
                <time className={Math.abs(skew) > 5000 ? 'device is-skewed' : 'device'} title={t('assignment.device')}>
                  {nearTime(stamp.deviceAt)}
                </time>
              )}
            </li>
          );
        })}
      </ol>
      {assignment.report !== undefined && (
        <p className="assignment-report">
          {t('assignment.report')}
          {t('sign.colon')}
          {assignment.report}
        </p>
      )}
      {assignment.recallReason !== undefined && (
        <p className="assignment-report">
          {t('assignment.recalled')}
          {t('sign.colon')}
          {assignment.recallReason}
        </p>
      )}
    </li>
  );
}

/** Time since the last step: what a dispatcher watches. */
function StepClock({ assignment }: { readonly assignment: Assignment }) {
  const now = useServerNow();
  const stamp = assignment.stamps[assignment.status];
  return stamp === undefined ? null : <span className="status-clock">{runningClock(now - stamp.at)}</span>;
}

function RecallButton({
  assignment,
  commands,
}: {
  readonly assignment: Assignment;
  readonly commands: IncidentCommands;
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  async function recall(): Promise<void> {
    const isDone = await commands.ask(({ id, version }) => ({
      type: 'recallAssignment',
      incidentId: id,
      expect: version,
      assignmentId: assignment.id,
      reason: reason.trim(),
    }));
    if (isDone) setIsOpen(false);
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t('assignment.recallTitle')}
      content={
        <TextForm
          name={t('assignment.recall')}
          text={reason}
          onText={setReason}
          placeholder={t('verb.reason')}
          isReady={reason.trim() !== ''}
          isPending={commands.pending === 'recallAssignment'}
          isDanger
          testId="recall"
          onCancel={() => setIsOpen(false)}
          onSubmit={() => void recall()}
        />
      }
    >
      <Button size="small" type="text">
        {t('assignment.recall')}
      </Button>
    </Popover>
  );
}
