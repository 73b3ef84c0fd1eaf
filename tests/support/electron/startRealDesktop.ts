import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright-core';
import type { Desktop } from './Desktop.ts';
import { waitFor } from './waitFor.ts';
import type { StandInElectron } from './electron.ts';
import type { StandInSettings } from './standInSettings.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const shim = fileURLToPath(new URL('./realShim.cjs', import.meta.url));
const launchTimeoutMs = 60_000;

/** The built shell in Electron itself, asked and watched like the one on the stand-in. */
export function startRealDesktop(electron: string, settings: StandInSettings, parameters: readonly string[]): Desktop {
  let words = '';
  const launching = _electron.launch({
    executablePath: electron,
    args: ['-r', shim, root, '--no-sandbox', `--user-data-dir=${settings.userData}`, ...parameters],
    env: { ...definedOnly(process.env), YIGAN_STAND_IN: JSON.stringify(settings) },
    timeout: launchTimeoutMs,
  });
  const exited = launching.then(
    (application) =>
      new Promise<number | null>((resolve) => {
        application.process().stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
        application.process().once('exit', resolve);
      }),
    // A second shell gives way before it opens a window, so there is nothing to attach to.
    () => 0,
  );
  const ask = async <Result, Argument>(
    question: (electron: StandInElectron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> => {
    const application = await launching;
    const evaluate = application.evaluate.bind(application) as unknown as (
      question: (electron: StandInElectron, argument: Argument) => Result | Promise<Result>,
      argument: Argument,
    ) => Promise<Result>;
    return evaluate(question, argument);
  };
  const find = (application: ElectronApplication, part: string) =>
    application.windows().find((page) => page.url().includes(part));
  return {
    evaluate: ask,
    urls: async () => (await launching).windows().map((page) => page.url()),
    words: () => words,
    exited,
    page: async (part) => {
      const application = await launching;
      await waitFor(
        () => find(application, part) !== undefined,
        () => `a window on ${part}\n${words}`,
      );
      const page = find(application, part);
      if (page === undefined) throw new Error(`The page on ${part} is gone again`);
      await page.waitForLoadState('load');
      return page;
    },
    quit: async () => {
      await ask(({ app }) => void setImmediate(() => app.quit()), null);
      return exited;
    },
    kill: async () => {
      const application = await launching.catch(() => null);
      application?.process().kill('SIGKILL');
      await exited;
    },
  };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
