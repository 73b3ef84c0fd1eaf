import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { programs } from '../../../scripts/build/programs.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Configuration {
  readonly asarUnpack: string[];
  readonly beforePack: string;
  readonly electronVersion: string;
  readonly electronFuses: Record<string, boolean>;
  readonly linux: { icon: string; target: string[] };
  readonly win: { icon: string; target: string[] };
  readonly mac: { icon: string; target: string[] };
}
const configuration = parse(read('electron-builder.yml')) as Configuration;

function validate(candidate: object) {
  const schema = JSON.parse(read('node_modules/app-builder-lib/scheme.json')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const isValid = ajv.validate(schema, candidate);
  return { isValid, words: ajv.errorsText() };
}

test("fits electron-builder's own schema, which refuses a misspelt option", () => {
  expect(validate(configuration)).toEqual({ isValid: true, words: 'No errors' });
  expect(validate({ ...configuration, asarUnpak: [] }).isValid).toBe(false);
  expect(validate({ ...configuration, electronFuses: { runAsNod: true } }).isValid).toBe(false);
});

test('makes a package for each system, from files that are there', () => {
  const { linux, win, mac } = configuration;
  expect([linux.target, win.target, mac.target]).toEqual([['AppImage', 'deb'], ['nsis'], ['dmg']]);
  for (const path of [linux.icon, win.icon, mac.icon, configuration.beforePack]) {
    expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  }
});

test('unpacks every program that runs as a process of its own', () => {
  const separate = programs.map(({ file }) => `dist/${file}`).filter((file) => !/main\.mjs|preload/.test(file));
  const isUnpacked = (file: string) =>
    configuration.asarUnpack.some((pattern) => pattern === file || file.startsWith(pattern.replace('**', '')));
  expect(separate.filter((file) => !isUnpacked(file))).toEqual([]);
  expect(separate.length).toBeGreaterThan(2);
});

test('packages the Electron that the tests and types are of', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(configuration.electronVersion).toBe(devDependencies['electron']);
});

test('burns in the fuses of a closed program', () => {
  expect(configuration.electronFuses).toEqual({
    runAsNode: true,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
