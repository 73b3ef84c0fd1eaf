import { z } from 'zod';

/** What a phone may be woken for. The word is all that leaves the hall: a lock screen is read by others. */
export const pushKinds = ['assignment', 'recall', 'welfare', 'mayday', 'broadcast'] as const;
export const pushKindSchema = z.enum(pushKinds);
export type PushKind = z.infer<typeof pushKindSchema>;

/** The whole of a push message. */
export const pushPayloadSchema = z.strictObject({ kind: pushKindSchema });
export type PushPayload = z.infer<typeof pushPayloadSchema>;

const base64UrlSchema = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/);

/** A browser's own subscription (Push API), as far as the hall needs it. */
export const pushSubscriptionSchema = z.strictObject({
  endpoint: z.url().max(2_000),
  /** The browser's P-256 key (65 bytes) and its secret (16 bytes), base64url; RFC 8291. */
  keys: z.strictObject({ p256dh: base64UrlSchema.max(100), auth: base64UrlSchema.max(40) }),
});
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionSchema>;

export const pushEndpointSchema = z.strictObject({ endpoint: z.url().max(2_000) });

/** What the phone's menu is told: whether the hall sends push messages at all, and the key to subscribe with. */
export const pushViewSchema = z.strictObject({ isOn: z.boolean(), publicKey: z.string().nullable() });
export type PushView = z.infer<typeof pushViewSchema>;
