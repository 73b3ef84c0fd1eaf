import { Button, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { wallRuleIdSchema, type SceneId, type WallId } from '../../../protocol/ids.ts';
import { incidentTypes, type IncidentType, type Priority } from '../../../protocol/incident/incident.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { wallRuleMoments, type WallRule, type WallRuleMoment } from '../../../protocol/wall/wallLibrary.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { useScenes } from './useScenes.ts';
import { wallTitle } from './wallTitle.ts';

interface RuleListProps {
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

const priorities: readonly Priority[] = [1, 2, 3, 4];

/** Which incidents and alarms come on which wall by themselves, for how long, and with which pictures. */
export function RuleList({ wall, send }: RuleListProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const rules = useHall((state) => state.dispatch.state.wallLibrary.rules);
  return (
    <div className="wall-form">
      <p className="muted">{t('walls.rule.hint')}</p>
      {Object.values(rules).map((rule) => (
        <RuleRow key={`${rule.id}:${rule.version}`} rule={rule} wall={wall} send={send} />
      ))}
      {isPermitted(session.role, 'setWallRule') && (
        <RuleRow key={`new:${Object.keys(rules).length}`} rule={null} wall={wall} send={send} />
      )}
    </div>
  );
}

interface RuleRowProps extends RuleListProps {
  readonly rule: WallRule | null;
}

function RuleRow({ rule, wall, send }: RuleRowProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const scenes = useScenes();
  const walls = useHall((state) => state.dispatch.state.walls);
  const [name, setName] = useState(rule?.name ?? '');
  const [wallId, setWallId] = useState<WallId>(rule?.wallId ?? wall.id);
  const [types, setTypes] = useState<readonly IncidentType[]>(rule?.incidentTypes ?? []);
  const [priority, setPriority] = useState<Priority>(rule?.priority ?? 1);
  const [sceneId, setSceneId] = useState<SceneId | null>(rule?.sceneId ?? null);
  const [on, setOn] = useState<WallRuleMoment>(rule?.on ?? 'reported');
  const [holdS, setHoldS] = useState(rule?.holdS ?? 60);
  const isDisabled = !isPermitted(session.role, 'setWallRule');
  const save = () => {
    const id = rule?.id ?? wallRuleIdSchema.parse(newId());
    const changed = { id, name, wallId, on, incidentTypes: [...types], priority, sceneId, holdS };
    void send({ type: 'setWallRule', rule: changed, expect: rule?.version ?? 0 });
  };
  return (
    <div className="wall-row is-long" data-testid={rule === null ? 'rule-new' : 'rule-row'}>
      <Input
        value={name}
        maxLength={40}
        disabled={isDisabled}
        placeholder={t('walls.rule.newName')}
        aria-label={t('walls.rule.newName')}
        onChange={(event) => setName(event.target.value)}
      />
      <Select<IncidentType[]>
        mode="multiple"
        className="wall-grow"
        disabled={isDisabled}
        value={[...types]}
        options={incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))}
        onChange={setTypes}
        placeholder={t('walls.rule.everyType')}
        aria-label={t('walls.rule.types')}
      />
      <Select<WallRuleMoment>
        disabled={isDisabled}
        value={on}
        options={wallRuleMoments.map((value) => ({ value, label: t(`walls.rule.moment.${value}`) }))}
        onChange={setOn}
        aria-label={t('walls.rule.when')}
        data-testid="rule-moment"
      />
      <Select<Priority>
        disabled={isDisabled}
        value={priority}
        options={priorities.map((value) => ({
          value,
          label: t('walls.rule.priority', { priority: t(`priority.${value}`) }),
        }))}
        onChange={setPriority}
        aria-label={t('walls.rule.leastPriority')}
      />
      <Select<WallId>
        disabled={isDisabled}
        value={wallId}
        options={Object.values(walls).map((one) => ({ value: one.id, label: wallTitle(t, one) }))}
        onChange={setWallId}
        aria-label={t('walls.rule.wall')}
      />
      <Select<SceneId | ''>
        disabled={isDisabled}
        value={sceneId ?? ''}
        options={[
          { value: '' as const, label: t('walls.rule.linked') },
          ...scenes.map((scene) => ({ value: scene.id, label: scene.name })),
        ]}
        onChange={(value) => setSceneId(value === '' ? null : value)}
        aria-label={t('walls.rule.shows')}
      />
      <InputNumber
        min={10}
        max={3600}
        disabled={isDisabled}
        value={holdS}
        suffix={t('walls.seconds')}
        aria-label={t('walls.rule.hold')}
        onChange={(value) => setHoldS(value ?? holdS)}
      />
      {!isDisabled && (
        <Button disabled={name.trim() === ''} onClick={save} data-testid="rule-save">
          {t('walls.save')}
        </Button>
      )}
      {!isDisabled && rule !== null && (
        <Popconfirm
          title={t('walls.removeSure', { name: rule.name })}
          okText={t('walls.remove')}
          cancelText={t('walls.cancel')}
          onConfirm={() => void send({ type: 'removeWallRule', ruleId: rule.id, expect: rule.version })}
        >
          <Button danger>{t('walls.remove')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
