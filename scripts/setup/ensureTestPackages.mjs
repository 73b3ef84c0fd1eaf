import { hasDebianPackages, installAptPackages } from './installAptPackages.mjs';
import { say } from './say.mjs';

const forTests = [
  'chromium',
  'ffmpeg',
  'fonts-noto-cjk',
  'gir1.2-gst-rtsp-server-1.0',
  'gstreamer1.0-plugins-bad',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-ugly',
  'gstreamer1.0-rtsp',
  'gstreamer1.0-tools',
  'python3-gi',
];
/** The yardsticks that the figures are measured against. */
const forBench = ['janus'];

/** Installs the system packages that the tests (or the benchmarks too) drive: a browser, and a camera we did not write. */
export async function ensureTestPackages(purpose) {
  const names = purpose === 'bench' ? [...forTests, ...forBench] : forTests;
  if (!hasDebianPackages()) {
    say(
      `this is no Debian: the tests drive Chromium, ffmpeg and a GStreamer RTSP server, found by themselves or failing by name`,
    );
    return;
  }
  await installAptPackages(names, purpose === 'bench' ? 'the benchmarks' : 'the tests');
}
