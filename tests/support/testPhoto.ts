import type { Browser } from 'playwright-core';

/** A real JPEG, larger than a phone page sends without scaling it down. */
export async function testPhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const photo = await page.evaluate(() => {
    const canvas = new OffscreenCanvas(2400, 1350);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas to paint on');
    const sky = context.createLinearGradient(0, 0, canvas.width, canvas.height);
    for (const [share, color] of [
      [0, '#334'],
      [0.6, '#a43'],
      [1, '#fc6'],
    ] as const)
      sky.addColorStop(share, color);
    context.fillStyle = sky;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas
      .convertToBlob({ type: 'image/jpeg', quality: 0.8 })
      .then((blob) => blob.arrayBuffer())
      .then((bytes) => [...new Uint8Array(bytes)]);
  });
  await page.close();
  return Buffer.from(photo);
}
