import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../../protocol/broadcast/broadcast.ts';
import type { UnitId } from '../../../protocol/ids.ts';
import { useHall } from '../../store/index.ts';
import { useNearTime } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';

interface Receipt {
  readonly unitId: UnitId;
  readonly deliveredAt: number;
  readonly seenAt: number;
  readonly isOnDuty: boolean;
}

/** Every unit's own receipts; those that lack one first. */
export function ReceiptTable({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const unitName = useUnitName();
  const duties = useHall((state) => state.dispatch.state.units);
  const rows = broadcast.unitIds
    .map((unitId, index): Receipt => ({
      unitId,
      deliveredAt: broadcast.deliveredAt[index] ?? 0,
      seenAt: broadcast.seenAt[index] ?? 0,
      isOnDuty: duties[unitId]?.onDuty === true,
    }))
    .sort((first, second) => stageOf(first) - stageOf(second));
  const time = (at: number) =>
    at === 0 ? <span className="broadcast-lacks">{t('broadcasts.lacks')}</span> : nearTime(at);
  return (
    <Table<Receipt>
      size="small"
      rowKey="unitId"
      pagination={false}
      virtual
      scroll={{ y: 320 }}
      dataSource={rows}
      columns={[
        { title: t('broadcasts.unit'), render: (_, { unitId }) => unitName(unitId) },
        { title: t('broadcasts.sentAt'), render: () => nearTime(broadcast.at) },
        { title: t('broadcasts.deliveredAt'), render: (_, { deliveredAt }) => time(deliveredAt) },
        { title: t('broadcasts.seenAt'), render: (_, { seenAt }) => time(seenAt) },
        { title: '', render: (_, { isOnDuty }) => (isOnDuty ? '' : t('broadcasts.wentOff')) },
      ]}
    />
  );
}

function stageOf({ deliveredAt, seenAt }: Receipt): number {
  return (deliveredAt > 0 ? 1 : 0) + (seenAt > 0 ? 1 : 0);
}
