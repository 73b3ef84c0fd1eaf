import { mediaWorkerPath } from '../../scripts/setup/mediaWorker.mjs';
import { launchBrowser } from '../support/browser.ts';
import { makeDataFolder, runServerCommand, startHallServer } from '../support/hallServer.ts';
import { MainJob } from '../support/mainJob/MainJob.ts';
import { testPhoto } from '../support/testPhoto.ts';

/** `npm run smoke`: the main job in real Chromium on a fresh demo city, each step with its time; exit 0 only if all were seen. */
process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
const beganAt = performance.now();
const folder = makeDataFolder();
const server = await startHallServer({ dataFolder: folder.path });
tell(`the demo city is ready at ${server.url}`, beganAt);
const browser = await launchBrowser();
const job = await MainJob.create(browser, server.url);

let failed: unknown = null;
for (const { name, run } of job.steps(await testPhoto(browser))) {
  const startedAt = performance.now();
  try {
    await run();
    tell(name, startedAt);
  } catch (error) {
    failed = error;
    console.error(`  FAILED     ${name}\n${error instanceof Error ? error.message : String(error)}`);
    await saveScreens(job);
    break;
  }
}
await job.close();
await browser.close();
const code = await server.stop();
if (code !== 0) failed ??= new Error(`The server ended with ${code ?? 'a signal'}`);
const verdict = await runServerCommand(['verify', '--data', folder.path]);
console.log(verdict.words.trim());
if (verdict.code !== 0) failed ??= new Error('The journal is not whole');
folder.remove();
console.log(`${failed === null ? 'The main job was done and seen' : 'The main job FAILED'} in ${seconds(beganAt)}`);
process.exit(failed === null ? 0 : 1);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}

function tell(name: string, since: number): void {
  console.log(`${seconds(since).padStart(8)}  ${name}`);
}

async function saveScreens({ pages }: MainJob): Promise<void> {
  for (const [name, page] of Object.entries(pages) as [string, MainJob['pages']['seat']][]) {
    const path = `tests/output/smoke-${name}.png`;
    await page.screenshot({ path }).catch(() => undefined);
    console.error(`  ${path}`);
  }
}
