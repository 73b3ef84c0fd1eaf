import type { FastifyInstance } from 'fastify';
import { Rejected } from '../../protocol/wire/rejection.ts';

/**
 * From the moment that the answered function is called, every request is told to come again (503): what it would ask is
 * being closed, and another system takes a refusal of any other kind for its report's fault and never sends it again.
 */
export function refuseWhenStopping(app: FastifyInstance): () => void {
  let isStopping = false;
  const refuse = (done: (error?: Error) => void): void => {
    if (isStopping) done(new Rejected('unavailable', 'serverStopping'));
    else done();
  };
  // Once more after the body, which may have taken its time.
  app.addHook('onRequest', (_request, _reply, done) => refuse(done));
  app.addHook('preHandler', (_request, _reply, done) => refuse(done));
  return () => {
    isStopping = true;
  };
}
