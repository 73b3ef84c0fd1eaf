import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../hallServer.ts';
import { receivedAudioEnergy, waitForMovingPictures, watchConnections } from './watchMedia.ts';

/** A step of the main job: what a person does, and what the pages must then show. Throws when they do not in time. */
export interface MainJobStep {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface MainJobPages {
  readonly seat: Page;
  readonly wall: Page;
  readonly phone: Page;
  readonly supervisor: Page;
}

const stepTimeoutMs = 25_000;
const summary = '滨江路临街商铺起火，有浓烟';
const report = '明火已扑灭，无人员受伤';
const note = '需要增援水带';
/** On the square by the river, in sight of cameras of all three tiers. */
const place = '澜川广场';

/** The main job as four people do it in real pages: dispatcher's seat, wall, a unit's phone, supervisor's seat. */
export class MainJob {
  readonly pages: MainJobPages;
  readonly #contexts: readonly BrowserContext[];
  readonly #url: string;

  private constructor(url: string, contexts: readonly BrowserContext[], pages: MainJobPages) {
    this.#url = url;
    this.#contexts = contexts;
    this.pages = pages;
  }

  static async create(browser: Browser, url: string): Promise<MainJob> {
    const contexts: BrowserContext[] = [];
    const open = async (options: Parameters<Browser['newContext']>[0]): Promise<Page> => {
      const context = await browser.newContext({ locale: 'zh-CN', ...options });
      contexts.push(context);
      await watchConnections(context);
      const page = await context.newPage();
      page.setDefaultTimeout(stepTimeoutMs);
      return page;
    };
    const desk = { viewport: { width: 1920, height: 1080 }, permissions: ['microphone'] };
    const phone = {
      viewport: { width: 390, height: 844 },
      permissions: ['microphone', 'geolocation'],
      geolocation: { longitude: 113.0005, latitude: 29.503, accuracy: 6 },
      hasTouch: true,
    };
    const pages = {
      seat: await open(desk),
      wall: await open({ viewport: { width: 1280, height: 720 } }),
      phone: await open(phone),
      supervisor: await open({ viewport: { width: 1366, height: 768 } }),
    };
    return new MainJob(url, contexts, pages);
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }

  /** All steps in order; `photo` is a JPEG file for the phone to send. */
  steps(photo: Buffer): MainJobStep[] {
    const { seat, wall, phone, supervisor } = this.pages;
    const incidentStatus = (page: Page, status: string) =>
      page.locator(`[data-testid="incident-status"][data-status="${status}"]`).waitFor();
    const assignmentStatus = (status: string) =>
      seat.locator(`[data-testid="assignment-status"][data-status="${status}"]`).waitFor();
    return [
      {
        name: 'the dispatcher logs in and sees the city',
        run: async () => {
          await this.#logIn(seat, 'diaodu');
          await seat.locator('[data-testid="map"] canvas').waitFor();
        },
      },
      {
        name: 'the wall opens with four tiles',
        run: async () => {
          await wall.goto(`${this.#url}/wall?wall=main`);
          await wall.locator('input').first().fill('shipin');
          await wall.locator('input[type="password"]').fill(demoPassword);
          await wall.keyboard.press('Enter');
          await wall.locator('[data-tile]').nth(3).waitFor();
        },
      },
      {
        name: 'the unit goes on duty with its phone, which shows that its place is shared',
        run: async () => {
          await phone.goto(`${this.#url}/field`);
          await phone.getByTestId('field-username').fill('fire-01');
          await phone.getByTestId('field-password').fill(demoPassword);
          await phone.getByTestId('field-login').click();
          await phone.getByTestId('field-duty-on').click();
          await phone.getByTestId('field-position').waitFor();
          await seat.locator('[data-testid="unit-row"]', { hasText: '消防01' }).waitFor();
        },
      },
      {
        name: 'a fire is reported; cameras of all three tiers open and show moving pictures',
        run: async () => {
          await seat.getByTestId('report-open').click();
          await seat.getByTestId('report-place').fill(place);
          await seat.locator('.ant-select-item-option', { hasText: place }).first().click();
          await seat.getByTestId('report-summary').fill(summary);
          await seat.keyboard.press('Control+Enter');
          await seat.locator('[data-testid="incident-row"]', { hasText: summary }).waitFor();
          for (const tier of ['lookout', 'vantage', 'street']) {
            await seat.locator(`[data-testid="linked-tile"][data-tier="${tier}"]`).first().waitFor();
          }
          await waitForMovingPictures(seat, { within: '[data-testid="linked-tile"]', videos: 3 });
          await seat.locator('.aim[data-aim="turned"]').first().waitFor();
        },
      },
      {
        name: 'the picture is dragged onto the wall, which shows it moving',
        run: async () => {
          const source = seat.locator('[data-testid="linked-tile"] [draggable="true"]').first();
          await source.dragTo(seat.getByTestId('wall-mini-tile-0'));
          await seat.locator('[data-testid="wall-mini-tile-0"]:not([data-camera=""])').waitFor();
          await waitForMovingPictures(wall, { videos: 1 });
        },
      },
      {
        name: 'the incident is accepted and opened',
        run: async () => {
          await seat.getByTestId('verb-accept').click();
          await incidentStatus(seat, 'accepted');
          await seat.getByTestId('verb-open').click();
          await incidentStatus(seat, 'open');
        },
      },
      {
        name: 'the nearest suitable unit is sent; its phone shows the assignment',
        run: async () => {
          await seat.locator('[data-testid="unit-recommend-row"][data-unit="unit-fire-01"] input').check();
          await seat.getByTestId('dispatch-order').fill('前往处置，注意风向');
          await seat.getByTestId('verb-dispatch').click();
          await phone.getByTestId('field-assignment').getByText(summary).waitFor();
          await incidentStatus(seat, 'dispatched');
          await assignmentStatus('seen');
        },
      },
      {
        name: 'the unit acknowledges and departs; the seat sees it',
        run: async () => {
          await phone.getByTestId('field-acknowledge').click();
          await assignmentStatus('acknowledged');
          await phone.getByTestId('field-depart').click();
          await assignmentStatus('enRoute');
        },
      },
      {
        name: 'the dispatcher presses to talk and the phone receives sound',
        run: () => this.#talk(seat.locator('.talk-bar .talk-press'), seat, phone),
      },
      {
        name: 'the unit presses to talk and the seat receives sound',
        run: () => this.#talk(phone.locator('.talk-phone .talk-press'), phone, seat),
      },
      {
        name: 'the unit arrives, sends a photo and a note; both stand in the log of the seat',
        run: async () => {
          await phone.getByTestId('field-arrive').click();
          await assignmentStatus('onScene');
          const file = { name: 'scene.jpg', mimeType: 'image/jpeg', buffer: photo };
          await phone.getByTestId('field-photo').locator('xpath=descendant-or-self::input').setInputFiles(file);
          await seat.locator('img[src*="/api/attachments/"]').first().waitFor();
          await phone.getByTestId('field-note').click();
          await phone.getByTestId('field-note-text').fill(note);
          await phone.getByTestId('field-note-send').click();
          await seat.getByText(note).first().waitFor();
        },
      },
      {
        name: 'the unit reports back',
        run: async () => {
          await phone.locator('[data-testid="field-report"], [data-testid="field-report-text"]').first().click();
          await phone.getByTestId('field-report-text').fill(report);
          await phone.getByTestId('field-report-send').click();
          await incidentStatus(seat, 'reportedBack');
        },
      },
      {
        name: 'a supervisor who handled nothing verifies and closes it',
        run: async () => {
          await this.#logIn(supervisor, 'duban');
          await supervisor.locator('[data-testid="incident-row"]', { hasText: summary }).click();
          await supervisor.getByTestId('verb-verify').click();
          await supervisor.getByTestId('verb-confirm').click();
          await incidentStatus(supervisor, 'verified');
          await supervisor.getByTestId('verb-close').click();
          await supervisor.getByTestId('verb-confirm').click();
          await incidentStatus(seat, 'closed');
        },
      },
    ];
  }

  async #logIn(page: Page, username: string): Promise<void> {
    await page.goto(this.#url);
    await page.getByTestId('login-username').fill(username);
    await page.getByTestId('login-password').fill(demoPassword);
    await page.getByTestId('login-submit').click();
    await page.getByTestId('line-state').waitFor();
  }

  /** Holds the button until the other page has received energy, which it had not before. */
  async #talk(button: ReturnType<Page['locator']>, from: Page, to: Page): Promise<void> {
    const before = await receivedAudioEnergy(to);
    await button.hover();
    await from.mouse.down();
    try {
      await button.and(from.locator('[data-phase="granted"]')).waitFor();
      const until = Date.now() + stepTimeoutMs;
      while ((await receivedAudioEnergy(to)) - before < 0.0005) {
        if (Date.now() > until) throw new Error('No sound arrived at the other page');
        await to.waitForTimeout(100);
      }
    } finally {
      await from.mouse.up();
    }
    await button.and(from.locator('[data-phase="idle"]')).waitFor();
  }
}
