import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { runCommand } from '../../runCommand.mjs';
import { say } from '../../say.mjs';
import { buildLibsrtp } from './buildLibsrtp.mjs';
import { patchSources } from './sourcePatches.mjs';
import { spreadOverUnits, unitText } from './sourceUnits.mjs';

const workerUnits = 6;
const webrtcUnits = 2;
const compileTimeoutMs = 900_000;
const flags = [
  '-std=c++20',
  '-O2',
  '-w',
  '-fPIE',
  '-fmax-errors=5',
  '-DMS_LITTLE_ENDIAN',
  '-DMS_EXECUTABLE',
  '-DFLATBUFFERS_LOCALE_INDEPENDENT=1',
];

/** The sources that one list of a meson.build names, with the lists that are added to it on a condition. */
function listedSources(mesonText, listName) {
  const lists = [...mesonText.matchAll(new RegExp(`^\\s*${listName} \\+?= \\[(.*?)\\]`, 'gms'))];
  if (lists.length === 0) throw new Error(`The media worker's meson.build has no list ${listName}`);
  return lists.flatMap(([, list]) => [...list.matchAll(/'([^']+\.(?:cpp|cc))'/g)].map(([, path]) => path));
}

function readSources(folder, mesonPath, listName, added = []) {
  const paths = [...listedSources(readFileSync(join(folder, mesonPath), 'utf8'), listName), ...added];
  const base = join(folder, mesonPath, '..');
  return paths.map((path) => {
    const file = join(base, path);
    return { path: file, lines: readFileSync(file, 'utf8').split('\n').length };
  });
}

async function generateFlatbuffers(folder) {
  const schemas = readdirSync(join(folder, 'fbs')).filter((name) => name.endsWith('.fbs'));
  const options = [
    '--cpp',
    '--cpp-field-case-style',
    'lower',
    '--reflect-names',
    '--scoped-enums',
    '--filename-suffix',
    '',
  ];
  await runCommand('flatc', [...options, '-o', 'FBS', ...schemas], { cwd: join(folder, 'fbs'), timeoutMs: 60_000 });
}

function writeUnits(folder) {
  const units = [
    ...spreadOverUnits(readSources(folder, 'meson.build', 'common_sources', ['src/main.cpp']), workerUnits),
    ...spreadOverUnits(readSources(folder, 'deps/libwebrtc/meson.build', 'libwebrtc_sources'), webrtcUnits),
  ];
  return units.map((paths, index) => {
    const unit = join(folder, `unit${index + 1}.cpp`);
    writeFileSync(unit, unitText(paths));
    return unit;
  });
}

async function compileAll(units, compile) {
  const waiting = [...units];
  let done = 0;
  async function compileNext() {
    for (let unit = waiting.shift(); unit !== undefined; unit = waiting.shift()) {
      await compile(unit);
      done += 1;
      say(`media worker: ${done} of ${units.length} parts compiled`);
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), units.length) }, compileNext));
}

/**
 * Builds the media worker from the sources that the mediasoup package ships, against Debian's libraries, in `folder`.
 * Gives the path of the binary.
 */
export async function buildWorker({ packageFolder, folder }) {
  const sources = join(folder, 'worker');
  mkdirSync(sources, { recursive: true });
  for (const name of ['src', 'include', 'fbs', 'deps', 'meson.build']) {
    cpSync(join(packageFolder, 'worker', name), join(sources, name), { recursive: true });
  }
  patchSources(sources);
  await generateFlatbuffers(sources);
  say('media worker: building libsrtp');
  const libsrtp = await buildLibsrtp(join(folder, 'libsrtp'));
  const includes = [
    ...['-I', join(import.meta.dirname, 'headers')],
    ...['include', 'fbs', 'deps/libwebrtc', 'deps/libwebrtc/libwebrtc'].flatMap((path) => ['-I', join(sources, path)]),
    ...libsrtp.compile,
  ];
  const units = writeUnits(sources);
  await compileAll(units, (unit) =>
    runCommand('g++', [...flags, ...includes, '-c', unit, '-o', `${unit}.o`], { timeoutMs: compileTimeoutMs }),
  );
  const binary = join(folder, 'mediasoup-worker');
  const objects = units.map((unit) => `${unit}.o`);
  const libraries = [...libsrtp.link, '-luv', '-lssl', '-lcrypto', '-lflatbuffers', '-lpthread'];
  await runCommand('g++', ['-pie', ...objects, ...libraries, '-s', '-o', binary], { timeoutMs: 120_000 });
  return binary;
}
