import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentTypes, type IncidentType } from '../../../protocol/incident/incident.ts';
import { alarmLevels, planContentSchema, type PlanContent, type PlanLevel } from '../../../protocol/plan/plan.ts';
import type { PlanChoices } from '../../../protocol/plan/plansView.ts';
import type { UnitNeed } from '../../../protocol/plan/unitNeed.ts';
import { unitKinds, vehicleKinds } from '../../../protocol/unit/unit.ts';
import { ZoneMap } from '../zone/index.ts';
import { formValues, planOf, type PlanValues } from './planValues.ts';

interface PlanFormProps {
  readonly content: PlanContent;
  readonly choices: PlanChoices;
  /** Whether a zone can be drawn here. */
  readonly hasMap: boolean;
  readonly onSave: (content: PlanContent) => void;
}

const priorities = [1, 2, 3, 4] as const;

/** The schema takes no longer ring. */
const mostCorners = 200;

/** Edits one plan. A zone drawn on the map takes the place of areas. */
export function PlanForm({ content, choices, hasMap, onSave }: PlanFormProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const [form] = Form.useForm<PlanValues>();
  const [place, setPlace] = useState(content.match.place);
  const [isChanged, setIsChanged] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const agencies = choices.agencies.map(({ id, name }) => ({ value: id, label: name[language] }));
  const { sceneId } = content;
  const lostScene = choices.scenes.some(({ id }) => id === sceneId) ? null : sceneId;
  const areas = choices.areas.map(({ id, name }) => ({ value: id, label: name[language] }));

  const save = (values: PlanValues) => {
    const parsed = planContentSchema.safeParse(planOf(values, place));
    if (!parsed.success) {
      setWrong(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
      return;
    }
    setWrong(null);
    setIsChanged(false);
    onSave(parsed.data);
  };
  return (
    <Form<PlanValues>
      form={form}
      layout="vertical"
      size="small"
      initialValues={formValues(content)}
      onValuesChange={() => setIsChanged(true)}
      onFinish={save}
      className="plan-form"
    >
      <Form.Item name="name" label={t('plans.name')} rules={[{ required: true, whitespace: true, max: 60 }]}>
        <Input data-testid="plan-name" />
      </Form.Item>
      <div className="plan-pair">
        <Form.Item name="types" label={t('plans.types')}>
          <Select<IncidentType[]>
            mode="multiple"
            options={incidentTypes.map((type) => ({ value: type, label: t(`incidentType.${type}`) }))}
          />
        </Form.Item>
        <Form.Item name="words" label={t('plans.words')}>
          <Select<string[]> mode="tags" open={false} suffix={null} maxCount={30} />
        </Form.Item>
      </div>
      <Form.Item name="areWordsNeeded" valuePropName="checked" noStyle>
        <Checkbox>{t('plans.areWordsNeeded')}</Checkbox>
      </Form.Item>
      {place?.kind !== 'polygon' && (
        <Form.Item name="areaIds" label={t('plans.areas')}>
          <Select<string[]> mode="multiple" options={areas} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      {hasMap ? (
        <ZoneMap
          points={place?.kind === 'polygon' ? place.points : null}
          mostPoints={mostCorners}
          onChange={(points) => {
            setPlace(points === null ? null : { kind: 'polygon', points });
            setIsChanged(true);
          }}
        />
      ) : (
        <p className="muted">
          {place?.kind === 'polygon' ? t('plans.zoneKept', { count: place.points.length }) : t('plans.zoneAtSeat')}
        </p>
      )}
      <h4>{t('plans.levels')}</h4>
      <Form.List name="levels">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <fieldset key={field.key} className="plan-level">
                <div className="plan-pair">
                  <Form.Item name={[field.name, 'level']} label={t('plans.levelTitle')}>
                    <Select<PlanLevel['level']>
                      options={alarmLevels.map((level) => ({ value: level, label: t(`plans.level.${level}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'fromPriority']} label={t('plans.fromPriority')}>
                    <Select<PlanLevel['fromPriority']>
                      options={priorities.map((value) => ({
                        value,
                        label: t('plans.priorityAnd', { priority: t(`priority.${value}`) }),
                      }))}
                    />
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button type="text" danger onClick={() => remove(field.name)} aria-label={t('plans.remove')}>
                      ×
                    </Button>
                  )}
                </div>
                <NeedList name={field.name} skills={choices.skills} agencies={agencies} />
                <div className="plan-pair">
                  <Form.Item name={[field.name, 'agencyIds']} label={t('plans.agencies')}>
                    <Select<string[]> mode="multiple" options={agencies} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'posts']} label={t('plans.posts')}>
                    <Select<string[]> mode="tags" open={false} suffix={null} maxCount={20} />
                  </Form.Item>
                </div>
                <Form.Item name={[field.name, 'broadcast']} label={t('plans.broadcast')}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
                </Form.Item>
              </fieldset>
            ))}
            {fields.length < 4 && (
              <Button
                size="small"
                onClick={() => add({ level: 4, fromPriority: 4, needs: [], agencyIds: [], posts: [], broadcast: '' })}
              >
                {t('plans.addLevel')}
              </Button>
            )}
          </>
        )}
      </Form.List>
      <Form.Item name="checklist" label={t('plans.checklist')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 16 }} data-testid="plan-checklist" />
      </Form.Item>
      <div className="plan-pair">
        <Form.Item name="cameraIds" label={t('plans.cameras')}>
          <Select<string[]>
            mode="multiple"
            maxCount={16}
            showSearch={{ optionFilterProp: 'label' }}
            options={choices.cameras.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="sceneId"
          label={t('plans.scene')}
          {...(lostScene !== null && { validateStatus: 'warning', extra: t('plans.sceneLostHint') })}
        >
          <Select<string>
            data-testid="plan-scene"
            options={[
              { value: '', label: t('plans.noScene') },
              ...(lostScene === null ? [] : [{ value: lostScene, label: t('plans.sceneLost') }]),
              ...choices.scenes.map((scene) => ({ value: scene.id, label: scene.name })),
            ]}
          />
        </Form.Item>
      </div>
      {wrong !== null && (
        <p role="alert" className="plan-refused">
          {wrong}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="middle" disabled={!isChanged} data-testid="plan-save">
        {t('plans.save')}
      </Button>{' '}
      {isChanged && <span className="muted">{t('plans.unsaved')}</span>}
    </Form>
  );
}

interface NeedListProps {
  readonly name: number;
  readonly skills: readonly string[];
  readonly agencies: readonly { readonly value: string; readonly label: string }[];
}

function NeedList({ name, skills, agencies }: NeedListProps) {
  const { t } = useTranslation();
  const orAny = (any: string, options: readonly { value: string; label: string }[]) => [
    { value: '', label: any },
    ...options,
  ];
  return (
    <Form.List name={[name, 'needs']}>
      {(fields, { add, remove }) => (
        <div className="plan-needs">
          <span>{t('plans.needs')}</span>
          {fields.map((field) => (
            <div key={field.key} className="plan-need">
              <Form.Item name={[field.name, 'count']} noStyle>
                <InputNumber<UnitNeed['count']> min={1} max={50} aria-label={t('plans.count')} />
              </Form.Item>
              <Form.Item name={[field.name, 'kind']} noStyle>
                <Select<string>
                  options={orAny(
                    t('plans.anyKind'),
                    unitKinds.map((value) => ({ value, label: t(`unitKind.${value}`) })),
                  )}
                />
              </Form.Item>
              <Form.Item name={[field.name, 'vehicleKind']} noStyle>
                <Select<string>
                  options={orAny(
                    t('plans.anyVehicle'),
                    vehicleKinds.map((value) => ({ value, label: t(`vehicleKind.${value}`) })),
                  )}
                />
              </Form.Item>
              <Form.Item name={[field.name, 'skill']} noStyle>
                <Select<string>
                  options={orAny(
                    t('plans.anySkill'),
                    skills.map((value) => ({ value, label: t(`skill.${value}`, { defaultValue: value }) })),
                  )}
                />
              </Form.Item>
              <Form.Item name={[field.name, 'agencyId']} noStyle>
                <Select<string> options={orAny(t('plans.anyAgency'), agencies)} />
              </Form.Item>
              <Button type="text" onClick={() => remove(field.name)} aria-label={t('plans.remove')}>
                ×
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({ count: 1, kind: '', vehicleKind: '', skill: '', agencyId: '' })}>
            {t('plans.addNeed')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
