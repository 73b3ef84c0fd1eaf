/** The part of a pino logger that media needs. */
export type MediaLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;
