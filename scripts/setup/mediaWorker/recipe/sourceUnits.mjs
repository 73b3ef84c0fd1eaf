// Compiling the worker's ~150 files one by one costs 740 CPU-seconds, nearly all of it for reading the same headers again;
// in a few large units it is 170. Files whose file-scope names collide must not share a unit.

const keptApart = [
  ['RTC/SimulcastProducerStreamManager', 'RTC/SvcProducerStreamManager'],
  ['RTC/BWE/AimdRateControl', 'RTC/BWE/LossBasedController', 'RTC/BWE/TargetRateController'],
  ['RTC/NackGenerator', 'RTC/RTP/RtpStreamSend'],
  ['DepLibWebRTC', 'DepOpenSSL'],
  ['DepLibSRTP', 'Settings', 'DepLibUV'],
  ['RTC/WebRtcServer', 'RTC/WebRtcTransport'],
  ['RTC/RTP/RtpStream', 'RTC/RTP/RtxStream', 'RTC/RTP/RtpStreamRecv'],
  ['RTC/SCTP/association/Association', 'RTC/SCTP/association/TransmissionControlBlock'],
  ['RTC/TransportCongestionControlClient', 'RTC/TransportCongestionControlServer'],
  ['RTC/DtlsTransport', 'RTC/PlainTransport', 'RTC/PipeTransport'],
  [
    'handles/TcpConnectionHandle',
    'handles/TcpServerHandle',
    'handles/UdpSocketHandle',
    'handles/UnixStreamSocketHandle',
    'RTC/PortManager',
    'RTC/TcpConnection',
  ],
  ['modules/congestion_controller/goog_cc/goog_cc_network_control', 'modules/pacing/paced_sender'],
  ['modules/congestion_controller/goog_cc/trendline_estimator', 'modules/remote_bitrate_estimator/overuse_detector'],
  [
    'modules/congestion_controller/goog_cc/delay_based_bwe',
    'modules/remote_bitrate_estimator/remote_bitrate_estimator_abs_send_time',
  ],
];

function collides(first, second) {
  const withoutExtension = (source) => source.path.replace(/\.\w+$/, '');
  return keptApart.some(
    (group) =>
      group.some((name) => withoutExtension(first).endsWith(`/${name}`)) &&
      group.some((name) => withoutExtension(second).endsWith(`/${name}`)),
  );
}

/**
 * Spreads sources ({path, lines}) over units of about equal size, keeping colliding files apart.
 * Deterministic: the same sources always give the same units.
 */
export function spreadOverUnits(sources, unitCount) {
  const units = Array.from({ length: unitCount }, () => ({ sources: [], lines: 0 }));
  const largestFirst = sources.toSorted(
    (first, second) => second.lines - first.lines || (first.path < second.path ? -1 : 1),
  );
  for (const source of largestFirst) {
    const free = units.filter((unit) => !unit.sources.some((other) => collides(other, source)));
    if (free.length === 0)
      throw new Error(`No unit is free for ${source.path}: more files collide than there are units`);
    const lightest = free.reduce((best, unit) => (unit.lines < best.lines ? unit : best));
    lightest.sources.push(source);
    lightest.lines += source.lines;
  }
  return units.map((unit) => unit.sources.map((source) => source.path));
}

/** The text of a unit; MS_CLASS, which every file defines for itself, is undefined again after each. */
export function unitText(paths) {
  return paths.map((path) => `#include "${path}"\n#undef MS_CLASS\n`).join('');
}
