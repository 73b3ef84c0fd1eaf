import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from one of our own pages. Browsers send Origin with every write and every socket; a program
 * that is no browser sends none, and carries no one's cookie by accident (OWASP, Cross-Site Request Forgery).
 */
export function isSameOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
