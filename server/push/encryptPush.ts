import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

export interface PushReceiver {
  /** The browser's uncompressed P-256 point, 65 bytes. */
  readonly publicKey: Buffer;
  readonly auth: Buffer;
}

interface PushRandomness {
  readonly privateKey: Buffer;
  readonly salt: Buffer;
}

interface EncryptPushOptions {
  /** Zeroes are added up to this length, so that the length tells nothing. */
  readonly paddedLength?: number;
  readonly random?: PushRandomness;
}

const curve = 'prime256v1';
/** One record holds the whole message: RFC 8291 section 4. */
const recordSize = 4_096;
const lastRecordDelimiter = Buffer.from([2]);

/** The body of a push message, aes128gcm (RFC 8188) under the key of RFC 8291. The random parts enter for the RFC's own example. */
export function encryptPush(
  plain: Buffer,
  { publicKey, auth }: PushReceiver,
  { paddedLength = plain.length, random }: EncryptPushOptions = {},
): Buffer {
  const own = createECDH(curve);
  if (random === undefined) own.generateKeys();
  else own.setPrivateKey(random.privateKey);
  const salt = random?.salt ?? randomBytes(16);
  const ownPublic = own.getPublicKey();
  const shared = own.computeSecret(publicKey);
  const inputKey = hkdf(shared, auth, Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, ownPublic]), 32);
  const contentKey = hkdf(inputKey, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(inputKey, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const padding = Buffer.alloc(Math.max(0, paddedLength - plain.length));
  const record = Buffer.concat([plain, lastRecordDelimiter, padding]);
  const sealed = [cipher.update(record), cipher.final(), cipher.getAuthTag()];
  const header = Buffer.alloc(21);
  salt.copy(header);
  header.writeUInt32BE(recordSize, 16);
  header.writeUInt8(ownPublic.length, 20);
  return Buffer.concat([header, ownPublic, ...sealed]);
}

/** Whether a browser's keys can be encrypted to: a point on the curve and a secret of 16 bytes. */
export function canReceivePush({ publicKey, auth }: PushReceiver): boolean {
  if (publicKey.length !== 65 || auth.length !== 16) return false;
  try {
    const probe = createECDH(curve);
    probe.generateKeys();
    probe.computeSecret(publicKey);
    return true;
  } catch {
    // Node tells a point off the curve only by throwing.
    return false;
  }
}

function hkdf(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length));
}
