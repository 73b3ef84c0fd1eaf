import { Button, Empty, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planIdSchema, type PlanId } from '../../../protocol/ids.ts';
import type { Plan, PlanCommand, PlanContent } from '../../../protocol/plan/plan.ts';
import type { PlanChoices } from '../../../protocol/plan/plansView.ts';
import { newId } from '../../connection/newId.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { RefusalNotice } from '../seat/index.ts';
import { PlanForm } from './PlanForm.tsx';
import './plans.css';

interface PlansEditorProps {
  readonly plans: Readonly<Record<string, Plan>>;
  readonly choices: PlanChoices;
  /** Whether a zone can be drawn: the map needs a line to the hall. */
  readonly hasMap: boolean;
  readonly refusal: unknown;
  readonly onDismiss: () => void;
  readonly send: (command: PlanWrite) => Promise<boolean>;
}

export type PlanWrite = Extract<PlanCommand, { type: 'savePlan' | 'removePlan' }>;

const emptyPlan: PlanContent = {
  name: '',
  match: { types: [], place: null, words: [], areWordsNeeded: false },
  levels: [{ level: 4, fromPriority: 4, needs: [], agencyIds: [], posts: [], broadcast: '' }],
  checklist: [],
  cameraIds: [],
  sceneId: null,
};

/** All plans, and the chosen one to be edited. */
export function PlansEditor({ plans, choices, hasMap, refusal, onDismiss, send }: PlansEditorProps) {
  const { t, i18n } = useTranslation();
  const [chosenId, setChosenId] = useState<PlanId | null>(null);
  /** The version that was opened: what another seat saves meanwhile is not overwritten. */
  const [opened, setOpened] = useState<{
    readonly id: PlanId;
    readonly version: number;
    readonly content: PlanContent;
  } | null>(null);
  const sorted = Object.values(plans).sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'));

  const open = (plan: Plan) => {
    onDismiss();
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
    if (await send({ type: 'savePlan', planId: id, expect: version, plan: content })) {
      setOpened({ id, version: version + 1, content });
    }
  }
  async function remove(): Promise<void> {
    if (opened === null) return;
    if (await send({ type: 'removePlan', planId: opened.id, expect: opened.version })) setOpened(null);
  }
  const shown = opened === null ? undefined : plans[opened.id];
  return (
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
          {refusal !== null && <RefusalNotice error={refusal} onDismiss={onDismiss} />}
          <PlanForm
            key={opened.id}
            content={opened.content}
            choices={choices}
            hasMap={hasMap}
            onSave={(content) => void save(content)}
          />
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
  );
}
