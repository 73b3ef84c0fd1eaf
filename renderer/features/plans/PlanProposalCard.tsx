import { Alert, Button, Checkbox, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { MatchReason, PlanProposal } from '../../../protocol/plan/matchPlans.ts';
import type { AlarmLevel, Plan, PlanLevel } from '../../../protocol/plan/plan.ts';
import type { NewResponseItem } from '../../../protocol/plan/planResponse.ts';
import type { UnitAdvice } from '../../../protocol/unit/unitAdvice.ts';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import { newId } from '../../connection/newId.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { openCameras, useHall, useHallStore } from '../../store/index.ts';
import { UnitAdviceList, useAgencyName, useUnitAdvice } from '../roads/index.ts';
import { useSeat } from '../seat/index.ts';
import { PlanSceneLine } from './PlanSceneLine.tsx';

interface PlanProposalCardProps {
  readonly incident: Incident;
  readonly proposals: readonly PlanProposal[];
  readonly onAccepted: () => void;
  readonly onLater: () => void;
}

/** The plan that fits, filled with the units that are there first; one click takes it, all of it can be edited before. */
export function PlanProposalCard({ incident, proposals, onAccepted, onLater }: PlanProposalCardProps) {
  const { t } = useTranslation();
  const [planId, setPlanId] = useState<string | null>(null);
  const [chosenLevel, setChosenLevel] = useState<AlarmLevel | null>(null);
  const proposal = proposals.find(({ plan }) => plan.id === planId) ?? proposals[0];
  if (proposal === undefined) return null;
  const { plan } = proposal;
  const level = plan.levels.find((one) => one.level === (chosenLevel ?? proposal.level)) ?? plan.levels[0];
  if (level === undefined) return null;
  return (
    <section className="plan-card" aria-label={t('plans.title')} data-testid="plan-proposal" data-plan={plan.id}>
      <h3>
        {t('plans.propose')}
        <Button size="small" type="text" className="is-last" onClick={onLater}>
          {t('plans.later')}
        </Button>
      </h3>
      <div className="plan-choice">
        <Select
          size="small"
          className="plan-name"
          value={plan.id}
          aria-label={t('plans.title')}
          options={proposals.map((one) => ({ value: one.plan.id, label: one.plan.name }))}
          onChange={(value) => {
            setPlanId(value);
            setChosenLevel(null);
          }}
        />
        <Select<AlarmLevel>
          size="small"
          value={level.level}
          aria-label={t('plans.levelTitle')}
          data-testid="plan-level"
          options={[...plan.levels]
            .sort((one, other) => one.level - other.level)
            .map((one) => ({ value: one.level, label: t(`plans.level.${one.level}`) }))}
          onChange={setChosenLevel}
        />
      </div>
      <p className="plan-why muted">{proposal.reasons.map((reason) => matchWords(t, reason)).join(' · ')}</p>
      <PlanDraft key={`${plan.id}:${level.level}`} {...{ incident, plan, level, onAccepted }} />
    </section>
  );
}

interface PlanDraftProps {
  readonly incident: Incident;
  readonly plan: Plan;
  readonly level: PlanLevel;
  readonly onAccepted: () => void;
}

function PlanDraft({ incident, plan, level, onAccepted }: PlanDraftProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const store = useHallStore();
  const agencyName = useAgencyName();
  const { advice, error } = useUnitAdvice(incident, level.needs);
  /** What the person changed of the proposed units; the rest follows the advice. */
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [broadcast, setBroadcast] = useState(level.broadcast);
  const [order, setOrder] = useState('');
  const isPending = useHall((state) => Object.values(state.commands.pending).some((one) => one.type === 'acceptPlan'));
  const isOffline = useHall((state) => state.connection.line !== 'online');

  const ticked = tickedUnits(advice, changed);
  const items = itemsOf(plan, level, agencyName);
  const toggleItem = (id: string) =>
    setDropped((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));

  async function accept(): Promise<void> {
    const isDone = await seat.send(
      {
        ...{ type: 'acceptPlan', incidentId: incident.id, expect: incident.version },
        ...{ planId: plan.id, planVersion: plan.version, level: level.level, order: order.trim() },
        assignments: ticked.map((unitId) => ({ unitId, assignmentId: assignmentIdSchema.parse(newId()) })),
        items: items.filter(({ id }) => !dropped.includes(id)),
        ...{ broadcast: broadcast.trim(), cameraIds: plan.cameraIds },
        scene: plan.sceneId === null ? null : { wallId: mainWallId, sceneId: plan.sceneId },
      },
      incident.id,
    );
    if (!isDone) return;
    if (plan.cameraIds.length > 0) openCameras(store, plan.cameraIds);
    onAccepted();
  }
  return (
    <>
      {error !== null && <Alert type="warning" showIcon title={rejectionWords(t, error)} />}
      {advice === null && error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {advice !== null && (
        <UnitAdviceList
          incidentId={incident.id}
          advice={advice}
          ticked={ticked}
          testId="plan-unit-row"
          onToggle={(unitId) => setChanged((before) => ({ ...before, [unitId]: !ticked.includes(unitId) }))}
        />
      )}
      <details className="plan-items">
        <summary>
          {t('plans.willDo', { count: items.length - dropped.length })}{' '}
          <span className="muted">
            {items
              .slice(0, 3)
              .map(({ text }) => text)
              .join(' · ')}
            …
          </span>
        </summary>
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <Checkbox checked={!dropped.includes(item.id)} onChange={() => toggleItem(item.id)}>
                <span className="tag">{t(`plans.kind.${item.kind}`)}</span> {item.text}
              </Checkbox>
            </li>
          ))}
        </ul>
        <Input.TextArea
          value={broadcast}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={t('plans.broadcast')}
          aria-label={t('plans.broadcast')}
          onChange={(event) => setBroadcast(event.target.value)}
        />
        <Input.TextArea
          value={order}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={t('dispatch.order')}
          aria-label={t('dispatch.order')}
          onChange={(event) => setOrder(event.target.value)}
        />
      </details>
      <PlanSceneLine sceneId={plan.sceneId} />
      <Button
        type="primary"
        size="large"
        block
        className="verb-main"
        loading={isPending}
        disabled={isOffline || advice === null}
        onClick={() => void accept()}
        data-testid="plan-accept"
      >
        {t('plans.accept', { level: t(`plans.level.${level.level}`), count: ticked.length })}
      </Button>
    </>
  );
}

/** The proposed units and those ticked by hand; a busy one goes only when somebody says so. */
function tickedUnits(advice: UnitAdvice | null, changed: Readonly<Record<string, boolean>>): UnitId[] {
  if (advice === null) return [];
  const proposed = advice.units.filter((unit) => changed[unit.unitId] ?? unit.busyWith === 0);
  const added = advice.leftOut.filter((unit) => changed[unit.unitId] === true);
  return [...proposed, ...added].map(({ unitId }) => unitId);
}

function itemsOf(plan: Plan, level: PlanLevel, agencyName: (id: string) => string): NewResponseItem[] {
  return [
    ...plan.checklist.map(({ id, text }): NewResponseItem => ({ id, kind: 'task', text })),
    ...level.agencyIds.map((agencyId): NewResponseItem => ({
      id: `inform:${agencyId}`,
      kind: 'inform',
      text: agencyName(agencyId),
      agencyId,
    })),
    ...level.posts.map((text, index): NewResponseItem => ({ id: `post:${index}`, kind: 'post', text })),
  ];
}

function matchWords(t: ReturnType<typeof useTranslation>['t'], reason: MatchReason): string {
  return t(`plans.match.${reason.kind}`, { words: reason.kind === 'words' ? reason.words.join('、') : '' });
}
