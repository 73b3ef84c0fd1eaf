// Builds dist/: the pages through Vite, the programs through Rolldown. What has not changed since the last build is left.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compressPages } from './build/compressPages.mjs';
import { inputHash } from './build/inputHash.mjs';
import { isExternal, programs } from './build/programs.mjs';
import { repositoryFolder } from './setup/repositoryFolder.mjs';
import { say } from './setup/say.mjs';
import { withLock } from './setup/withLock.mjs';

const distFolder = join(repositoryFolder, 'dist');
const stampFile = join(distFolder, '.built.json');
const builders = ['scripts/build.mjs', 'scripts/build', 'package-lock.json', 'tsconfig.base.json', 'protocol'];

async function buildPages() {
  const { build } = await import('vite');
  await build({ configFile: join(repositoryFolder, 'vite.config.ts'), logLevel: 'warn' });
  await compressPages(join(distFolder, 'renderer'));
}

async function buildProgram(program) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: join(repositoryFolder, program.entry),
    platform: 'node',
    external: (id, _importer, isResolved) => !isResolved && isExternal(program, id),
  });
  const file = join(distFolder, program.file);
  await bundle.write({ file, format: program.format ?? 'esm', codeSplitting: false });
  await bundle.close();
  chmodSync(file, 0o755);
}

async function buildPrograms() {
  for (const program of programs) await buildProgram(program);
}

const parts = [
  {
    name: 'pages',
    inputs: [...builders, 'renderer', 'vite.config.ts'],
    outputs: ['renderer'],
    build: buildPages,
  },
  {
    name: 'programs',
    inputs: [...builders, 'server', 'simulators', 'main', 'preload'],
    outputs: ['server', 'simulators', 'main', 'preload'],
    build: buildPrograms,
  },
];

async function buildPart(part, stamps) {
  const hash = inputHash(repositoryFolder, part.inputs);
  if (stamps[part.name] === hash) return;
  const startedMs = Date.now();
  delete stamps[part.name];
  writeFileSync(stampFile, JSON.stringify(stamps));
  for (const output of part.outputs) rmSync(join(distFolder, output), { recursive: true, force: true });
  await part.build();
  stamps[part.name] = hash;
  writeFileSync(stampFile, JSON.stringify(stamps));
  say(`build: ${part.name} built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}

/** Brings dist/ up to date; quick when it is. */
export async function buildAll() {
  mkdirSync(distFolder, { recursive: true });
  await withLock(join(repositoryFolder, '.cache', 'build.lock'), async () => {
    const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
    for (const part of parts) await buildPart(part, stamps);
  });
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) await buildAll();
