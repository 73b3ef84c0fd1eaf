/** The server must not start, for a reason the person who starts it can mend. The message says what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
