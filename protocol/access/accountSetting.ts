import { z } from 'zod';

/** What of a person's seat is kept with the account, so that it is found at any desk: panels, what was seen, saved filters. */
export const accountSettingNames = ['layout', 'informedSeen', 'handOffSeen', 'incidentList'] as const;
export const accountSettingNameSchema = z.enum(accountSettingNames);
export type AccountSettingName = z.infer<typeof accountSettingNameSchema>;

/** Longest setting as JSON text. */
export const longestAccountSetting = 64 * 1024;

/** The page alone knows its shape and checks it where it is read; null is none. */
export const accountSettingSchema = z.strictObject({ value: z.json() });
export type AccountSetting = z.infer<typeof accountSettingSchema>;
