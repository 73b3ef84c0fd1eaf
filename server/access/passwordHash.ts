import { hash, verify } from '@node-rs/argon2';

/** Argon2id at OWASP's first setting: 19 MiB, two passes, one lane (Password Storage Cheat Sheet; RFC 9106). */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return hash(password, settings);
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}
