import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';
import { findArea } from '../../../protocol/area/findArea.ts';
import type { Place } from '../../../protocol/geometry/place.ts';
import { incidentIdSchema } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { PlaceField } from '../incidents/index.ts';
import { RefusalNotice, useNearTime, useSeat } from '../seat/index.ts';
import { AlarmTags } from './AlarmTags.tsx';

interface AlarmDetailProps {
  readonly group: AlarmGroup;
  readonly onDone: () => void;
}

/** The selected group with its two verbs: make an incident of it, or dismiss it with a reason. */
export function AlarmDetail({ group, onDone }: AlarmDetailProps) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const seat = useSeat();
  const store = useHallStore();
  const areas = useHall((state) => state.directory.directory?.areas);
  const refusal = useHall((state) => state.commands.refusals[group.id]?.error ?? null);
  const isPending = useHall((state) => Object.values(state.commands.pending).some((one) => one.subject === group.id));
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const [reason, setReason] = useState<string | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const mayAct = isPermitted(seat.session.role, 'acceptAlarm');
  const isPlaced = group.place !== null || place !== null;

  async function accept(): Promise<void> {
    if (!isPlaced || isPending || isOffline) return;
    const incidentId = incidentIdSchema.parse(newId());
    const given =
      place === null
        ? {}
        : {
            place: { lon: place.lon, lat: place.lat, ...(group.address !== '' && { address: group.address }) },
            areaId: findArea(areas ?? [], place)?.id ?? null,
          };
    const isDone = await seat.send({ type: 'acceptAlarm', groupId: group.id, incidentId, ...given }, group.id);
    if (!isDone) return;
    selectIncident(store, incidentId);
    onDone();
  }
  async function dismiss(): Promise<void> {
    if (reason === null || reason.trim() === '' || isPending || isOffline) return;
    if (await seat.send({ type: 'dismissAlarm', groupId: group.id, reason: reason.trim() }, group.id)) onDone();
  }

  return (
    <section className="alarm-detail" aria-label={t('alarms.selected')} data-testid="alarm-detail">
      <p className="alarm-detail-text">{group.text}</p>
      <p className="muted">
        {t('alarms.counted', { count: group.count })} · {nearTime(group.firstAt)}
        {group.lastAt > group.firstAt && `–${nearTime(group.lastAt)}`}
        {group.updated > 0 && ` · ${t('alarms.updated', { count: group.updated })}`} <AlarmTags group={group} />
      </p>
      {mayAct && group.place === null && (
        <PlaceField place={place} onPlace={setPlace} isFirst={false} testId="alarm-place" />
      )}
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(group.id)} />}
      {mayAct && reason === null && (
        <div className="alarm-verbs">
          <Button
            type="primary"
            disabled={!isPlaced || isOffline}
            loading={isPending}
            onClick={() => void accept()}
            data-testid="alarm-accept"
          >
            {t('alarms.accept')}
          </Button>
          <Button disabled={isOffline} onClick={() => setReason('')} data-testid="alarm-dismiss">
            {t('alarms.dismiss')}
          </Button>
        </div>
      )}
      {reason !== null && (
        <form
          className="alarm-verbs"
          onSubmit={(event) => {
            event.preventDefault();
            void dismiss();
          }}
        >
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            placeholder={t('alarms.reason')}
            aria-label={t('alarms.reason')}
            maxLength={500}
            autoFocus
            data-testid="alarm-reason"
          />
          <Button htmlType="submit" danger disabled={reason.trim() === '' || isOffline} loading={isPending}>
            {t('alarms.dismiss')}
          </Button>
          <Button onClick={() => setReason(null)}>{t('action.cancel')}</Button>
        </form>
      )}
    </section>
  );
}
