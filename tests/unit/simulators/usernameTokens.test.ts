import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UsernameTokens } from '../../../simulators/cameras/onvif/usernameToken.ts';
import { parseXml } from '../../../simulators/cameras/onvif/xmlElement.ts';

const nowMs = Date.parse('2026-05-04T03:02:01Z');

function envelope(change: { username?: string; password?: string; created?: string; nonce?: string } = {}) {
  const { username = 'demo', password = '密码', created = '2026-05-04T03:02:00Z', nonce = 'AAECAw==' } = change;
  const digest = createHash('sha1')
    .update(Buffer.from(nonce, 'base64'))
    .update(created)
    .update(password)
    .digest('base64');
  return parseXml(
    `<s:Envelope><s:Header><Security><UsernameToken><Username>${username}</Username><Password>${digest}</Password>` +
      `<Nonce>${nonce}</Nonce><Created>${created}</Created></UsernameToken></Security></s:Header><s:Body/></s:Envelope>`,
  );
}

describe('UsernameTokens', () => {
  const create = () => new UsernameTokens({ username: 'demo', password: '密码' });

  it('accepts a fresh digest once and refuses its replay', () => {
    const tokens = create();
    expect(tokens.isAuthentic(envelope(), nowMs)).toBe(true);
    expect(tokens.isAuthentic(envelope(), nowMs)).toBe(false);
    expect(tokens.isAuthentic(envelope({ nonce: 'BBECAw==' }), nowMs)).toBe(true);
  });

  it.each([
    ['another password', { password: 'wrong' }],
    ['another name', { username: 'admin' }],
    ['an old token', { created: '2026-05-04T02:50:00Z' }],
    ['a token from the future', { created: '2026-05-04T03:20:00Z' }],
    ['no time', { created: 'now' }],
  ])('refuses %s', (_, change) => {
    expect(create().isAuthentic(envelope(change), nowMs)).toBe(false);
  });

  it('refuses a message without a token', () => {
    expect(create().isAuthentic(parseXml('<s:Envelope><s:Body/></s:Envelope>'), nowMs)).toBe(false);
  });
});
