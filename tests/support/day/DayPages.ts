import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../hallServer.ts';
import type { TcpProxy } from '../TcpProxy.ts';
import { WallWindow } from '../WallWindow.ts';

export interface DayCables {
  readonly seat: TcpProxy;
  readonly wall: TcpProxy;
  readonly phone: TcpProxy;
}

const patienceMs = 60_000;

/** The three real pages of the day, each on a cable of its own. */
export class DayPages {
  readonly seat: Page;
  readonly wall: WallWindow;
  readonly phone: Page;
  readonly #contexts: readonly BrowserContext[];

  private constructor(contexts: readonly BrowserContext[], pages: { seat: Page; wall: WallWindow; phone: Page }) {
    this.#contexts = contexts;
    this.seat = pages.seat;
    this.wall = pages.wall;
    this.phone = pages.phone;
  }

  static async create(browser: Browser, cables: DayCables, phoneUser: string): Promise<DayPages> {
    const addressOf = (cable: TcpProxy): string => `http://127.0.0.1:${cable.port}`;
    const contexts: BrowserContext[] = [];
    const context = async (options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => {
      const made = await browser.newContext({ locale: 'zh-CN', ...options });
      contexts.push(made);
      made.setDefaultTimeout(patienceMs);
      return made;
    };
    const seat = await (await context({ viewport: { width: 1366, height: 768 } })).newPage();
    await seat.goto(addressOf(cables.seat));
    await seat.getByTestId('login-username').fill('diaodu');
    await seat.getByTestId('login-password').fill(demoPassword);
    await seat.getByTestId('login-submit').click();
    await seat.getByTestId('line-state').waitFor();

    const wall = await WallWindow.open(await context({}), addressOf(cables.wall));
    await wall.logIn('shipin');
    await wall.whenShown();

    const phone = await (
      await context({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        permissions: ['geolocation'],
        geolocation: { longitude: 113.0005, latitude: 29.503, accuracy: 6 },
      })
    ).newPage();
    await phone.goto(`${addressOf(cables.phone)}/field`);
    await phone.getByTestId('field-username').fill(phoneUser);
    await phone.getByTestId('field-password').fill(demoPassword);
    await phone.getByTestId('field-login').click();
    await phone.getByTestId('field-duty-on').click();
    await phone.getByTestId('field-duty-off').waitFor();
    return new DayPages(contexts, { seat, wall, phone });
  }

  /** What a crew does on its screen, step by step; `midway` happens between two of them. */
  async workOff(report: string, midway: () => void): Promise<void> {
    const { phone } = this;
    await phone.getByTestId('field-acknowledge').click();
    midway();
    await phone.getByTestId('field-depart').click();
    await phone.getByTestId('field-arrive').click();
    midway();
    await phone.getByTestId('field-report').click();
    await phone.getByTestId('field-report-text').fill(report);
    await phone.getByTestId('field-report-send').click();
    await phone.getByTestId('field-put-away').click();
  }

  /** The seat page's own comparison with the server: its sequence, and whether the two are the same. */
  async compare(): Promise<{ isSame: string | null; seq: number }> {
    const { seat } = this;
    await seat.locator('[data-testid="line-state"][data-line="online"]').waitFor();
    await seat.getByTestId('line-state').click();
    const shown = seat.getByTestId('line-code').locator('[data-same]');
    await shown.waitFor();
    const isSame = await shown.getAttribute('data-same');
    const seq = Number(await shown.getAttribute('data-seq'));
    await seat.keyboard.press('Escape');
    return { isSame, seq };
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }
}
