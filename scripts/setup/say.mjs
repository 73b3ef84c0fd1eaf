const startedMs = Date.now();

/** One plain line of progress, with the seconds since the start. */
export function say(text) {
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds} s  ${text}\n`);
}
