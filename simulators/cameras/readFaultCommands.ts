import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { cameraFaultsSchema } from './cameraFaults.ts';

/** One line of standard input: the faults of a camera (`*` for all), replacing those it had. */
export const faultCommandSchema = z.strictObject({ camera: z.string().min(1), faults: cameraFaultsSchema });
export type FaultCommand = z.infer<typeof faultCommandSchema>;

export interface FaultCommandOptions {
  apply: (command: FaultCommand) => void;
  reply: (line: object) => void;
  onEnd: () => void;
}

/** Applies fault commands line by line; each is answered by `{"ok":true}` or `{"ok":false,"error":...}`. */
export function readFaultCommands(input: Readable, options: FaultCommandOptions): void {
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    if (line.trim() === '') return;
    try {
      options.apply(faultCommandSchema.parse(JSON.parse(line)));
      options.reply({ ok: true });
    } catch (error) {
      options.reply({ ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  });
  lines.on('close', options.onEnd);
}
