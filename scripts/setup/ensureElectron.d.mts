/** The path of Electron's binary; undefined where it could not be downloaded. */
export function electronPath(): string | undefined;
export function ensureElectron(): Promise<void>;
