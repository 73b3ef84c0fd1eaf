export { createHttpServer } from './createHttpServer.ts';
export { isSameOrigin } from './isSameOrigin.ts';
export { refuseWhenStopping } from './refuseWhenStopping.ts';
export { rejectionStatus } from './rejectionStatus.ts';
export { registerPhones } from './registerPhones.ts';
export { serverAddresses } from './serverAddresses.ts';
export { isLoopback, readTls } from './readTls.ts';
