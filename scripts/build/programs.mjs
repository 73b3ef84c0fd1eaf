import { builtinModules } from 'node:module';
import { isAbsolute } from 'node:path';

const isBare = (id) => !id.startsWith('.') && !isAbsolute(id);
const isOfNode = (id) => id.startsWith('node:') || builtinModules.includes(id);

/** What runs outside pages: each is bundled into one file; installed packages stay outside where they can be loaded. */
export const programs = [
  { entry: 'server/cli/yigan-server.ts', file: 'server/yigan-server.mjs' },
  // By itself it holds a fifth less memory: of the packages only what it uses is loaded.
  { entry: 'server/media/ingest/ingestProcess.ts', file: 'server/ingestProcess.mjs', isSelfContained: true },
  { entry: 'server/linkage/areas/areaThread.ts', file: 'server/areaThread.mjs', isSelfContained: true },
  { entry: 'server/reports/reportThread.ts', file: 'server/reportThread.mjs' },
  { entry: 'simulators/cameras/cameraSimulator.ts', file: 'simulators/cameraSimulator.mjs' },
  { entry: 'simulators/phones/phoneSimulator.ts', file: 'simulators/phoneSimulator.mjs' },
  { entry: 'simulators/sensors/sensorSimulator.ts', file: 'simulators/sensorSimulator.mjs' },
  // The shell starts from its archive and needs nothing beside it.
  { entry: 'main/main.ts', file: 'main/main.mjs', isSelfContained: true },
  { entry: 'main/server/serverProcess.ts', file: 'main/serverProcess.mjs', isSelfContained: true },
  // A sandboxed preload is one CommonJS file that can load nothing but Electron.
  { entry: 'preload/preload.ts', file: 'preload/preload.cjs', format: 'cjs', isSelfContained: true },
];

export function isExternal(program, id) {
  return program.isSelfContained ? id === 'electron' || isOfNode(id) : isBare(id);
}
