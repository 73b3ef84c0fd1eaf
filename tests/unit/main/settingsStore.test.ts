import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SettingsStore } from '../../../main/settings/SettingsStore.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('keeps what was changed for the next start, and leaves no half-written file', () => {
  SettingsStore.open(file).update({ serverUrl: 'https://hall:8443', startsAtLogin: true });
  expect(SettingsStore.open(file).current).toMatchObject({ serverUrl: 'https://hall:8443', startsAtLogin: true });
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test.each([
  ['cut off', '{"version":1,'],
  ['of another version', '{"version":2}'],
  ['with a server that is a script', JSON.stringify({ version: 1, serverUrl: 'javascript:alert(1)' })],
])('sets a file %s aside as it is and starts with the defaults', (_what, text) => {
  writeFileSync(file, text);
  const store = SettingsStore.open(file);
  expect(store.current.serverUrl).toBeNull();
  expect(readFileSync(store.setAside ?? '', 'utf8')).toBe(text);
  store.update({ language: 'en' });
  expect(readFileSync(store.setAside ?? '', 'utf8')).toBe(text);
});

test('refuses to write what it would not read', () => {
  const store = SettingsStore.open(file);
  expect(() => store.update({ embeddedPort: 70_000 })).toThrow();
  expect(readdirSync(folder)).toEqual([]);
  expect(store.current.embeddedPort).toBeNull();
});
