import { z } from 'zod';

const readySchema = z.object({ ready: z.literal(true), url: z.url() });

/** The address in the line by which the server says that it is ready; null for any other line. */
export function readServerLine(line: string): string | null {
  try {
    const parsed = readySchema.safeParse(JSON.parse(line));
    return parsed.success ? new URL(parsed.data.url).origin : null;
  } catch {
    // Anything else that the server prints is not for the shell.
    return null;
  }
}
