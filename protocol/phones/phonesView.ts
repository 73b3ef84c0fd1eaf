import { z } from 'zod';

/** How phones reach this hall, for the page that shows it. */
export const phonesViewSchema = z.strictObject({
  /** Addresses of the field page on the machine's networks; none while the server listens on this machine only. */
  addresses: z.array(z.string()),
  /** The site's own authority that phones must trust; null where the site brought a certificate of its own. */
  authority: z
    .strictObject({
      /** SHA-256, in pairs of hex digits. */
      fingerprint: z.string(),
      validUntil: z.number(),
    })
    .nullable(),
});
export type PhonesView = z.infer<typeof phonesViewSchema>;
