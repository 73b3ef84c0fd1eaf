import { expect, test } from 'vitest';
import {
  authorizationFor,
  chooseChallenge,
  type Challenge,
} from '../../../../../server/media/ingest/rtsp/authorization.ts';

/** The examples of RFC 7616 3.9.1. */
const parameters =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const md5 = `Digest ${parameters}, algorithm=MD5`;
const sha256 = `Digest ${parameters}, algorithm=SHA-256`;

function responseTo(challenge: Challenge | null): string | undefined {
  if (challenge === null) return undefined;
  const header = authorizationFor({
    challenge,
    credentials: { username: 'Mufasa', password: 'Circle of Life' },
    method: 'GET',
    uri: '/dir/index.html',
    nonceCount: 1,
    clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  });
  return /response="([0-9a-f]+)"/.exec(header)?.[1] ?? header;
}

test('answers MD5 and SHA-256 challenges as the standard shows', () => {
  expect(responseTo(chooseChallenge([md5]))).toBe('8ca523f5e9506fed4657c9700eebdbec');
  expect(responseTo(chooseChallenge([sha256]))).toBe(
    '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
  );
});

test('prefers the stronger digest, in separate headers and in one', () => {
  expect(chooseChallenge([md5, sha256, 'Basic realm="x"'])).toMatchObject({ algorithm: 'SHA-256' });
  expect(chooseChallenge([`Basic realm="x", ${md5}, ${sha256}`])).toMatchObject({ algorithm: 'SHA-256' });
});

test('sends a password in the clear only where nothing else is offered', () => {
  expect(chooseChallenge(['Basic realm="x"', 'Digest realm="r", nonce="n"'])).toMatchObject({ algorithm: 'MD5' });
  expect(responseTo(chooseChallenge(['Basic realm="x"']))).toBe('Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl');
  expect(chooseChallenge(['Digest realm="r", nonce="n", algorithm=SHA-512-256', 'Negotiate'])).toBeNull();
});

test('answers the older digest without qop (RFC 2069), which most cameras still ask for', () => {
  const header = responseTo(chooseChallenge(['Digest realm="r", nonce="n"']));
  // md5(md5("Mufasa:r:Circle of Life"):n:md5("GET:/dir/index.html")), computed with md5sum.
  expect(header).toBe('0bab5c24c08a1ef94a6cc3d446ce558a');
});
