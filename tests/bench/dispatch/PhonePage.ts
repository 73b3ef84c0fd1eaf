import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { incidentIdSchema } from '../../../protocol/ids.ts';
import type { HallClient } from '../../support/hallClient.ts';
import { demoPassword } from '../../support/hallServer.ts';
import { untilShown } from './untilShown.ts';

export interface PhonePageOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly username: string;
  readonly unitId: string;
}

const putAwayTimeoutMs = 15_000;

/** The phone's page of one unit on duty, in real Chromium. */
export class PhonePage {
  readonly #page: Page;
  readonly #unitId: string;

  private constructor(page: Page, unitId: string) {
    this.#page = page;
    this.#unitId = unitId;
  }

  static async create({ browser, url, username, unitId }: PhonePageOptions): Promise<PhonePage> {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/field`);
    await page.getByTestId('field-username').fill(username);
    await page.getByTestId('field-password').fill(demoPassword);
    await page.getByTestId('field-login').click();
    await page.getByTestId('field-duty-on').click();
    await page.getByTestId('field-duty-on').waitFor({ state: 'detached' });
    return new PhonePage(page, unitId);
  }

  /** Reports, opens and dispatches one incident; milliseconds from sending the order until its words stand on the phone. */
  async dispatch(seat: HallClient, summary: string): Promise<number> {
    const incidentId = randomUUID();
    const assignmentId = randomUUID();
    const place = { lon: 112.9, lat: 29.4 };
    const what = { incidentType: 'fire', priority: 1, place, areaId: null, summary, source: 'desk' };
    await demand(seat, { type: 'reportIncident', incidentId, ...what });
    await demand(seat, { type: 'acceptIncident', incidentId, expect: 1 });
    await demand(seat, { type: 'openIncident', incidentId, expect: 2 });
    const { shownAt } = await untilShown(this.#page, summary);
    const sentAt = performance.timeOrigin + performance.now();
    const assignments = [{ assignmentId, unitId: this.#unitId }];
    const [shown] = await Promise.all([
      shownAt,
      demand(seat, { type: 'dispatchUnits', incidentId, expect: 3, order: '', assignments }),
    ]);
    const { snapshot } = await seat.call('live.join', {});
    const expect = snapshot?.incidents[incidentIdSchema.parse(incidentId)]?.version;
    await demand(seat, { type: 'recallAssignment', incidentId, expect, assignmentId, reason: '测速' });
    await this.#page.getByTestId('field-put-away').click({ timeout: putAwayTimeoutMs });
    return shown - sentAt;
  }
}

async function demand(seat: HallClient, command: Record<string, unknown>): Promise<void> {
  const reply = await seat.command(command);
  if (!reply.ok) throw new Error(`A command of the bench was refused: ${JSON.stringify(reply)}`);
}
