import type { Browser } from 'playwright-core';

/** A real JPEG, larger than a phone page sends without scaling it down. */
export async function testPhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1350 } });
  await page.setContent(
    '<body style="margin:0;height:100vh;background:linear-gradient(135deg,#334,#a43 60%,#fc6)"></body>',
  );
  const photo = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return photo;
}
