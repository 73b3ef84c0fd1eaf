import { Button, Drawer, Empty, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planIdSchema, type PlanId } from '../../../protocol/ids.ts';
import type { Plan, PlanContent } from '../../../protocol/plan/plan.ts';
import { newId } from '../../connection/newId.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { PlanForm } from './PlanForm.tsx';
import './plans.css';

interface PlansPageProps {
  readonly onClose: () => void;
}

const emptyPlan: PlanContent = {
  name: '',
  match: { types: [], place: null, words: [], areWordsNeeded: false },
  levels: [{ level: 4, fromPriority: 4, needs: [], agencyIds: [], posts: [], broadcast: '' }],
  checklist: [],
  cameraIds: [],
  sceneId: null,
};

/** All plans, and the chosen one to be edited. */
export function PlansPage({ onClose }: PlansPageProps) {
  const { t, i18n } = useTranslation();
  const seat = useSeat();
  const plans = useHall((state) => state.dispatch.state.plans);
  const [chosenId, setChosenId] = useState<PlanId | null>(null);
  /** The version that was opened: what another seat saves meanwhile is not overwritten. */
  const [opened, setOpened] = useState<{
    readonly id: PlanId;
    readonly version: number;
    readonly content: PlanContent;
  } | null>(null);
  const sorted = Object.values(plans).sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'));
  const subject = `plan:${chosenId ?? ''}`;
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);

  const open = (plan: Plan) => {
    const { id, version, savedAt: _at, savedBy: _by, ...content } = plan;
    setChosenId(id);
    setOpened({ id, version, content });
  };
  const add = () => {
    const id = planIdSchema.parse(newId());
    setChosenId(id);
    setOpened({ id, version: 0, content: { ...emptyPlan, name: t('plans.newName') } });
  };
  async function save(content: PlanContent): Promise<void> {
    if (opened === null) return;
    const { id, version } = opened;
    if (await seat.send({ type: 'savePlan', planId: id, expect: version, plan: content }, subject)) {
      setOpened({ id, version: version + 1, content });
    }
  }
  async function remove(): Promise<void> {
    if (opened === null) return;
    if (await seat.send({ type: 'removePlan', planId: opened.id, expect: opened.version }, subject)) setOpened(null);
  }
  const shown = opened === null ? undefined : plans[opened.id];
  return (
    <Drawer open title={t('plans.manage')} size={1100} onClose={onClose} className="plans-page">
      <div className="plans-columns" data-testid="plans-page">
        <nav aria-label={t('plans.manage')}>
          <Button block onClick={add} data-testid="plan-add">
            {t('plans.add')}
          </Button>
          <ul>
            {sorted.map((plan) => (
              <li key={plan.id}>
                <button
                  type="button"
                  aria-pressed={plan.id === chosenId}
                  onClick={() => open(plan)}
                  data-testid="plan-row"
                >
                  <b>{plan.name}</b>
                  <span className="muted">{plan.match.types.map((type) => t(`incidentType.${type}`)).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {opened === null ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={sorted.length === 0 ? t('plans.none') : t('plans.manage')}
          />
        ) : (
          <div className="plan-edit">
            {shown !== undefined && (
              <p className="muted" data-testid="plan-version">
                {t('plans.version', {
                  version: shown.version,
                  name: shown.savedBy,
                  time: fullTime(shown.savedAt, i18n.language),
                })}
              </p>
            )}
            {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(subject)} />}
            <PlanForm key={opened.id} content={opened.content} onSave={(content) => void save(content)} />
            {opened.version > 0 && (
              <Popconfirm
                title={t('plans.removeSure', { name: opened.content.name })}
                okText={t('plans.remove')}
                onConfirm={() => void remove()}
              >
                <Button danger type="text" className="plan-remove">
                  {t('plans.remove')}
                </Button>
              </Popconfirm>
            )}
          </div>
        )}
      </div>
    </Drawer>
  );
}
