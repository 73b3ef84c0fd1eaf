import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditEventSchema } from '../../../protocol/access/auditEvents.ts';
import { roles } from '../../../protocol/access/role.ts';
import { incidentEventSchemas } from '../../../protocol/incident/events.ts';
import { incidentSources, incidentStatuses, incidentTypes } from '../../../protocol/incident/incident.ts';
import { leftOutReasons } from '../../../protocol/linkage/linkageChoice.ts';
import { rejectionReasons } from '../../../protocol/wire/rejection.ts';
import { consoleEn } from '../../../renderer/console/consoleEn.ts';
import { consoleZh } from '../../../renderer/console/consoleZh.ts';
import { fieldCatalogues } from '../../../renderer/field/fieldCatalogues.ts';
import { wallEn } from '../../../renderer/wall/wallEn.ts';
import { wallZh } from '../../../renderer/wall/wallZh.ts';

const renderer = join(import.meta.dirname, '../../../renderer');
const cataloguesOf = {
  console: { zh: keysOf(consoleZh), en: keysOf(consoleEn) },
  wall: { zh: keysOf(wallZh), en: keysOf(wallEn) },
  field: { zh: keysOf(fieldCatalogues['zh-CN']), en: keysOf(fieldCatalogues.en) },
};
type Page = keyof typeof cataloguesOf;
const pages = Object.keys(cataloguesOf) as Page[];

/** Which pages show a folder's components; the seat's own features are shown by the seat alone. */
const shownOn: Record<string, readonly Page[]> = {
  wall: ['wall'],
  field: ['field'],
  'features/ptz': ['console', 'wall'],
  'features/tile': ['console', 'wall'],
  'features/voice': ['console'],
  i18n: ['console', 'wall', 'field'],
};

function keysOf(catalogue: object, prefix = ''): Set<string> {
  return new Set(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [...keysOf(value, `${prefix}${key}.`)] : [`${prefix}${key}`],
    ),
  );
}

function sourceFiles(): string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
}

/** Keys written whole, and the fixed beginnings of keys that end in a value. */
function usedKeys(source: string): { whole: string[]; beginnings: string[] } {
  const whole = [...source.matchAll(/\b(?:t|translate)\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  const beginnings = [...source.matchAll(/\b(?:t|translate)\(\s*`([^`$]*)\$\{/g)].map((match) => match[1] ?? '');
  return { whole, beginnings };
}

function hasKey(keys: ReadonlySet<string>, key: string): boolean {
  return keys.has(key) || keys.has(`${key}_one`) || keys.has(`${key}_other`);
}

describe('catalogues', () => {
  it.each(pages)('of the %s have the same keys in both languages', (page) => {
    const { zh, en } = cataloguesOf[page];
    // A language without plural forms needs one key where the other needs two.
    const bare = (keys: ReadonlySet<string>) => [...new Set([...keys].map((key) => key.replace(/_(one|other)$/, '')))];
    expect(bare(en).sort()).toEqual(bare(zh).sort());
  });

  it('have every key that a component asks for, on every page that shows it', () => {
    const missing: string[] = [];
    let count = 0;
    for (const path of sourceFiles()) {
      const { whole, beginnings } = usedKeys(readFileSync(join(renderer, path), 'utf8'));
      const folder = Object.keys(shownOn).find((one) => path.startsWith(`${one}/`));
      for (const page of (folder === undefined ? undefined : shownOn[folder]) ?? (['console'] as const)) {
        const { zh, en } = cataloguesOf[page];
        for (const [language, keys] of [['zh', zh] as const, ['en', en] as const]) {
          count += whole.length + beginnings.length;
          for (const key of whole) if (!hasKey(keys, key)) missing.push(`${path}: ${key} (${page} ${language})`);
          for (const start of beginnings) {
            if (![...keys].some((key) => key.startsWith(start)))
              missing.push(`${path}: ${start}* (${page} ${language})`);
          }
        }
      }
    }
    expect(missing).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });

  it.each(pages)('of the %s have words for every reason of a refusal', (page) => {
    const { zh, en } = cataloguesOf[page];
    const missing = rejectionReasons.filter((reason) => !zh.has(`reasons.${reason}`) || !en.has(`reasons.${reason}`));
    expect(missing).toEqual([]);
  });

  it('of the console name every value of the sets that its keys end in', () => {
    const wanted = [
      ...incidentStatuses.flatMap((status) => [`incidentStatus.${status}`, `waitingFor.${status}`]),
      ...incidentTypes.map((type) => `incidentType.${type}`),
      ...incidentSources.map((source) => `source.${source}`),
      ...incidentEventSchemas.map((schema) => `event.${schema.shape.type.value}`),
      ...auditEventSchema.options.map((schema) => `auditEvent.${schema.shape.type.value}`),
      ...leftOutReasons.map((reason) => `leftOut.${reason}`),
      ...roles.map((role) => `role.${role}`),
      ...['idle', 'loggedOut', 'loggedOutEverywhere', 'accountChanged', 'ended'].map((reason) => `ended.${reason}`),
    ];
    const { zh, en } = cataloguesOf.console;
    expect(wanted.filter((key) => !zh.has(key) || !en.has(key))).toEqual([]);
  });

  it('say the same placeholders in both languages', () => {
    const placeholders = (catalogue: object, prefix = ''): [string, string][] =>
      Object.entries(catalogue).flatMap(([key, value]: [string, unknown]): [string, string][] => {
        if (typeof value === 'object' && value !== null) return placeholders(value, `${prefix}${key}.`);
        const names = [...String(value).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
        return [[`${prefix}${key}`.replace(/_(one|other)$/, ''), names.join(' ')]];
      });
    expect(Object.fromEntries(placeholders(consoleEn))).toEqual(Object.fromEntries(placeholders(consoleZh)));
  });
});
