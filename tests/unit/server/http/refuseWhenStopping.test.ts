import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { refuseWhenStopping } from '../../../../server/http/index.ts';

test('once the server stops, what comes and what still uploads is told to come again', async () => {
  const app = fastify();
  const stop = refuseWhenStopping(app);
  const taken: unknown[] = [];
  // The body of the second request ends after the stop began.
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.url === '/late') stop();
    done(null, payload);
  });
  for (const url of ['/first', '/late', '/after']) {
    app.post(url, (request) => {
      taken.push(request.body);
      return {};
    });
  }
  const post = (url: string) => app.inject({ method: 'POST', url, payload: { url } });

  expect((await post('/first')).statusCode).toBe(200);
  for (const url of ['/late', '/after']) {
    const refused = await post(url);
    expect(refused.json()).toMatchObject({ code: 'unavailable', message: 'unavailable: serverStopping' });
  }
  expect(taken).toEqual([{ url: '/first' }]);
  await app.close();
});
