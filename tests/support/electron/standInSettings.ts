/** What a test gives the stand-in at its start, and what of Electron's surroundings it may change while it runs. */
export interface StandInDisplay {
  readonly id: number;
  readonly label: string;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface StandInSettings {
  /** Chromium's debugging address. */
  readonly browserUrl: string;
  readonly userData: string;
  readonly displays: readonly StandInDisplay[];
  readonly isPackaged: boolean;
  /** Global keys that another program has. */
  readonly takenKeys: readonly string[];
  /** What the person chooses in the dialogs, in their order; afterwards the dialog's cancel. */
  readonly answers: readonly number[];
}

const text = process.env['YIGAN_STAND_IN'];
if (text === undefined) throw new Error('YIGAN_STAND_IN is not set: start the shell through launchDesktop');
export const standInSettings = JSON.parse(text) as StandInSettings;
