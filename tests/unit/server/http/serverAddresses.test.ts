import { expect, test } from 'vitest';
import { serverAddresses } from '../../../../server/http/serverAddresses.ts';

test.each([
  ['127.0.0.1', false, 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['0.0.0.0', true, 'https://localhost:8080', 'https://127.0.0.1:8080'],
  ['::', false, 'http://localhost:8080', 'http://127.0.0.1:8080'],
  ['fd00::7', true, 'https://[fd00::7]:8080', 'https://[fd00::7]:8080'],
  ['hall.example', true, 'https://hall.example:8080', 'https://hall.example:8080'],
])('listening on %s, says where it can be opened', (host, isSecure, shown, own) => {
  expect(serverAddresses({ host, port: 8080, isSecure })).toEqual({ shown, own });
});
