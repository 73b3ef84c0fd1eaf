import type { Incident, IncidentType } from '../../../protocol/incident/incident.ts';
import { capNamespace } from './CapReader.ts';

const categories: Readonly<Record<IncidentType, string>> = {
  fire: 'Fire',
  flood: 'Met',
  traffic: 'Transport',
  medical: 'Health',
  security: 'Security',
  crowd: 'Safety',
  facility: 'Infra',
  environment: 'Env',
  rescue: 'Rescue',
  other: 'Other',
};
const severities = { 1: 'Extreme', 2: 'Severe', 3: 'Moderate', 4: 'Minor' } as const;
const circleKm = 0.2;
/** China Standard Time, without summer time. */
const offsetMs = 8 * 3_600_000;

/**
 * An incident as CAP 1.2 for another centre: restricted, because an incident is no public warning. The first version is an
 * Alert, later ones an Update, an end without a handled incident a Cancel; each refers to the version before it.
 */
export function writeCap(incident: Incident, { sender, now }: { sender: string; now: number }): string {
  const reported = incident.stamps.reported?.at ?? now;
  const isOver = incident.status === 'void' || incident.status === 'returned' || incident.status === 'closed';
  const msgType = isOver ? 'Cancel' : incident.version === 1 ? 'Alert' : 'Update';
  const first = `${sender},${incident.id}-1,${instant(reported)}`;
  const sent = msgType === 'Alert' ? reported : latest(incident, reported);
  const { lon, lat, address } = incident.place;
  const where = address ?? `${lat.toFixed(5)},${lon.toFixed(5)}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alert xmlns="${capNamespace}">`,
    tag('identifier', `${incident.id}-${incident.version}`),
    tag('sender', sender),
    tag('sent', instant(sent)),
    tag('status', 'Actual'),
    tag('msgType', msgType),
    tag('scope', 'Restricted'),
    tag('restriction', '联动部门内部使用 / For partner agencies only'),
    ...(msgType === 'Alert' ? [] : [tag('references', first)]),
    tag('incidents', incident.id),
    '<info>',
    tag('language', 'zh-CN'),
    tag('category', categories[incident.type]),
    tag('event', incident.type),
    tag('urgency', isOver ? 'Past' : 'Immediate'),
    tag('severity', severities[incident.priority]),
    tag('certainty', 'Observed'),
    ...(incident.occurredAt === undefined ? [] : [tag('onset', instant(incident.occurredAt))]),
    tag('headline', incident.summary.slice(0, 160)),
    tag('description', incident.summary),
    '<area>',
    tag('areaDesc', where),
    tag('circle', `${lat.toFixed(6)},${lon.toFixed(6)} ${circleKm}`),
    '</area>',
    '</info>',
    '</alert>',
  ];
  return `${lines.join('\n')}\n`;
}

function latest({ stamps }: Incident, reported: number): number {
  return Math.max(reported, ...Object.values(stamps).map(({ at }) => at));
}

function instant(at: number): string {
  return `${new Date(at + offsetMs).toISOString().slice(0, 19)}+08:00`;
}

function tag(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>`;
}

/** Also drops what XML 1.0 cannot carry at all. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
