import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const patches = [
  {
    // Debian's OpenSSL has KTLS, whose BIO query reaches this callback; answering 1 to every ctrl makes libssl allocate no
    // write buffer, and the worker dies at the first ServerHello to a browser.
    path: 'src/RTC/DtlsTransport.cpp',
    from: '(operationType == BIO_CB_RETURN)',
    to: '(operationType & BIO_CB_RETURN)',
  },
  {
    path: 'deps/libwebrtc/libwebrtc/modules/congestion_controller/goog_cc/median_slope_estimator.cc',
    from: 'kDeltaCounterMax',
    to: 'kMedianSlopeDeltaCounterMax',
  },
  {
    path: 'deps/libwebrtc/libwebrtc/modules/remote_bitrate_estimator/overuse_estimator.cc',
    from: 'kDeltaCounterMax',
    to: 'kOveruseDeltaCounterMax',
  },
];

/** Applies what the sources need to build and run against Debian's libraries, to the build's own copy. */
export function patchSources(workerFolder) {
  for (const { path, from, to } of patches) {
    const file = join(workerFolder, path);
    const before = readFileSync(file, 'utf8');
    if (!before.includes(from)) throw new Error(`The media worker's ${path} no longer has "${from}": review its patch`);
    writeFileSync(file, before.replaceAll(from, to));
  }
}
