import type { IntakeReport } from '../../../protocol/intake/intakeReport.ts';
import type { SensorRule, SensorSignal, SensorState } from '../../../protocol/intake/sensorRule.ts';

const kindWords = {
  waterLevel: '水位',
  smoke: '烟感',
  railIntrusion: '轨行区侵入',
  crowdCount: '人数',
  vehicleCount: '车辆数',
} as const;

/** What a rule's signal says to the desk. The end of an alarm takes back the report that began it. */
export function sensorReport(
  rule: SensorRule,
  state: SensorState,
  signal: SensorSignal,
  standing: IntakeReport | null,
): IntakeReport {
  const { lon, lat, address } = rule.place;
  const shared = {
    externalId: `${rule.id}:${state.since}`,
    place: { lon, lat, system: 'wgs84' as const, address: address ?? rule.name },
    occurredAt: new Date(state.since).toISOString(),
  };
  const value = state.value ?? 0;
  switch (signal) {
    case 'raised': {
      const sign = rule.direction === 'above' ? '≥' : '≤';
      const lasting = rule.holdMs === 0 ? '' : `，持续 ${Math.round(rule.holdMs / 1000)} 秒`;
      const text = `${rule.name}：${kindWords[rule.kind]} ${value}（${sign} ${rule.threshold}${lasting}）`;
      return { ...shared, kind: rule.incidentType, priority: rule.priority, text };
    }
    case 'cleared':
      return {
        ...(standing ?? { ...shared, kind: rule.incidentType, priority: rule.priority }),
        text: `${rule.name}：${kindWords[rule.kind]} 恢复到 ${value}`,
        isCancelled: true,
      };
    case 'silent': {
      const minutes = Math.max(1, Math.round(rule.silentMs / 60_000));
      return { ...shared, kind: 'facility', priority: 4, text: `${rule.name}：超过 ${minutes} 分钟没有数据` };
    }
  }
}
