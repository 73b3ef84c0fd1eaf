import { launchBrowser } from '../support/browser.ts';
import { makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { timeDispatches } from './dispatch/timeDispatches.ts';
import type { Figure } from './Figure.ts';

/**
 * dispatch.phone: from the seat sending "dispatch" to the assignment standing on the phone's page in real Chromium; both
 * clocks are this machine's. The yardstick is a bare Socket.IO message to a page of one line after one fsynced insert, in
 * turns with ours. The same in a full hall: `measureUnits`.
 */
export async function measureDispatch(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path });
  const browser = await launchBrowser();
  try {
    const figure = await timeDispatches({
      ...{ id: 'dispatch.phone', browser, url: server.url, runs: 40 },
      phone: { username: 'fire-01', unitId: 'unit-fire-01' },
      conditions: 'loopback, two cores shared with Chromium (software rendering); until the next frame of the page',
    });
    return [figure];
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}
