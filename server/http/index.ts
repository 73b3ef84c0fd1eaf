export { createHttpServer, type HttpServerOptions } from './createHttpServer.ts';
export { isSameOrigin } from './isSameOrigin.ts';
export { rejectionStatus } from './rejectionStatus.ts';
export { isLoopback, readTls, type Tls } from './readTls.ts';
