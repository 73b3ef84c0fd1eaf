import { Button, Checkbox, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition } from '../../../protocol/incident/incidentRules.ts';
import type { PlanResponse, ResponseItem } from '../../../protocol/plan/planResponse.ts';
import { openCameras, useHall, useHallStore } from '../../store/index.ts';
import { useNearTime, useSeat } from '../seat/index.ts';

interface PlanResponseCardProps {
  readonly incident: Incident;
  readonly response: PlanResponse;
  /** Takes another level or plan; null where this seat may not. */
  readonly onChange: (() => void) | null;
}

const kinds = ['task', 'inform', 'post'] as const;

/** What was accepted, and what of it is done, by whom and when. */
export function PlanResponseCard({ incident, response, onChange }: PlanResponseCardProps) {
  const { t } = useTranslation();
  const time = useNearTime();
  const seat = useSeat();
  const store = useHallStore();
  const mayTick =
    isPermitted(seat.session.role, 'tickChecklist') &&
    checkTransition(incident, 'addIncidentNote', seat.session) === null;
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const done = response.items.filter((item) => item.done !== undefined).length;
  const tick = (item: ResponseItem) =>
    void seat.send(
      { type: 'tickChecklist', incidentId: incident.id, itemId: item.id, isDone: item.done === undefined },
      incident.id,
    );
  return (
    <section className="plan-card" aria-label={t('plans.title')} data-testid="plan-response">
      <h3>
        {response.planName} <span className="tag is-info">{t(`plans.level.${response.level}`)}</span>
        {onChange !== null && (
          <Button size="small" type="text" className="is-last" onClick={onChange} data-testid="plan-change">
            {t('plans.change')}
          </Button>
        )}
      </h3>
      <p className="plan-why muted">
        {t('plans.acceptedBy', { name: response.acceptedBy, time: time(response.acceptedAt) })}
      </p>
      {response.scene?.refused !== undefined && (
        <p className="plan-refused">{t('plans.sceneRefused', { why: t(`reasons.${response.scene.refused}`) })}</p>
      )}
      {response.items.length > 0 && (
        <Progress
          percent={Math.round((done / response.items.length) * 100)}
          size="small"
          format={() => `${done}/${response.items.length}`}
        />
      )}
      {kinds.map((kind) => {
        const items = response.items.filter((item) => item.kind === kind);
        if (items.length === 0) return null;
        return (
          <div key={kind} className="plan-group">
            <h4>{t(`plans.kinds.${kind}`)}</h4>
            <ul>
              {items.map((item) => (
                <li key={item.id} data-done={item.done !== undefined} data-testid="checklist-item">
                  <Checkbox
                    checked={item.done !== undefined}
                    disabled={!mayTick || isOffline}
                    onChange={() => tick(item)}
                  >
                    {item.text}
                  </Checkbox>
                  {item.done !== undefined && (
                    <span className="muted plan-done">
                      {item.done.by} {time(item.done.at)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {response.broadcast !== '' && (
        <blockquote className="plan-broadcast">
          <b>{t('plans.broadcast')}</b> {response.broadcast}
        </blockquote>
      )}
      {response.cameraIds.length > 0 && (
        <Button size="small" onClick={() => openCameras(store, response.cameraIds)}>
          {t('plans.openCameras', { count: response.cameraIds.length })}
        </Button>
      )}
    </section>
  );
}
