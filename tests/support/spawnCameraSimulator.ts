import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CameraFaults } from '../../simulators/cameras/cameraFaults.ts';
import type { SimulationDescription } from '../../simulators/cameras/cameraSimulation.ts';

const root = join(import.meta.dirname, '..', '..');
const answerTimeoutMs = 30_000;
const password = 'camera-password';

export interface SpawnedCameraSimulator {
  description: SimulationDescription;
  username: string;
  password: string;
  /** An address with the credentials in it, as players want it. */
  withCredentials(url: string): string;
  /** Replaces the faults of a camera (`*` for all); what is not named is off. */
  setFaults(camera: string, faults: Partial<CameraFaults>): Promise<void>;
  /** Closes the pipe only, as the death of the parent would; resolves with the exit code. */
  loseParent(): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts the simulated cameras of the demo city as a process of their own on free ports. */
export async function spawnCameraSimulator(extra: readonly string[] = []): Promise<SpawnedCameraSimulator> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'simulators', 'cameras', 'cameraSimulator.ts'),
      ...['--city', join(root, 'resources', 'city'), '--username', 'demo', '--exit-with-parent', ...extra],
    ],
    { env: { ...process.env, YIGAN_SIMULATOR_PASSWORD: password }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const lines = createInterface({ input: child.stdout });
  const nextLine = async () => {
    const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(answerTimeoutMs) })) as [string];
    return JSON.parse(line) as unknown;
  };
  const description = (await nextLine()) as SimulationDescription;
  return {
    description,
    username: 'demo',
    password,
    withCredentials: (url) => url.replace('://', `://demo:${password}@`),
    setFaults: async (camera, faults) => {
      const reply = nextLine();
      child.stdin.write(`${JSON.stringify({ camera, faults })}\n`);
      const { ok, error } = (await reply) as { ok: boolean; error?: string };
      if (!ok) throw new Error(error);
    },
    loseParent: async () => {
      child.stdin.end();
      const [code] = await exited;
      return code;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill();
      await exited;
    },
  };
}
